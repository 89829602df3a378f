import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadQueue, loadSession, type Store, saveQueue, saveSession } from '../connection/queue-store.js';
import { chinese } from '../i18n/chinese.js';
import { english, type MessageKey } from '../i18n/english.js';
import { german } from '../i18n/german.js';
import { languages, preferredLanguage, quickQuestionsFor, translator } from '../i18n/translate.js';
import { rowsOf } from './command-fields.js';
import { countdown, groupStatements, pieces, valueText } from './format.js';
import { highlightBoxes } from './highlight.js';
import { drawingOf } from './symbols.js';
import { axisSteps } from './trend-chart.js';

describe('words in three languages', () => {
  it('have the same places to fill in', () => {
    const places = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const key of Object.keys(english) as MessageKey[]) {
      expect(places(german[key]), `de ${key}`).toEqual(places(english[key]));
      expect(places(chinese[key]), `zh ${key}`).toEqual(places(english[key]));
    }
  });

  it('are filled in, and never from a prototype', () => {
    expect(translator('en')('evidence.page', { page: 4 })).toBe('Page 4');
    expect(translator('en')('evidence.page', {})).toBe('Page {page}');
  });

  it('are chosen by what the browser asks for', () => {
    expect([preferredLanguage(['fr', 'de-AT']), preferredLanguage(['zh-TW']), preferredLanguage(['fr'])]).toEqual(['de', 'zh', 'en']);
  });

  it('offer every role a question', () => {
    for (const language of languages)
      for (const role of ['technician', 'engineer', 'shift-lead', 'manager', 'admin']) expect(quickQuestionsFor(language, role).length).toBeGreaterThan(0);
  });
});

describe('values', () => {
  it('are shown with the digits of their tag', () => {
    expect(valueText(5.25, { decimals: 1, states: null })).toBe('5.3');
    expect(valueText(61240, { decimals: 0, states: null })).toBe('61\u2009240');
    expect(valueText(true, { decimals: 0, states: ['stopped', 'running'] })).toBe('running');
    expect(valueText(4.5)).toBe('4.5');
    expect(valueText('Execute')).toBe('Execute');
  });

  it('count down without going below zero', () => {
    expect([countdown(3_599_000), countdown(3_600_000), countdown(-5)]).toEqual(['59:59', '1:00:00', '0:00']);
  });
});

describe('setting figures apart', () => {
  const strong = (text: string): readonly string[] => pieces(text).flatMap((piece) => (piece.strong ? [piece.text] : []));
  it('marks tags, figures with units, dates and part numbers as wholes', () => {
    expect(strong('VT-101A reads 5.3 mm/s, limit 4.5 mm/s.')).toEqual(['VT-101A', '5.3 mm/s', '4.5 mm/s']);
    expect(strong('On 2025-11-04 the bearing 6306-2Z and seal HC40-3101 of P-101A.RUN.')).toEqual(['2025-11-04', '6306-2Z', 'HC40-3101', 'P-101A.RUN']);
    expect(strong('At 2026-03-02 13:53:08 VT-101A.H#1 rose; 11 scenarios since 06:00.')).toEqual(['2026-03-02 13:53:08', 'VT-101A.H#1', '11', '06:00']);
    expect(strong('Check the pump.')).toEqual([]);
  });
  it('changes no character', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const joined = pieces(text)
          .map((piece) => piece.text)
          .join('');
        expect(joined).toBe(text);
      }),
    );
  });
});

describe('statements with the same sources', () => {
  it('stand together when they follow one another', () => {
    const said = (text: string, ...evidence: string[]) => ({ text, evidence });
    expect(groupStatements([said('a', 'E1'), said('b', 'E1'), said('c', 'E2'), said('d', 'E1'), said('e'), said('f')])).toEqual([
      { texts: ['a', 'b'], evidence: ['E1'] },
      { texts: ['c'], evidence: ['E2'] },
      { texts: ['d'], evidence: ['E1'] },
      { texts: ['e', 'f'], evidence: [] },
    ]);
  });
});

