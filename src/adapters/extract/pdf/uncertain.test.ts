import { describe, expect, it } from 'vitest';
import type { TableRow } from './grid.js';
import type { Segment } from './segments.js';
import { isUncertain } from './uncertain.js';

const EDGE = 100;
const columnOf = (segment: Segment): number => (segment.x < EDGE ? 0 : 1);
const at = (text: string, x: number, y: number): Segment => ({
  text,
  x,
  y,
  right: x + text.length * 5,
  size: 10,
  font: 'body',
  page: 1,
  box: { left: x, top: y - 8, right: x + text.length * 5, bottom: y + 2 },
});
const row = (...segments: readonly Segment[]): TableRow => ({
  cells: [0, 1].map((column) =>
    segments
      .filter((segment) => columnOf(segment) === column)
      .map(({ text }) => text)
      .join(' '),
  ),
  segments,
});

describe('whether the rows of a table can be told apart', () => {
  it.each<[string, boolean, readonly TableRow[]]>([
    ['rows of one line', false, [row(at('F11', 10, 20), at('Flap stuck', 120, 20)), row(at('F19', 10, 40), at('Probe torn', 120, 40))]],
    ['two codes in one first cell', true, [row(at('F11', 10, 20), at('F19', 10, 33), at('Flap stuck', 120, 20))]],
    ['a name of two lines in the first cell', false, [row(at('Vent', 10, 20), at('Flap', 10, 33), at('Flap stuck', 120, 20))]],
    ['text of two columns in one cell, on lines of their own', true, [row(at('F11', 10, 26), at('Flap', 40, 20), at('Remedy', 120, 20))]],
    ['a cell centred beside two lines of its neighbour', false, [row(at('F11', 10, 26), at('Readings are', 120, 20), at('too far apart', 120, 33))]],
    [
      'a cell that goes on in the next row',
      true,
      [
        row(at('F11', 10, 20), at('Readings of the probes', 120, 20)),
        row(at('are too far apart', 120, 40)),
        row(at('F12', 10, 60), at('Flap stuck', 120, 60)),
        row(at('F13', 10, 80), at('Door open', 120, 80)),
        row(at('F14', 10, 90), at('Lamp out', 120, 90)),
      ],
    ],
    ['cells that all begin small', false, [row(at('F11', 10, 20), at('flap stuck open', 120, 20)), row(at('', 10, 40), at('probe torn', 120, 40))]],
  ])('%s', (_name, expected, rows) => {
    expect(isUncertain(rows, columnOf)).toBe(expected);
  });
});
