import { describe, expect, it } from 'vitest';
import { SignalLinker, type SignalTag } from './signal-linking.js';

const tag = (id: string, equipment: string, description: string, unit: string): SignalTag => ({
  id,
  equipment,
  description,
  unit,
  kind: 'analog',
  access: 'read',
});

/** A brewery, not the bundled dairy. */
const linker = new SignalLinker({
  assets: [
    { id: 'MT-7', name: 'Mash tun', level: 'equipment', aliases: [], parent: 'U1' },
    { id: 'K-3', name: 'Wort kettle', level: 'equipment', aliases: ['kettle'], parent: 'U1' },
    { id: 'G-2', name: 'Glycol chiller', level: 'equipment', aliases: [], parent: 'U2' },
  ],
  tags: [
    tag('TT-7', 'MT-7', 'Mash tun temperature', '°C'),
    tag('TT-3', 'K-3', 'Wort kettle temperature', '°C'),
    tag('PT-3', 'K-3', 'Steam pressure at the wort kettle jacket', 'bar'),
    tag('LT-7', 'MT-7', 'Mash tun level', '%'),
    tag('TT-2', 'G-2', 'Glycol supply temperature', '°C'),
    tag('FT-2', 'G-2', 'Glycol flow', 'm³/h'),
  ],
});

describe('SignalLinker', () => {
  it.each([
    ['How hot is the mash?', 'TT-7'],
    ['The glycol is getting warm', 'TT-2'],
    ['steam pressure right now', 'PT-3'],
    ['Dampfdruck zu niedrig', 'PT-3'],
    ['Is the mash tun full?', 'LT-7'],
    ['Why does the glycol flow fall?', 'FT-2'],
  ])('reads %s as %s', (text, id) => {
    expect(linker.link(text)?.tags).toEqual([id]);
  });

  it('finds nothing in a question about something else, and nothing by a quantity alone', () => {
    expect(linker.link('Who approves a holiday?')).toBeNull();
    expect(linker.link('What is the temperature?')).toBeNull();
  });

  it('says how much of the question the signal accounts for', () => {
    expect(linker.link('steam pressure')?.coverage).toBe(1);
    expect(linker.link('steam pressure of the relief valve spring calculation')?.coverage ?? 1).toBeLessThan(0.6);
  });
});
