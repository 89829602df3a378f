import { describe, expect, it } from 'vitest';
import { createLine4Directory } from './directory.js';
import { line4Links } from './topology.js';

const directory = createLine4Directory();

describe('the topology of Line 4', () => {
  it('links configured assets and tags only, each pair and kind once, never a thing with itself', () => {
    const known = new Set([...directory.assets.map(({ id }) => String(id)), ...directory.tags.map(({ id }) => String(id))]);
    expect(line4Links.filter(({ from, to }) => !known.has(from) || !known.has(to) || from === to)).toEqual([]);
    expect(new Set(line4Links.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).size).toBe(line4Links.length);
    expect(directory.links).toBe(line4Links);
  });

  it('reaches from every utility and from the first raw milk pump to the filler', () => {
    const reach = (start: string): ReadonlySet<string> => {
      const seen = new Set([start]);
      for (const node of seen) for (const link of line4Links) if (link.from === node) seen.add(link.to);
      return seen;
    };
    for (const start of ['BL-601', 'CH-601', 'AC-601', 'P-601A', 'P-101A', 'S-101']) expect(reach(start).has('F-401'), start).toBe(true);
    expect(reach('F-401').has('BL-601')).toBe(false);
  });
});
