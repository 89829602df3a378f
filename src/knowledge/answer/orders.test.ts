import { describe, expect, it } from 'vitest';
import type { DocumentInfo, Passage } from '../../domain/document.js';
import { createKnowledgeSearch } from '../search.js';
import { saysItOverrules } from './orders.js';

describe('a sentence that goes before another paper', () => {
  it.each([
    'This notice overrules WH-01 for block C.',
    'This order takes precedence over rule 1 of the site rules.',
    'On ward 4 it is 65 °C instead of the value in the handbook.',
    'The circular prevails over the guide as long as the gate is shut.',
    'Contrary to section 3, the gate stays open.',
    'Rule 2 does not apply during the fair.',
    'Abweichend von Abschnitt 2 gelten 300 l.',
    'Diese Anordnung geht der Betriebsanweisung vor.',
    'In Halle 2 gilt Ziffer 4 nicht.',
    'Diese Weisung hebt Abschnitt 3 auf.',
    'Sie setzt die Anweisung vorübergehend außer Kraft.',
    '本通知优先于操作手册。',
    '第3条不适用于2号车间。',
  ])('"%s" does', (sentence) => expect(saysItOverrules(sentence)).toBe(true));
  it.each([
    'Use the long key instead of the short one.',
    'Contrary to what many think, the oil is thin.',
    'The fitter replaces the seal every year.',
    'This edition replaces the manual of 2019.',
    'Der Monteur ersetzt die Dichtung.',
    'Der Wert gilt bei 20 °C.',
    'Remedy: Replace the seal, see section 9.',
    'Der Regler setzt den Wert auf 20 °C.',
    'Das Ventil geht auf, siehe Abschnitt 4.',
    '用水代替酒精。',
  ])('"%s" does not', (sentence) => expect(saysItOverrules(sentence)).toBe(false));
});

const info = (id: string): DocumentInfo => ({
  ...{ id, title: id, collection: 'c', revision: '1', effectiveDate: null, supersedes: null, status: 'current', appliesTo: [], language: 'en' },
  ...{ accessRoles: [], kind: 'manual', format: 'markdown', fileName: `${id}.md`, sha256: id, pageCount: 1, ingestedAt: '2026-01-01T00:00:00Z' },
});

const papers: Readonly<Record<string, readonly string[]>> = {
  Handbook: ['The water leaves the boiler at 60 °C.', 'The filters are washed weekly.', 'Visitors sign the book.'],
  'Notice 4': ['In block C the water leaves the boiler at 66 °C.', 'This notice overrules the handbook until further notice.'],
};

async function roles(query: string): Promise<readonly (readonly [string, string])[]> {
  const search = createKnowledgeSearch();
  for (const [id, sentences] of Object.entries(papers)) {
    let start = 0;
    const passages = sentences.map((text, at): Passage => {
      const place = { page: 1, endPage: 1, section: id, kind: 'text', start, end: start + text.length, text } as const;
      start = place.end + 1;
      const owner = { documentId: id, document: id, documentKind: 'manual', revision: '1', status: 'current' } as const;
      return { id: `${id}#${at}`, ...owner, ...place, language: 'en', appliesTo: [], flagged: false };
    });
    search.addDocument(info(id), passages);
  }
  const { answers } = await search.search({ query, limit: 6, role: 'technician' }, new AbortController().signal);
  return answers.map(({ role, text }) => [role, text] as const);
}

describe('an order without a date', () => {
  it('stands beside the general value', async () => {
    expect(
      (await roles('At what temperature does the water leave the boiler?'))
        .slice(0, 2)
        .map(([, text]) => text)
        .sort(),
    ).toEqual([papers['Handbook']?.[0], papers['Notice 4']?.[0]].sort());
  });
  it('comes first where the question names what it is for', async () => {
    expect((await roles('At what temperature does the water leave the boiler in block C?'))[0]?.[1]).toBe(papers['Notice 4']?.[0]);
  });
  it('is named as such', async () => {
    expect((await roles('At what temperature does the water leave the boiler?')).map(([role]) => role)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^overrule[sd]$/u)]),
    );
  });
});
