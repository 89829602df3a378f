import { describe, expect, it } from 'vitest';
import type { Passage } from '../../domain/document.js';
import { loadLibrary } from '../testdata/library-passages.js';
import { listsIn } from './lists.js';

const sample = loadLibrary()[0]?.passages[0];

/** Passages of one section, one after the other, of the given texts. */
function passagesOf(...texts: readonly (readonly [Passage['kind'], string])[]): readonly Passage[] {
  let start = 0;
  return texts.map(([kind, text], at) => {
    if (sample === undefined) throw new Error('no sample passage');
    const passage = { ...sample, id: `x#${at}`, section: 'S', kind, text, start, end: start + text.length };
    start += text.length + 2;
    return passage;
  });
}

function entries(own: readonly Passage[], passage: number, at: string): readonly string[] | null {
  const found = own[passage];
  if (found === undefined) return null;
  const list = listsIn(found, own)(found.text.indexOf(at));
  return list?.items.map(({ passage: { text }, start, end }) => text.slice(start, end)) ?? null;
}

describe('a list', () => {
  const own = passagesOf(['text', 'Look at these first:\n\n• tank\n• meter\n\nThe round is short.\n\n• Gloves hang there.\n• Boots stay out.']);

  it.each(['Look at these', '• tank', '• meter'])('is whole from %s and ends before the next one', (at) => {
    expect(entries(own, 0, at)).toEqual(['• tank', '• meter']);
  });

  it('has no announcing sentence that ends otherwise', () => {
    expect(entries(own, 0, 'The round')).toBeNull();
    expect(entries(own, 0, '• Boots')).toEqual(['• Gloves hang there.', '• Boots stay out.']);
  });

  it('goes on in the next passages, as steps or rows', () => {
    const steps = passagesOf(['text', 'If glass breaks, do the following:'], ['steps', '1. Stop.\n2. Block.'], ['steps', '3. Release.']);
    expect(entries(steps, 0, 'If glass')).toEqual(['1. Stop.', '2. Block.', '3. Release.']);
    const rows = passagesOf(['text', 'The limits are:'], ['table-row', 'A: Limit 3'], ['table-row', 'B: Limit 4'], ['text', 'End.']);
    expect(entries(rows, 0, 'The limits')).toEqual(['A: Limit 3', 'B: Limit 4']);
  });

  it('ends where the numbers begin anew', () => {
    const steps = passagesOf(['steps', '1. Stop.\n2. Block.\n1. Start.\n2. Run.']);
    expect(entries(steps, 0, '2. Block')).toEqual(['1. Stop.', '2. Block.']);
    expect(entries(steps, 0, '1. Start')).toEqual(['1. Start.', '2. Run.']);
  });
});
