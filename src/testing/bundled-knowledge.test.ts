import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createInProcessExtractor } from '../adapters/extract/extraction-pool.js';
import { Manifest, type ManifestEntry } from '../knowledge/ingest/manifest.js';
import { assetRows } from '../plant/line4/assets.js';
import type { ExtractedDocument } from '../ports/knowledge.js';

const root = path.join(import.meta.dirname, '../../knowledge');
const entries = Manifest.parse(JSON.parse(readFileSync(path.join(root, 'manifest.json'), 'utf8')));
const read = new Map<string, ExtractedDocument>();

const key = ({ id, revision }: Pick<ManifestEntry, 'id' | 'revision'>): string => `${id} ${revision}`;
const of = (kind: ManifestEntry['kind']): readonly ManifestEntry[] => entries.filter((entry) => entry.kind === kind);
const idsOf = (kind: ManifestEntry['kind']): ReadonlySet<string> => new Set(of(kind).map(({ id }) => id));
const documentOf = (name: string): ExtractedDocument => {
  const document = read.get(name);
  if (document === undefined) throw new Error(`${name} is not bundled`);
  return document;
};
/** Everything a document says, with the headings and units of its table cells, in one line. */
const textOf = (name: string): string => {
  const { text, blocks } = documentOf(name);
  return [text, ...blocks.map(({ rendered }) => rendered ?? '')].join(' ').replace(/\s+/gu, ' ');
};

beforeAll(async () => {
  const extractor = createInProcessExtractor();
  const signal = new AbortController().signal;
  for (const entry of entries) {
    if (entry.kind === 'plc') continue;
    const bytes = new Uint8Array(readFileSync(path.join(root, entry.file)));
    read.set(key(entry), await extractor.extract({ fileName: path.basename(entry.file), bytes }, signal));
  }
}, 120_000);

describe('the bundled knowledge', () => {
  it('has at least 12 manuals with 400 pages and more', () => {
    expect(idsOf('manual').size).toBeGreaterThanOrEqual(12);
    expect(of('manual').reduce((sum, entry) => sum + documentOf(key(entry)).pages.length, 0)).toBeGreaterThanOrEqual(400);
  });
  it('has tables across pages, whose rows keep their table on the second page', () => {
    const across = of('manual').filter((entry) =>
      documentOf(key(entry)).blocks.some(({ kind, rendered }, at, blocks) => {
        const next = blocks[at + 1];
        return (
          kind === 'table-row' && rendered !== null && next?.kind === 'caption' && next.page > (blocks[at]?.page ?? 0) && blocks[at + 2]?.kind === 'table-row'
        );
      }),
    );
    expect(across.length).toBeGreaterThanOrEqual(3);
  });
  it('has manuals in two columns, read down one column and then down the other', () => {
    // Heights count from the foot of the page. In reading order a page of two columns goes back up once, from the foot of the left half to the head of the right half.
    const columned = of('manual').filter((entry) =>
      documentOf(key(entry)).pages.some(({ boxes, width, height }) => {
        const places = [...boxes].sort((left, right) => left.start - right.start).map(({ rectangle }) => rectangle);
        const turn = places.findIndex((place, at) => {
          const next = places[at + 1];
          return next !== undefined && place.x < width * 0.45 && next.x > width * 0.48 && next.y - place.y > height * 0.3;
        });
        const after = places.slice(turn + 1);
        return turn > 15 && after.length > 15 && after.every(({ x }) => x > width * 0.45);
      }),
    );
    expect(columned.map(({ id }) => id)).toEqual(expect.arrayContaining(['MAN-CH120', 'MAN-CIP']));
  });
  it('has one manual that is a picture, one in German and one in Chinese', () => {
    const scanned = of('manual').filter((entry) => documentOf(key(entry)).pages.every(({ needsOcr }) => needsOcr));
    expect(scanned.map(({ id }) => id)).toEqual(['MAN-T101']);
    expect(
      of('manual')
        .filter(({ language }) => language === 'de')
        .every((entry) => /\b(?:der|und|nicht)\b/u.test(textOf(key(entry)))),
    ).toBe(true);
    expect(new Set(of('manual').map(({ language }) => language))).toEqual(new Set(['en', 'de', 'zh']));
    expect(
      of('manual')
        .filter(({ language }) => language === 'zh')
        .every((entry) => /\p{Script=Han}{4}/u.test(textOf(key(entry)))),
    ).toBe(true);
  });
  it('has more than 2,000 log rows, and reports the rows that do not parse', () => {
    const [log] = of('log');
    const { records, warnings } = documentOf(log === undefined ? '' : key(log));
    expect(records.length).toBeGreaterThan(2_000);
    expect(warnings.join(' ')).toMatch(/row/u);
  });
  it.each([
    ['lockout/tagout', /lockout/i],
    ['permit to work', /permit to work/i],
    ['alarm philosophy', /alarm philosophy/i],
    ['shift handover', /handover/i],
    ['AI use', /use of AI/i],
    ['energy', /energy/i],
    ['management of change', /management of change/i],
    ['food safety and pasteurisation limits', /food safety and pasteurisation limits/i],
    ['contractor rules', /contractor/i],
    ['manufacturing and AI digest', /manufacturing and AI/i],
  ])('has a paper on %s of five pages and more', (_subject, title) => {
    const paper = of('policy').filter((entry) => title.test(entry.title ?? ''));
    expect(paper.length).toBeGreaterThanOrEqual(1);
    for (const entry of paper) expect(documentOf(key(entry)).pages.length).toBeGreaterThanOrEqual(5);
  });
});

