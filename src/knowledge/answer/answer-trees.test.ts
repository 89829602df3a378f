import { describe, expect, it } from 'vitest';
import { createKnowledgeSearch } from '../search.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import type { Row } from './answer-trees.js';
import { FITTED } from './answer-trees-data.js';
import type { Piece } from './piece.js';

const body = Array.from(
  { length: 16 },
  (_, at) => `## Berth ${at + 1}\nThe winch on berth ${at + 1} pulls ${20 + at} kN at its drum and is greased by the bosun.`,
).join('\n');

async function weighed(query: string): Promise<Readonly<{ pieces: readonly Piece[]; rows: readonly Row[] }>> {
  let found: Readonly<{ pieces: readonly Piece[]; rows: readonly Row[] }> = { pieces: [], rows: [] };
  const search = createKnowledgeSearch({
    onPieces: (pieces, rows) => {
      found = { pieces, rows: rows() };
    },
  });
  const { document, passages } = loadLibraryDocument({
    ...{ id: 'WINCH', title: 'Winches', revision: 'A', status: 'current', language: 'en', kind: 'manual', appliesTo: [], accessRoles: [], body },
  });
  search.addDocument(document, passages);
  await search.search({ query, role: 'technician', limit: 6 }, new AbortController().signal);
  return found;
}

describe('the trees that weigh pieces', () => {
  it('look at the ten best by the linear model, and no other piece comes before these', async () => {
    const { pieces, rows } = await weighed('How hard does the winch on berth 7 pull?');
    const probabilityOf = ({ piece }: Row): number =>
      pieces.find(({ start, source }) => start === piece.start && source.number === piece.source.number)?.probability ?? -1;
    const looked = new Set(rows.map(({ piece }) => piece.text));
    const least = Math.min(...rows.map(probabilityOf));
    expect([rows.length, pieces.length]).toEqual([10, 16]);
    expect(pieces.filter(({ text, probability }) => !looked.has(text) && probability > least)).toEqual([]);
  });

  it('see how the question asks, how the piece tells, and how the two stand to each other', async () => {
    const [first] = (await weighed('How hard does the winch on berth 7 pull?')).rows;
    expect(first?.features).toMatchObject({
      'asks mark': 1,
      'asks who': 0,
      'tells figure': 1,
      'tells role': 0,
      'standing rank': 0,
      'question concepts': expect.any(Number),
    });
    expect(Object.values(first?.features ?? {}).every(Number.isFinite)).toBe(true);
  });

  it('were fitted on what they are shown: no feature was renamed or dropped since', async () => {
    const [first] = (await weighed('How hard does the winch on berth 7 pull?')).rows;
    expect(FITTED.names.filter((name) => first?.features[name] === undefined)).toEqual([]);
  });

  it('are sure of a piece that answers and not of one about another thing', async () => {
    const best = async (query: string): Promise<number> => Math.max(...(await weighed(query)).pieces.map(({ probability }) => probability));
    expect(await best('How hard does the winch on berth 7 pull?')).toBeGreaterThan(0.4);
    expect(await best('Which colour is the paint of the crane cabin?')).toBeLessThan(0.4);
  });
});
