import { describe, expect, it } from 'vitest';
import type { Passage } from '../../domain/document.js';
import { loadLibraryDocument } from '../testdata/library-passages.js';
import { followReferences, referencesIn } from './cross-references.js';
import { convexSum, reciprocalRankFusion, scaleToUnit, smoothScores } from './fusion.js';
import { captionWithRows, wholeTable } from './neighbours.js';
import { asksForRevision, currentFirst } from './revisions.js';

const passagesOf = (body: string): readonly Passage[] =>
  loadLibraryDocument({ id: 'X', title: 'X', revision: 'A', language: 'en', kind: 'manual', appliesTo: [], body }).passages;
const first = (passages: readonly Passage[]): Passage => {
  const [passage] = passages;
  if (passage === undefined) throw new Error('no passage');
  return passage;
};

describe('cross-references', () => {
  it('are read in three languages, and only where the text points', () => {
    expect(referencesIn('see Table 5-10 and refer to section 3.2')).toEqual([
      { kind: 'table', number: '5-10' },
      { kind: 'section', number: '3.2' },
    ]);
    expect(referencesIn('siehe Tabelle 4')).toEqual([{ kind: 'table', number: '4' }]);
    expect(referencesIn('参见表 2-1')).toEqual([{ kind: 'table', number: '2-1' }]);
    expect(referencesIn('the table is round')).toEqual([]);
  });

  it('are read in lists and ranges, by heading, page and document, and a caption is none', () => {
    const read = (text: string): readonly string[] =>
      referencesIn(text).map(({ kind, number, document }) => [kind, number, document].filter((part) => part !== undefined && part !== '').join(' '));
    expect(read('see Tables 4 and 5 and § 6.1')).toEqual(['table 4', 'table 5', 'section 6.1']);
    expect(read('Sections 3.2 to 3.4 hold the limits; see also Table 5–10.')).toEqual(['section 3.2', 'section 3.3', 'section 3.4', 'table 5-10']);
    expect(read('siehe Kapitel 4.2 und Tabelle 3')).toEqual(['section 4.2', 'table 3']);
    expect(read('参见表2-1和表2-2，按照第4章')).toEqual(['table 2-1', 'table 2-2', 'section 4']);
    expect(read('Proceed as described under "Cleaning the strainer", see page 14.')).toEqual(['heading Cleaning the strainer', 'page 14']);
    expect(read('For the torque see section 3.2 of MN-410; records are kept as laid down in procedure QP-12.')).toEqual([
      'section 3.2 MN-410',
      'document QP-12',
    ]);
    expect(read('Table 12 lists the greases.')).toEqual(['table 12']);
    expect(read('Table 12 Greases')).toEqual([]);
    expect(read('Hold it for 30 sec 5 times, section a is not meant.')).toEqual([]);
  });
  it('reach a heading, a page, a numbered heading with a full stop, and a document that the reader knows by its number', () => {
    const own = passagesOf(
      '# 1. Start\nSee "Drain plug", section 2 and MN-9, section 1.\n# 2. Oil\nTwo litres.\n# 2.1. Grades\nNone.\n# Drain plug\nUse a 17 mm key.',
    );
    const other = passagesOf('# 1 Torque\nTighten to 40 N·m.\n# 2 Rest\nNothing.').map((passage) => ({
      ...passage,
      id: `other ${passage.id}`,
      documentId: 'MN-9',
    }));
    const reached = followReferences(
      first(own),
      (passage) => (passage.documentId === 'MN-9' ? other : own),
      (name) => (name === 'MN-9' ? other : null),
    );
    expect(reached.map(({ text }) => text)).toEqual(['Use a 17 mm key.', 'Two litres.', 'Tighten to 40 N·m.']);
  });
  it('lead to the rows of the table, over at most three hops, and end in loops', () => {
    const own = passagesOf(
      '# 1 A\nOil: see section 2.\n# 2 B\nFor grades see section 3.\n# 3 C\nAmounts are in section 4; see also section 1.\n# 4 D\nFurther, see section 5.\n# 5 E\nToo far.\nTable 9-1 Loose\n| a | b\n| one | two',
    );
    const reached = followReferences(first(own), () => own).map((passage) => passage.section);
    expect(reached).toEqual(['2 B', '3 C', '4 D']);
    const table = passagesOf('See Table 9-1.\nTable 9-1 Oils\n| a | b\n| one | two\n| three | four');
    expect(followReferences(first(table), () => table).map((passage) => passage.kind)).toEqual(['text', 'table-row', 'table-row']);
  });
});

