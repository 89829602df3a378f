import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { type EditContext, mayEdit, readEdit, replacesPart, standsAlone } from './edit.js';

const directory = createLine4Directory();
const knows = { directory, linkers: { entities: new EntityLinker(directory), signals: new SignalLinker(directory) }, now: new Date('2026-03-04T15:30:00Z') };
const night = { from: new Date('2026-03-03T22:00:00Z'), to: new Date('2026-03-04T06:00:00Z') };
const context: EditContext = { ...knows, spoken: { window: night, unit: 'last night' }, machines: ['P-101A'] };
/** The slots that an edit fills, in short. */
const slots = (question: string): Readonly<Record<string, unknown>> | null => {
  const edit = readEdit(question, context);
  if (edit === null) return null;
  const { named, window, ...rest } = edit;
  const filled = Object.entries(rest).filter(
    ([name, value]) => name !== 'carries' && value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return {
    ...Object.fromEntries(filled),
    ...(named.length === 0 ? {} : { named: named.flatMap(({ ids }) => ids) }),
    ...(window === null ? {} : { window: `${window.from.toISOString().slice(5, 16)} ${window.to.toISOString().slice(5, 16)}` }),
  };
};

describe('a follow-up is read as what it changes', () => {
  it.each([
    [['same for P-101B', 'P-101B?', 'und bei P-101B', 'P-101B呢'], { named: ['P-101B'] }],
    [['and B', 'what about the B pump', 'und bei der B', 'B泵呢'], { letter: 'B' }],
    [['and the other one?', 'und die andere', '另一台呢'], { other: true }],
    [['and the night before', 'und die davor', 'and before that', '前一晚呢'], { window: '03-02T22:00 03-03T06:00' }],
    [['and yesterday', 'what about yesterday', 'und gestern', '昨天呢'], { window: '03-03T00:00 03-04T00:00' }],
    [['which area used the most', 'welcher bereich am meisten', '哪个区域最多'], { group: 'area', end: 'most' }],
    [['no i meant steam', 'steam i meant', 'nein ich meinte dampf', '不是，我说的是蒸汽'], { counted: 'steam' }],
    [['is that normal', 'ist das normal', '正常吗'], { wish: 'normal' }],
    [['show me the trend of it', 'zeig mir den verlauf', '趋势'], { wish: 'trend' }],
    [['what does that mean', 'was bedeutet das', '是什么意思'], { wish: 'meaning' }],
    [['in total', 'und wie lange insgesamt', '一共多少'], { wish: 'total' }],
    [['why so many', 'warum', '为什么'], { wish: 'cause' }],
    [['when was the last one', '最后一个是什么时候'], { wish: 'last' }],
    [['how does that compare to yesterday', 'im vergleich zu gestern'], { wish: 'compare', window: '03-03T00:00 03-04T00:00' }],
    [['and the bearing temperature'], { measured: ['TT-101A'] }],
    [['not that, the filler'], { named: ['F-401'] }],
  ])('%j', (questions, expected) => {
    for (const question of questions) expect({ question, ...slots(question) }).toEqual({ question, ...expected });
  });

  it('a moment is no stretch of time', () => {
    expect(readEdit('and an hour ago', context)).toMatchObject({ window: null, moment: new Date('2026-03-04T14:30:00Z') });
  });

  it.each([
    'who fixed it and how',
    'how do I clean the strainer',
    'the seal leaks',
    'what happens if it stops',
    'is P-101B running',
    'which alarms are active',
  ])('%s has a word that is no slot', (question) => expect(readEdit(question, context)).toBeNull());
});

describe('a question that is whole by itself', () => {
  it.each(['how many alarms yesterday', 'what happened yesterday', 'vibration of P-101B', 'what is the steam pressure', 'trips of P-101B'])(
    '%s',
    (question) => {
      expect(mayEdit(question, knows)).toBe(false);
    },
  );

  it.each(['and alarms yesterday', 'how many rejects', 'yesterday', 'P-101B', 'is that ok'])('%s is none', (question) => {
    const edit = readEdit(question, context);
    expect(edit !== null && !standsAlone(edit)).toBe(true);
  });
});

it('another side of the same thing replaces nothing', () => {
  const replaces = (question: string): boolean | null => {
    const edit = readEdit(question, context);
    return edit === null ? null : replacesPart(edit);
  };
  expect(['is that normal', 'why', 'the trend', 'and yesterday', 'by shift'].map(replaces)).toEqual([false, false, false, true, true]);
});
