import { describe, expect, it } from 'vitest';
import { matchesRecord, mentions, readRecordQuery } from './record-matching.js';

const record = (found: string, done: string, parts: readonly string[] = []) => ({ found, done, parts, used: parts.length > 0 });

describe('readRecordQuery', () => {
  it.each([
    ['How many times was the mechanical seal replaced between March and May?', ['seal'], true],
    ['Wie oft wurde die Gleitringdichtung getauscht?', ['seal'], true],
    ['密封更换了多少次？', ['seal'], true],
    ['How often did it trip on high pressure?', ['high pressure'], false],
    ['Number of trips?', ['trip'], false],
  ])('reads "%s"', (question, concepts, replaced) => {
    expect(readRecordQuery(question)).toEqual({ concepts, replaced, routine: false });
  });

  it('leaves out what the asset is called anyway', () => {
    expect(readRecordQuery('How many compressor belt failures?', ['Screw compressor']).concepts).toEqual(['belt']);
  });
});

describe('mentions', () => {
  it.each([
    ['valve hangs at half stroke', 'stick', true],
    ['Ventil klemmt', 'stick', true],
    ['seal lkg again', 'leak', true],
    ['baering hot', 'bearing', true],
    ['vlv sluggish', 'valve', true],
    ['star wheel', 'contactor', false],
    ['oil topped up', 'leak', false],
  ])('%s about %s: %s', (text, concept, expected) => {
    expect(mentions(text, concept)).toBe(expected);
  });
});

describe('matchesRecord', () => {
  it('does not take a weekly test for the failure that it tests', () => {
    const query = readRecordQuery('How many low water trips were there?');
    expect(matchesRecord(query, record('weekly low water trip test', 'tripped at 35 %, ok'))).toBe(false);
    expect(matchesRecord(query, record('LW lockout', 'strainer cleaned'))).toBe(true);
  });

  it('counts tests where tests are asked for', () => {
    expect(matchesRecord(readRecordQuery('How many low water tests were done?'), record('weekly low water test', 'ok'))).toBe(true);
  });

  it('knows a replacement by the part that was used or by the words of the action', () => {
    const query = readRecordQuery('When was the belt replaced?');
    expect(matchesRecord(query, record('squealing', 'done', ['V-belt SPZ']))).toBe(true);
    expect(matchesRecord(query, record('squealing', 'new belt fitted'))).toBe(true);
    expect(matchesRecord(query, record('belt loose', 'belt tensioned'))).toBe(false);
  });
});