describe('revisions', () => {
  const passage = (status: Passage['status'], section: string): Passage => ({
    ...first(passagesOf('text')),
    status,
    section,
    revision: status === 'current' ? 'B' : 'A',
  });

  it('stand behind the current passage of the same section', () => {
    const items = [passage('superseded', 'Torque'), passage('current', 'Intro'), passage('current', 'Torque'), passage('current', 'Other')];
    const ordered = currentFirst(
      items,
      (item) => item,
      () => false,
    );
    expect(ordered.map(({ status, section }) => `${status} ${section}`)).toEqual(['current Intro', 'current Torque', 'superseded Torque', 'current Other']);
    expect(
      currentFirst(
        items,
        (item) => item,
        () => true,
      ),
    ).toEqual(items);
  });

  it('are recognised when a question names them', () => {
    expect(asksForRevision('limits in Rev C', 'C')).toBe('named');
    expect(asksForRevision('limits in revision C2', 'C')).toBe('no');
    expect(asksForRevision('what did the old manual say', 'C')).toBe('old');
    expect(asksForRevision('torque of the cover', 'C')).toBe('no');
  });
});

describe('neighbours', () => {
  const own = passagesOf('Table 2-1 Sizes\n| a | b\n| one | 1\n| two | 2\n| three | 3\nAfter.');

  it('a caption brings its rows, verbatim by offsets', () => {
    const whole = captionWithRows(first(own), own);
    expect(whole.text.split('\n')).toHaveLength(4);
    expect(whole.end - whole.start).toBe(whole.text.length);
  });

  it('a table is shown whole when three of its rows were found', () => {
    const rows = own.filter((passage) => passage.kind === 'table-row');
    const row = rows[0];
    if (row === undefined) throw new Error('no row');
    expect(wholeTable(row, rows, own)?.text.split('\n')).toHaveLength(3);
    expect(wholeTable(row, rows.slice(0, 2), own)).toBeNull();
  });
});

describe('fusion', () => {
  it('scales to 0..1 and sums by weight', () => {
    expect([...scaleToUnit(Float64Array.of(2, 4, 3))]).toEqual([0, 1, 0.5]);
    expect([...scaleToUnit(Float64Array.of(2, 4), 0)]).toEqual([0.5, 1]);
    expect([...scaleToUnit(Float64Array.of(7, 7))]).toEqual([0, 0]);
    expect([
      ...convexSum(
        [
          { values: Float64Array.of(1, 0), weight: 3 },
          { values: Float64Array.of(0, 1), weight: 1 },
        ],
        2,
      ),
    ]).toEqual([0.75, 0.25]);
  });

  it('by ranks favours what both lists hold', () => {
    const fused = reciprocalRankFusion([
      [1, 2],
      [2, 3],
    ]);
    expect([...fused].sort((left, right) => right[1] - left[1])[0]?.[0]).toBe(2);
  });

  it('lifts a candidate whose neighbours score well', () => {
    const similar = Float64Array.of(0, 0.9, 0, 0.9, 0, 0, 0, 0, 0);
    const smoothed = smoothScores(Float64Array.of(1, 0.2, 0.3), [0, 1, 2], () => similar, { share: 0.5, neighbours: 1 });
    expect(smoothed[1]).toBeCloseTo(0.6);
    expect(smoothed[1]).toBeGreaterThan(smoothed[2] ?? 0);
  });
});
