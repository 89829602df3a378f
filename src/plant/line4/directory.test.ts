import { describe, expect, it } from 'vitest';
import { priorityFor, reviewRationalisation } from '../alarms/priority.js';
import { createLine4Directory, line4Texts } from './directory.js';
import { discreteRules, textRules, tripRules } from './journal-rules.js';
import { line4Programs } from './programs.js';
import { fastFeedbackRows, feedbackRows, sensorRows, slowFeedbackRows } from './sensors.js';
import { planTags } from './tags.js';

const directory = createLine4Directory();
const tagIds = directory.tags.map((tag) => String(tag.id));
const alarm = (id: string) => directory.alarms.find((candidate) => candidate.id === id);

describe('the directory of Line 4', () => {
  it('has at least 30 assets, 120 tags and 60 alarms with unique ids', () => {
    expect(directory.assets.length).toBeGreaterThanOrEqual(30);
    expect(directory.tags.length).toBeGreaterThanOrEqual(120);
    expect(directory.alarms.length).toBeGreaterThanOrEqual(60);
    for (const ids of [directory.assets.map((asset) => asset.id), tagIds, directory.alarms.map((each) => each.id)]) {
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('is one ISA-95 tree from the site down, parents before children and one level apart', () => {
    const levels = ['site', 'area', 'line', 'unit', 'equipment'];
    const seen = new Map<string, string>();
    for (const asset of directory.assets) {
      if (asset.parent === null) expect(asset.level).toBe('site');
      else expect(levels.indexOf(asset.level)).toBe(levels.indexOf(seen.get(asset.parent) ?? '') + 1);
      seen.set(asset.id, asset.level);
    }
  });

  it('hangs every tag and alarm on a configured asset and every alarm on a configured tag', () => {
    const assetIds = new Set(directory.assets.map((asset) => asset.id));
    expect(directory.tags.filter((tag) => !assetIds.has(tag.equipment)).map((tag) => tag.id)).toEqual([]);
    expect(directory.alarms.filter((each) => !tagIds.includes(each.tag) || !assetIds.has(each.equipment)).map((each) => each.id)).toEqual([]);
  });

  it('passes its own rationalisation review: priority follows from consequence and time, every alarm has a response', () => {
    expect(reviewRationalisation(directory.alarms)).toEqual([]);
    for (const each of directory.alarms) expect(each.priority).toBe(priorityFor(each.consequenceSeverity, each.timeToRespondMinutes));
  });

  it.each([
    ['VT-101A.H', 4.5, 10, 'medium', 30],
    ['VT-101B.HH', 7.1, 5, 'high', 5],
    ['TT-101A.H', 80, 10, 'medium', 30],
    ['TT-101B.HH', 95, 5, 'high', 5],
    ['LS-101A.WET', 1, 30, 'medium', 20],
    ['IT-101B.H', 8.3, 10, 'medium', 15],
    ['PDT-101.H', 25, 15, 'low', 60],
    ['PT-101S.L', -20, 10, 'medium', 10],
    ['LT-101.L', 15, 10, 'medium', 15],
    ['LT-101.LL', 10, 2, 'high', 2],
    ['LT-101.H', 90, 10, 'low', 30],
    ['FIC-110.DEV', -1.5, 30, 'medium', 10],
    ['TT-202.L', 72.8, 1, 'high', 2],
    ['TT-202.LL', 72, 0, 'highest', 1],
    ['PDT-205.L', 0.3, 5, 'high', 5],
    ['PT-603.L', 1.6, 10, 'medium', 15],
    ['PT-602.L', 5.5, 10, 'high', 5],
  ] as const)('gives %s the limit, delay, priority and time of the plant book', (id, limit, delay, priority, minutes) => {
    const found = alarm(id);
    expect({ limit: found?.limit, delay: found?.onDelaySeconds, priority: found?.priority, minutes: found?.timeToRespondMinutes }).toEqual({
      limit,
      delay,
      priority,
      minutes,
    });
  });

  it('marks the legal temperature, the diversion valve and the boiler lockout as safety related and never writable', () => {
    const safety = directory.tags.filter((tag) => tag.safetyRelated).map((tag) => String(tag.id));
    expect(safety).toEqual(expect.arrayContaining(['TT-202', 'FDV-202.CMD', 'FDV-202.FWD', 'BL-601.TRIP', 'BL-601.RESET']));
    expect(directory.tags.filter((tag) => tag.id.startsWith('FDV-202') && !tag.safetyRelated)).toEqual([]);
  });

  it('gives P-101A the nameplate, spare parts and isolation points of the plant book', () => {
    const pump = directory.assets.find((asset) => asset.id === 'P-101A');
    expect(pump?.nameplate['rated current']).toBe('7.9 A');
    expect(pump?.spareParts.map((part) => `${part.partNumber} ${part.inStock} ${part.location}`)).toEqual([
      'HC40-3101 2 B12-04',
      'HC40-2205 4 B12-07',
      'HC40-1410 1 B13-01',
      'HC40-5002 6 B12-05',
      'HC40-6110 3 B12-09',
    ]);
    expect(pump?.isolationPoints.length).toBeGreaterThanOrEqual(3);
  });
});

describe('meters', () => {
  it('behind another one lie below it in the same medium and unit', () => {
    const byId = new Map(directory.tags.map((tag) => [tag.id, tag]));
    const behind = directory.tags.flatMap((tag) => (tag.submeterOf === undefined ? [] : [[tag, byId.get(tag.submeterOf)] as const]));
    expect(behind.length).toBeGreaterThanOrEqual(6);
    for (const [tag, main] of behind) {
      expect(main?.unit, tag.id).toBe(tag.unit);
      expect(main?.submeterOf, tag.id).toBeUndefined();
      expect(main?.range?.high ?? 0, tag.id).toBeGreaterThanOrEqual(tag.range?.high ?? 0);
    }
  });
});

describe('the tables beside the directory', () => {
  it('name only configured tags', () => {
    const named = [
      ...[...sensorRows, ...fastFeedbackRows, ...feedbackRows, ...slowFeedbackRows].map((row) => row[0]),
      ...line4Programs.flatMap((program) => [...program.reads, ...program.writes]),
      ...discreteRules.map((rule) => rule[0]),
      ...[...tripRules, ...textRules].flatMap((rule) => (rule[2] === null ? [rule[0]] : [rule[0], rule[2]])),
      ...line4Texts().keys(),
    ];
    expect(named.filter((tag) => !tagIds.includes(tag))).toEqual([]);
  });

  it('let exactly one source write each tag: an instrument, one program, the production plan, or a person', () => {
    const writers = new Map<string, number>();
    const add = (tag: string) => writers.set(tag, (writers.get(tag) ?? 0) + 1);
    for (const row of [...sensorRows, ...fastFeedbackRows, ...feedbackRows, ...slowFeedbackRows]) add(row[0]);
    for (const program of line4Programs) program.writes.forEach(add);
    planTags.forEach(add);
    for (const tag of directory.tags) if (tag.access !== 'read') add(tag.id);
    expect(tagIds.filter((tag) => writers.get(tag) !== 1)).toEqual([]);
  });
});
