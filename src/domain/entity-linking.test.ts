import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.js';
import { EntityLinker } from './entity-linking.js';

const linker = new EntityLinker({
  assets: [
    { id: 'P-7A', name: 'Brine pump A', level: 'equipment', aliases: ['brine pump'] },
    { id: 'P-7B', name: 'Brine pump B', level: 'equipment', aliases: [] },
    { id: 'P-130A', name: 'Feed pump A', level: 'equipment', aliases: ['pump A'] },
    { id: 'ST-20', name: 'Station 20', level: 'equipment', aliases: [] },
    { id: 'XV-41', name: 'Diversion valve', level: 'equipment', aliases: ['divert valve', '分流阀'] },
    { id: 'A100', name: 'Reception', level: 'unit', aliases: [] },
  ],
  tags: [
    { id: 'TT-130A', description: 'bearing temperature', equipment: 'P-130A' },
    { id: 'FIC-9.SP', description: 'setpoint', equipment: 'P-7A' },
  ],
});
const ids = (text: string): string[] => linker.link(text).map((mention) => mention.ids.join('/'));

describe('EntityLinker', () => {
  it('takes a word of another name for no slip of this one', () => {
    const close = new EntityLinker({
      assets: [
        { id: 'K-1', name: 'Filler', level: 'equipment', aliases: [] },
        { id: 'K-2', name: 'Oil filter', level: 'equipment', aliases: [] },
      ],
      tags: [],
    });
    expect(close.link('pressure at the filter')).toEqual([]);
    expect(close.link('speed of the fillr').map((mention) => mention.ids.join('/'))).toEqual(['K-1']);
  });

  it.each([
    ['why did P-130A trip', ['P-130A']],
    ['p130a is loud', ['P-130A']],
    ['P 130 A leaks', ['P-130A']],
    ['TT-130A and fic 9.sp', ['TT-130A', 'FIC-9.SP']],
    ['feed pump 130 a', ['P-130A']],
    ['what about 130A?', ['P-130A']],
    ['station 20 stops', ['ST-20']],
    ['20 stops', ['ST-20']],
    ['P-7 is hot', ['P-7A/P-7B']],
    ['the divertion valve hangs', ['XV-41']],
    ['the diversoin valve hangs', ['XV-41']],
    ['分流阀为什么不开', ['XV-41']],
    ['reception area', ['A100']],
  ])('links "%s"', (text, expected) => {
    expect(ids(text)).toEqual(expect.arrayContaining(expected));
  });

  it('does not take quantities for equipment', () => {
    expect(ids('wait 20 minutes at 20 °C')).toEqual([]);
  });

  it('names the nearest identifiers for an unknown one', () => {
    expect(linker.nearest('P-130C')[0]).toBe('P-130A');
  });

  it('counts transpositions as one edit', () => {
    expect(editDistance('valve', 'vavle', 2)).toBe(1);
  });
});
