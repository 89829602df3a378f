import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { languages } from '../../domain/language.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import type { Message } from '../../ports/model.js';
import { phrasesFor } from '../phrases/phrases.js';
import { amendedRequest, carriesOn, withOrdinal } from './dialogue.js';
import { understand } from './understanding.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
/** Questions and answers in turn; the last is the question to be understood. */
const dialogue = (...texts: readonly string[]) => {
  const messages = texts.map((text, at): Message => (at % 2 === 0 ? { role: 'user', text } : { role: 'assistant', text, toolCalls: [] }));
  return understand(messages, directory, linkers, new Date('2026-03-04T15:30:00Z'));
};

describe('a dialogue', () => {
  it('"the second one" is the second of the list before', () => {
    const list = '2 alarms are listed:\nAlarm LT-301.H#4: Buffer tank high.\nAlarm TT-203.H#2: Product warm.';
    expect(withOrdinal('tell me more about the second one', list)).toBe('tell me more about TT-203.H#2');
    expect(withOrdinal('what about the last?', list)).toBe('what about TT-203.H#2?');
    expect(withOrdinal('the third one please', list)).toBe('the third one please');
    expect(withOrdinal('What did the second shift do?', list)).toBe('What did the second shift do?');
  });

  it.each(['how was it an hour ago?', 'is it rising?', 'show me the trend', 'how has that been since yesterday'])('carries on: %s', (text) => {
    expect(carriesOn(text)).toBe(true);
  });

  it.each(['How do I replace it?', 'Why is it leaking?', 'What was the torque?', 'is the boiler on'])('has a matter of its own: %s', (text) => {
    expect(carriesOn(text)).toBe(false);
  });

  it('a chain of short questions keeps quantity and thing', () => {
    const { assets, effective, window } = dialogue('What is the level in T-301?', '64 %.', 'and in T-101?', '58 %.', 'how was it an hour ago?');
    expect(assets.map(({ id }) => id)).toEqual(['T-101']);
    expect(effective).toContain('level in T-101');
    expect(window?.from.toISOString().slice(0, 16)).toBe('2026-03-04T14:25');
  });

  it('what only the answer named is meant where no question named anything', () => {
    const list = '1 alarm is listed for LINE4:\nAlarm VT-101A.H#1: vibration high.';
    expect(dialogue('Which alarms are active?', list, 'what should I do first?').assets.map(({ id }) => id)).toContain('P-101A');
  });

  it.each([
    ['set the filler speed to 8000', 'actually make it 8500', 'set the filler speed to 8500'],
    ['Open a work order for the noisy conveyor', 'make it urgent', 'Open a work order for the noisy conveyor, urgent'],
    ['Set FIC-110 to 9.5', 'no, 9.2', 'Set FIC-110 to 9.2'],
    ['open a job for the fan for tomorrow morning, urgent', 'no, tomorrow afternoon', 'open a job for the fan, urgent, tomorrow afternoon'],
    ['open a job for the fan', 'make it urgent and add: check the belt too', 'open a job for the fan, urgent; check the belt too'],
    ['shelve the fan alarm for 2 hours', 'shelve it for 20 hours instead', 'shelve the fan alarm for 20 hours'],
  ])('%s, then: %s', (request, change, joined) => {
    expect(amendedRequest(change, request, new Date('2026-03-02T10:00:00Z'))).toBe(joined);
  });

  it.each([
    ['What is the level?', 'make it urgent'],
    ['Open a work order for the pump', 'What makes it noisy?'],
    ['Open a work order for the pump', 'do not make it urgent'],
  ])('nothing is joined to: %s, then: %s', (before, text) => {
    expect(amendedRequest(text, before, new Date('2026-03-02T10:00:00Z'))).toBeNull();
  });

  it('knows that the answer before showed a draft', () => {
    for (const language of languages) {
      const draft = `Set F-401.SP.\n${phrasesFor(language).needsApproval('engineer', '15:40')}`;
      expect(dialogue('set it to 8000', draft, 'no, leave it').draftBefore, language).toBe(true);
    }
    expect(dialogue('Who may approve it?', 'The shift lead may approve a setpoint. 由班长批准。', 'never mind').draftBefore).toBe(false);
    expect(dialogue('Which alarms are active?', 'No alarm is listed for LINE4.', 'never mind').draftBefore).toBe(false);
  });
});
