import { describe, expect, it } from 'vitest';
import { readAnswerFollowUp } from './answer-follow-up.js';
import { dependsOnBefore } from './shown-follow-up.js';

describe('a question on the answer as a whole', () => {
  it.each([
    ['where does it say that', { kind: 'source' }],
    ['what page?', { kind: 'source' }],
    ['Wo steht das?', { kind: 'source' }],
    ['哪里写的', { kind: 'source' }],
    ['这是哪一页写的', { kind: 'source' }],
    ['is that from the latest revision or the old one', { kind: 'source' }],
    ['shorter please', { kind: 'shorter' }],
    ['summarise that', { kind: 'shorter' }],
    ['kürzer bitte', { kind: 'shorter' }],
    ['as a table', { kind: 'table' }],
    ['用表格', { kind: 'table' }],
    ['more', { kind: 'more' }],
    ['show me the rest', { kind: 'more' }],
    ['and in euros that would be?', { kind: 'money' }],
    ['what does that cost', { kind: 'money' }],
    ['do we have them', { kind: 'stock', words: [] }],
    ['haben wir die da', { kind: 'stock', words: [] }],
    ['is there one in stock', { kind: 'stock', words: [] }],
    ['ist das auf Lager?', { kind: 'stock', words: [] }],
    ['and is there a gasket in the store', { kind: 'stock', words: ['gasket'] }],
    ['and in Chinese please', { kind: 'language', language: 'zh' }],
    ['auf Deutsch bitte', { kind: 'language', language: 'de' }],
    ['sort by priority', { kind: 'sort', by: 'priority', down: true }],
    ['oldest first please', { kind: 'sort', by: 'time', down: false }],
    ['without the shelved ones', { kind: 'without', words: ['shelved'], ofRows: true }],
    ['Same two figures for the shift before please.', { kind: 'both', question: 'the same for the shift before please' }],
  ])('%s', (question, expected) => expect(readAnswerFollowUp(question)).toEqual(expected));

  it.each([
    'where is the pump',
    'what is the source of the milk',
    'short stop of the filler',
    'summary of the night shift',
    'do we have a spare coupling for P-101A',
    'what does the manual say about the strap',
    'more than 5 bar on the header',
    'sort the bottles into crates',
    'how do I replace the seal without draining the casing first',
    'is the manual available in German at the panel',
    'Alle Alarme von gestern',
    'Mehr Druck als vorher an der Pumpe',
    'Weiterbetrieb der Anlage erlaubt?',
  ])('%s has a subject of its own', (question) => expect(readAnswerFollowUp(question)).toBeNull());
});

describe('what says nothing without the question before', () => {
  it.each([
    ['why is that', true],
    ['break that', true],
    ['and the limit?', true],
    ['what about it', true],
    ['how do I calibrate the transmitter', false],
    ['is P-101A running', false],
    ['casing bolt torque', false],
  ])('%s: %s', (question, expected) => expect(dependsOnBefore(question)).toBe(expected));
});