describe('bundled documents and the plant', () => {
  const assets = new Set(assetRows.map(({ id }) => id));
  const models = assetRows.flatMap(({ model }) => (model === undefined ? [] : [model]));

  it('every document applies to assets or models that the plant has', () => {
    const unknown = entries.flatMap(({ id, appliesTo }) =>
      (appliesTo ?? [])
        .filter((name) => !assets.has(name) && !models.some((model) => model.includes(name) || name.includes(model)))
        .map((name) => `${id} ${name}`),
    );
    expect(unknown).toEqual([]);
  });
  it('every document that the plant names is bundled', () => {
    const ids = new Set(entries.map(({ id }) => id));
    expect(assetRows.flatMap(({ id, documents = [] }) => documents.filter((name) => !ids.has(name)).map((name) => `${id} ${name}`))).toEqual([]);
  });
  it('the stores catalogue has every spare part of the plant, with the bin and stock that the plant has', () => {
    const rows = of('manual')
      .filter(({ id }) => id === 'MAN-STORE')
      .flatMap((entry) => {
        const { text, blocks } = documentOf(key(entry));
        return blocks.filter(({ kind }) => kind === 'table-row').map(({ start, end, rendered }) => rendered ?? text.slice(start, end));
      });
    const wrong = assetRows.flatMap(({ spares = [] }) =>
      spares.filter(
        ([part, , , stock, bin]) => !rows.some((row) => row.includes(part) && row.includes(bin) && new RegExp(`In the store ${stock}\\b`, 'u').test(row)),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe('contradictions planted on purpose', () => {
  it.each([
    ['vibration trip of the HC-40', 'MAN-HC40 C', /11\.0 mm\/s/u, 'MAN-HC40 D', /7\.1 mm\/s/u],
    ['pressure of instrument air', 'POL-ENERGY 4', /6\.8 bar/u, 'MAN-AC11 C', /7,0 bar/u],
    ['time to divert', 'MAN-FD50 D', /1\.5 s/u, 'MAN-FD50 E', /1\.0 s/u],
    ['vibration trip in the alarm philosophy', 'POL-ALARM 2', /11\.0 mm\/s/u, 'POL-ALARM 3', /7\.1 mm\/s/u],
    ['count of basic smart factories', 'POL-DIGEST 1', /35,000/u, 'POL-DIGEST 1', /30,000/u],
  ])('%s stands in both papers, and the plant book lists it', (_measure, one, first, other, second) => {
    expect(textOf(one)).toMatch(first);
    expect(textOf(other)).toMatch(second);
    const book = readFileSync(path.join(root, '../docs/plant-book.md'), 'utf8').split('## Planted on purpose')[1] ?? '';
    expect(book).toContain(one.split(' ')[0]);
  });
});
