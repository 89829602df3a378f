import { describe, expect, it } from 'vitest';
import { deedAsked, deedsDone, tellsOfOtherDeed } from './deeds.js';

describe('what a row of a log says was done', () => {
  it.each([
    ['oil filter replaced', ['replace']],
    ['filter looked at, clean, no need to replace it', ['inspect']],
    ['Dichtung geprüft, muss nicht ersetzt werden', ['inspect']],
    ['shaft seal leaks, replacement ordered', []],
    ['bearing to be replaced at the next stop', []],
    ['Laufrad repariert und Lager getauscht', ['replace', 'repair']],
    ['皮带更换', ['replace']],
    ['tripped, restarted', []],
  ])('%s', (row, deeds) => expect([...deedsDone(row)]).toEqual(deeds));
});

describe('the work that a question asks about', () => {
  it.each([
    ['how many repairs on the press?', 'repair'],
    ['how often was the belt replaced?', 'replace'],
    ['Wie oft wurde das Sieb gereinigt?', 'clean'],
    ['how often did it trip?', null],
    ['was it repaired or replaced?', null],
  ])('%s', (question, deed) => expect(deedAsked(question)).toBe(deed));
  it.each([
    ['belt replaced', 'repair', true],
    ['belt repaired', 'repair', false],
    ['belt inspected, not replaced', 'replace', true],
    ['belt torn', 'replace', false],
  ] as const)('"%s" beside %s', (row, asked, other) => expect(tellsOfOtherDeed(row, asked)).toBe(other));
});
