import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createInProcessExtractor } from '../adapters/extract/extraction-pool.js';
import { Manifest, type ManifestEntry } from '../knowledge/ingest/manifest.js';
import { assetRows } from '../plant/line4/assets.js';
import { analogTags, discreteTags } from '../plant/line4/tags.js';
import type { ExtractedDocument } from '../ports/knowledge.js';

const root = path.join(import.meta.dirname, '../../knowledge');
const entries = Manifest.parse(JSON.parse(readFileSync(path.join(root, 'manifest.json'), 'utf8')));
const read = new Map<string, ExtractedDocument>();

const key = ({ id, revision }: Pick<ManifestEntry, 'id' | 'revision'>): string => `${id} ${revision}`;
const of = (kind: ManifestEntry['kind']): readonly ManifestEntry[] => entries.filter((entry) => entry.kind === kind);
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
  it('has at least 12 manuals whose revisions in force alone have 400 pages and more', () => {
    const later = (one: ManifestEntry, other: ManifestEntry): boolean => one.id === other.id && (one.effectiveDate ?? '') > (other.effectiveDate ?? '');
    const inForce = of('manual').filter((entry) => !entries.some((other) => later(other, entry)));
    expect(new Set(inForce.map(({ id }) => id)).size).toBeGreaterThanOrEqual(12);
    expect(inForce.reduce((sum, entry) => sum + documentOf(key(entry)).pages.length, 0)).toBeGreaterThanOrEqual(400);
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

describe('the signal lists of the cabinets', () => {
  const signals = (): readonly { tag: string; place: string }[] =>
    documentOf('MAN-CTRL 2').blocks.flatMap(({ kind, rendered }) => {
      const found = kind === 'table-row' ? /^Tag (\S+)[^:]*: Signal: .*; Card:? ([^;]+); Channel:? (\d+); .*; Cable: W(\d)-\d{3}/u.exec(rendered ?? '') : null;
      return found === null ? [] : [{ tag: found[1] ?? '', place: `${found[4]}/${found[2]}/${found[3]}` }];
    });
  it('put every signal on a card and channel of its own', () => {
    const places = signals().map(({ place }) => place);
    expect(places.length).toBeGreaterThan(100);
    expect(new Set(places).size).toBe(places.length);
  });
  it('name only tags and assets that the plant has, and every measured value of the pumps', () => {
    const known = new Set([...[...analogTags, ...discreteTags].map(([id]) => id), ...assetRows.map(({ id }) => id), 'F-401.COUNT', 'WM-400']);
    const named = new Set(signals().map(({ tag }) => tag));
    expect([...named].filter((tag) => !known.has(tag))).toEqual([]);
    for (const tag of ['VT-101A', 'TT-101B', 'IT-601C', 'P-101A.RUN', 'LS-101B', 'TT-202', 'FDV-202.CMD']) expect(named).toContain(tag);
  });
});

describe('contradictions planted on purpose', () => {
  it.each([
    ['vibration trip of the HC-40', 'MAN-HC40 C', /11\.0 mm\/s/u, 'MAN-HC40 D', /7\.1 mm\/s/u],
    ['pressure of instrument air', 'POL-ENERGY 4', /6\.8 bar/u, 'MAN-AC11 C', /7,0 bar/u],
    ['time to divert', 'MAN-FD50 D', /1\.5 s/u, 'MAN-FD50 E', /1\.0 s/u],
    ['vibration trip in the alarm philosophy', 'POL-ALARM 2', /11\.0 mm\/s/u, 'POL-ALARM 3', /7\.1 mm\/s/u],
    ['casing bolts of the HC-40', 'MAN-HC40 C', /\b42 N·m/u, 'MAN-HC40 D', /\b48 N·m/u],
    ['interval of the mechanical seal', 'MAN-HC40 C', /18 months|8,?000 h/u, 'MAN-HC40 D', /12 months|6,?000 h/u],
    ['interval of the seat of the diversion valve', 'MAN-FD50 D', /12 months/u, 'MAN-FD50 E', /9 months/u],
    ['leak escape of the diversion valve', 'MAN-FD50 D', /20 ml\/min/u, 'MAN-FD50 E', /\b5 ml\/min/u],
    ['longest shelving of an alarm', 'POL-ALARM 2', /24 (?:h\b|hours)/u, 'POL-ALARM 3', /\b8 (?:h\b|hours)/u],
    ['alarms per day in two editions', 'POL-ALARM 3', /about 150/u, 'POL-ALARM 3', /about 144/u],
    ['count of basic smart factories', 'POL-DIGEST 1', /35,000/u, 'POL-DIGEST 1', /30,000/u],
  ])('%s stands in both papers, and the plant book lists it', (_measure, one, first, other, second) => {
    expect(textOf(one)).toMatch(first);
    expect(textOf(other)).toMatch(second);
    const book = readFileSync(path.join(root, '../docs/plant-book.md'), 'utf8').split('## Planted on purpose')[1] ?? '';
    expect(book).toContain(one.split(' ')[0]);
  });
  it('machines that invite mix-ups differ in the thread of their impeller nut and the torque of their casing', () => {
    const differing = [
      ['MAN-HC40 D', /left-hand/iu, /\b48 N·m/u],
      ['MAN-HC50', /left-hand/iu, /\b70 N·m/u],
      ['MAN-HC65', /right-hand/iu, /\b70 N·m/u],
    ] as const;
    for (const [name, thread, torque] of differing) {
      const entry = of('manual').find((one) => key(one) === name || one.id === name);
      const text = textOf(entry === undefined ? name : key(entry));
      expect(text).toMatch(thread);
      expect(text).toMatch(torque);
    }
  });
  it('former values stand in current papers only to be withdrawn', () => {
    const former: readonly (readonly [string, RegExp])[] = [
      ['MAN-CW30', /2\.0 ?g/u],
      ['MAN-CIP', /1\.8 ?%/u],
      ['MAN-CH120', /19\.0 bar/u],
      ['MAN-AC11', /115 °C/u],
    ];
    for (const [id, value] of former) {
      const entry = of('manual').find((one) => one.id === id);
      expect(textOf(entry === undefined ? id : key(entry))).toMatch(value);
    }
  });
  it('the log has rows without a date or an asset, one with a formula and one that gives orders', () => {
    const [log] = of('log');
    const { records, warnings } = documentOf(log === undefined ? '' : key(log));
    expect(records.filter(({ date }) => date === null).length).toBeGreaterThanOrEqual(3);
    expect(records.some(({ raw }) => /close all open work orders/iu.test(raw))).toBe(true);
    expect(warnings.join(' ')).toMatch(/formula/u);
    const known = new Set(assetRows.map(({ id }) => id));
    expect(records.filter(({ asset }) => asset === null || !known.has(asset)).length).toBeGreaterThanOrEqual(2);
  });
  it('the recipe is for engineers and shift leads alone', () => {
    expect(of('manual').find(({ id }) => id === 'MAN-RECIPE')?.accessRoles).toEqual(['engineer', 'shift-lead']);
  });
});
