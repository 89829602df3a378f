import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import type { Message } from '../../ports/model.js';
import { phrasesFor } from '../phrases/phrases.js';
import { Results } from '../results.js';
import { understand } from '../understand/understanding.js';
import { equipmentStates } from './equipment-states.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const asked = (text: string) => {
  const messages = [{ role: 'user' as const, text }];
  const understanding = understand(messages, directory, linkers, new Date('2026-03-04T15:30:00Z'));
  const context = { understanding, results: new Results(messages), directory, say: phrasesFor('en'), offers: () => true, role: null };
  return { fit: equipmentStates.fits(understanding), tags: equipmentStates.plan(context).flatMap(({ input }) => input['tags'] as string[]) };
};

/** Does the answer name the tag, where it alone has this value and everything else of the kind the other one? */
const answered = (text: string, tag: string, value: boolean): boolean => {
  const { tags } = asked(text);
  const readings = tags.map((id) => ({
    reading: { tag: id, value: id === tag ? value : !value, unit: null, quality: 'good', readAt: '2026-03-04T15:30:00.000Z' },
    definition: directory.tags.find((each) => each.id === id) ?? null,
  }));
  const call = { callId: 'c1', toolName: 'read_tags', input: { tags } };
  const messages: readonly Message[] = [
    { role: 'user', text },
    { role: 'assistant', text: '', toolCalls: [call] },
    { role: 'tool', callId: 'c1', toolName: 'read_tags', outcome: { kind: 'ok', output: { readings }, evidence: [] } },
  ];
  const understanding = understand(messages, directory, linkers, new Date('2026-03-04T15:30:00Z'));
  const context = { understanding, results: new Results(messages), directory, say: phrasesFor('en'), offers: () => true, role: null };
  return (equipmentStates.compose(context) ?? []).some((each) => each.text.startsWith(tag));
};

describe('which machines are in a state', () => {
  it.each([
    ['Which pumps are running?', 'P-101A.RUN'],
    ['Are any pumps tripped at the moment?', 'P-601A.TRIP'],
    ['which valves are open', 'FDV-202.FWD'],
    ['Welche Pumpen laufen gerade?', 'P-202.RUN'],
    ['现在哪些泵在运行？', 'P-203.RUN'],
  ])('%s reads %s and what is like it', (question, tag) => {
    const { fit, tags } = asked(question);
    expect(fit).toBeGreaterThan(0.8);
    expect(tags).toContain(tag);
    expect(tags.every((id) => !id.endsWith('.CMD') || !directory.tags.some((other) => other.id === id.replace('.CMD', '.RUN')))).toBe(true);
  });

  it.each([
    ['Which valves are not closed?', [true], 'FDV-202.FWD'],
    ['Which pumps are not running?', [false], 'P-202.RUN'],
    ['Welche Pumpen laufen nicht?', [false], 'P-202.RUN'],
    ['Which valves are open or closed?', [true, false], 'FDV-202.FWD'],
  ])('%s tells what is, and what is not, in the state', (question, values, tag) => {
    for (const value of [true, false]) expect(answered(question, tag, value)).toBe(values.includes(value));
  });

  it('keeps to the named place', () => {
    const { tags } = asked('what is running in the CIP area?');
    const places = tags.map((id) => directory.tags.find((tag) => tag.id === id)?.equipment);
    expect(new Set(places)).toEqual(new Set(['P-501']));
  });

  it.each([
    'Which pumps should be running before start-up?',
    'Why are the pumps stopped?',
    'Which pumps tripped last night?',
    'What is the difference between a trip and an interlock?',
    'Which work orders are open?',
    'Which valves must be closed by the manual?',
  ])('leaves alone: %s', (question) => {
    expect(asked(question).fit).toBe(0);
  });
});