describe('the rows of a table', () => {
  it('stand together, each with its own sources, and apart from the sentences around them', () => {
    const said = (text: string, ...evidence: string[]) => ({ text, evidence });
    expect(
      groupStatements([said('Compared:'), said('| Who | What |'), said('|---|---|'), said('| A | 3 m |', 'E1'), said('| B | 4 m |', 'E2'), said('End.')]),
    ).toEqual([
      { texts: ['Compared:'], evidence: [] },
      {
        texts: [],
        evidence: [],
        rows: [
          { cells: ['Who', 'What'], evidence: [] },
          { cells: ['---', '---'], evidence: [] },
          { cells: ['A', '3 m'], evidence: ['E1'] },
          { cells: ['B', '4 m'], evidence: ['E2'] },
        ],
      },
      { texts: ['End.'], evidence: [] },
    ]);
  });
});

describe('the axis of a chart', () => {
  it('has round steps inside the range', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e6, noNaN: true }), (low, span) => {
        const steps = axisSteps(low, low + span, 4);
        expect(steps.length).toBeGreaterThan(0);
        expect(steps.length).toBeLessThan(9);
        const slack = span * 1e-6 + Math.abs(low) * 1e-9;
        for (const step of steps) expect(step >= low - slack && step <= low + span + slack).toBe(true);
      }),
    );
    expect(axisSteps(3.6, 5.5, 4)).toEqual([4, 4.5, 5, 5.5]);
  });
});

describe('the highlight on a printed page', () => {
  const page = { width: 600, height: 800, boxes: [{ start: 100, end: 200, rectangle: { page: 1, x: 60, y: 700, width: 300, height: 20 } }] };
  it('covers a box that is wholly in the span', () => {
    expect(highlightBoxes(page, { start: 90, end: 210 })).toEqual([{ left: '10.000%', top: '10.000%', width: '50.000%', height: '2.500%' }]);
  });
  it('cuts a box that is partly in the span', () => {
    expect(highlightBoxes(page, { start: 150, end: 210 })).toEqual([{ left: '35.000%', top: '10.000%', width: '25.000%', height: '2.500%' }]);
  });
  it('leaves out what only touches', () => expect(highlightBoxes(page, { start: 200, end: 210 })).toEqual([]));
});

describe('showing any draft', () => {
  it('names every value', () => {
    expect(
      rowsOf({
        kind: 'work-order-create',
        draft: { title: 'Seal', failureCause: null, spareParts: [{ partNumber: 'HC40-3101', quantity: 1 }], skills: ['mechanic', 'rigger'] },
      }),
    ).toEqual([
      ['kind', 'work-order-create'],
      ['draft · title', 'Seal'],
      ['draft · spare parts 1 · part number', 'HC40-3101'],
      ['draft · spare parts 1 · quantity', '1'],
      ['draft · skills', 'mechanic, rigger'],
    ]);
  });
});

describe('symbols', () => {
  it('follow the class, else the letters of the tag', () => {
    expect([drawingOf('centrifugal-pump', 'X-1'), drawingOf(null, 'T-301'), drawingOf('plate-heat-exchanger', 'HX-201'), drawingOf(null, 'QQ-1')]).toEqual([
      'pump',
      'tank',
      'exchanger',
      'other',
    ]);
  });
});

describe('the stored queue', () => {
  const storeOf = (): Store & { kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) };
  };
  it('comes back as it was', () => {
    const store = storeOf();
    expect(saveQueue(store, [{ key: 'a', question: 'Which alarms?' }])).toBe(true);
    expect(loadQueue(store)).toEqual([{ key: 'a', question: 'Which alarms?' }]);
    saveQueue(store, []);
    expect(store.kept.size).toBe(0);
  });
  it('keeps the session of a tab for its own role', () => {
    const store = storeOf();
    saveSession(store, { session: 's1', replayFrom: 4, role: 'engineer' });
    expect(loadSession(store, 'engineer')).toEqual({ session: 's1', replayFrom: 4 });
    expect(loadSession(store, 'manager')).toBeNull();
    saveSession(store, null);
    expect(loadSession(store, 'engineer')).toBeNull();
  });
  it('reads damage as empty and says when it cannot store', () => {
    const store = storeOf();
    for (const text of ['{', '[{"key":1}]', 'null']) {
      store.kept.set('shiftmate.queue', text);
      expect(loadQueue(store)).toEqual([]);
    }
    const full: Store = {
      ...store,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(saveQueue(full, [{ key: 'a', question: 'b' }])).toBe(false);
  });
});
