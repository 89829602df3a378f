import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentInfo } from '../domain/document.js';
import type { SearchRequest } from '../ports/knowledge.js';
import { createKnowledgeSearch, type KnowledgeIndex } from './search.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { type LoadedDocument, loadLibraryDocument } from './testdata/library-passages.js';

const signal = new AbortController().signal;
const WORDS =
  'pump pumps seal seals gearbox gear box lubricant lubrication torque vibration vibraton temperature sensor P-205 P-206 SX-77 14 N·m mm/s bar weekly Lagertemperatur Temperatur Dichtung Wellendichtung geprüft Druck 密封 温度 泵'.split(
    ' ',
  );
const QUESTIONS = [
  'lubrcation of the gear box',
  'how often is the seal of P-205 checked',
  'sx 77 torque',
  'Welche Temperatur hat die Dichtung?',
  '泵的密封温度',
  'vibraton limmit in mm/s for pump 206 and gearbox, torque in N·m, weekly pressure in bar',
];

const sentences = fc.array(fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 4 });
const sheets = fc.array(fc.record({ sentences, hidden: fc.boolean(), german: fc.boolean(), second: fc.boolean(), policy: fc.boolean() }), {
  minLength: 6,
  maxLength: 14,
});

type Sheet = Readonly<{ sentences: string[][]; hidden: boolean; german: boolean; second: boolean; policy: boolean }>;

function loaded(sheet: Sheet, at: number): LoadedDocument {
  const body = `# Part ${at}\n${sheet.sentences.map((words) => `${words.join(' ')}.`).join('\n')}`;
  const info = { id: `D${at}`, title: `${sheet.sentences[0]?.[0] ?? ''} sheet`, revision: 'A', appliesTo: sheet.second ? ['P-205'] : [], body };
  const source = { ...info, language: sheet.german ? ('de' as const) : ('en' as const), kind: sheet.policy ? ('policy' as const) : ('manual' as const) };
  return loadLibraryDocument({ ...source, accessRoles: sheet.hidden ? ['engineer', 'manager'] : [] }, sheet.second ? 'second' : 'first');
}

const small = { ...DEFAULT_SETTINGS, dense: { rank: 4, fewest: 4, sample: 100 } };
const indexed = (documents: readonly LoadedDocument[]): KnowledgeIndex => {
  const index = createKnowledgeSearch({ settings: small });
  for (const { document, passages } of documents) index.addDocument(document, passages);
  return index;
};

const REQUESTS: readonly Partial<SearchRequest>[] = [{}, { collection: 'second' }, { kinds: ['policy'] }, { includeSuperseded: false, appliesTo: 'P-205' }];

/** Every space that the requests below use, so that none is fitted between two searches. */
async function settled(index: KnowledgeIndex): Promise<void> {
  await index.settle('technician');
  await index.settle('technician', 'second');
}

/** Everything that a technician can be shown, as text. */
async function shown(index: KnowledgeIndex): Promise<string> {
  const results: unknown[] = [await index.documents('technician')];
  for (const query of QUESTIONS)
    for (const extra of REQUESTS) results.push(await index.search({ query, limit: 5, role: 'technician', perDocument: false, ...extra }, signal));
  return JSON.stringify(results);
}

describe('a document that the role may not read', () => {
  it('changes no byte of any result, score, count, snippet or answer, in words and in the dense space, there or gone again, saved and loaded', async () => {
    await fc.assert(
      fc.asyncProperty(sheets, async (drawn) => {
        const all = drawn.map(loaded);
        const isHidden = ({ document }: Readonly<{ document: DocumentInfo }>): boolean => document.accessRoles.length > 0;
        const open = indexed(all.filter((each) => !isHidden(each)));
        const mixed = indexed(all);
        expect(await shown(mixed)).toBe(await shown(open));
        await mixed.settle('engineer');
        for (const index of [open, mixed]) await settled(index);
        const expected = await shown(open);
        expect(await shown(mixed)).toBe(expected);
        const again = createKnowledgeSearch({ settings: small });
        again.load(mixed.save());
        await settled(again);
        expect(await shown(again)).toBe(expected);
        for (const { document } of all.filter(isHidden)) mixed.removeDocument(document.id);
        expect(await shown(mixed)).toBe(expected);
        for (const index of [open, mixed, again]) await index.close();
      }),
      { numRuns: 4 },
    );
  }, 120_000);
});
