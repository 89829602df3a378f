import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { rankSkills } from '../plant-reading.js';
import { understand } from '../understand/understanding.js';
import { skills } from './skills.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const now = new Date('2026-03-02T14:05:00Z');

function first(question: string): string | undefined {
  const messages = [{ role: 'user' as const, text: question }];
  return rankSkills(skills, understand(messages, directory, linkers, now, 'technician'), { messages, directory, linkers, now, role: 'technician' })[0]?.skill
    .name;
}

describe('to which skill a question goes', () => {
  it.each([
    ['The lock of a colleague who has gone home is still on the conveyor. What now?', 'left-lock'],
    ['Ein Kollege hat sein Schloss am Rührwerk vergessen, was tun?', 'left-lock'],
    ['有人把锁忘在泵上了,怎么办?', 'left-lock'],
    ['How cold will it get next week?', 'no-forecast'],
    ['Is it snowing outside?', 'no-forecast'],
    ['Wie kalt wird es morgen?', 'no-forecast'],
    ['What are the setpoint and the reading of LIC-301?', 'setpoint-and-value'],
    ['Which pump broke down most often?', 'kpi'],
    ['What caused the stops of the capper this morning?', 'production-loss'],
    ['How many repairs did Miller finish last month?', 'refuse-unsafe'],
    ['Which role may approve a change of a setpoint?', 'who-approves'],
    ['Wer darf einen Arbeitsauftrag freigeben?', 'who-approves'],
    ['谁可以批准报警搁置？', 'who-approves'],
    ['Are there any values outside their limits at present?', 'beyond-limits'],
    ['Welche Messwerte liegen gerade außerhalb ihrer Grenzen?', 'beyond-limits'],
    ['哪些读数超限？', 'beyond-limits'],
    ['Wie viele Alarme stehen im Moment an?', 'list-alarms'],
    ['Can the filler run on until tomorrow morning?', 'diagnose'],
    ['Kann P-101A bis zum Schichtende weiterlaufen?', 'diagnose'],
    ['P-101A能不能继续运行到明天？', 'diagnose'],
  ])('%s -> %s', (question, skill) => expect(first(question)).toBe(skill));

  it.each([
    ['Which interlock is active on the filler?', 'left-lock'],
    ['Who approved the last setpoint change?', 'who-approves'],
    ['Who may approve a work permit?', 'who-approves'],
    ['Which readings were above their limit last night?', 'beyond-limits'],
    ['Which alarm limits lie above 80?', 'beyond-limits'],
    ['Can the filler run without the guard?', 'diagnose'],
    ['Wie hoch ist der Druck PT-602?', 'left-lock'],
    ['Where do I put my own lock on the filler?', 'left-lock'],
    ['What will we fill next week?', 'no-forecast'],
    ['Which work is due next week?', 'no-forecast'],
    ['Is the vibration outside its limits?', 'no-forecast'],
    ['How many jobs did we finish last month?', 'refuse-unsafe'],
    ['How often did Line 4 stop today?', 'refuse-unsafe'],
    ['Who last replaced the seal of P-101A?', 'refuse-unsafe'],
  ])('%s is nothing for %s', (question, skill) => expect(first(question)).not.toBe(skill));
});

describe('a loop by its bare name', () => {
  it.each([
    ['What is the flow through FIC-110 right now?', 'FIC-110.PV'],
    ['How high is TIC-201?', 'TIC-201.PV'],
  ])('%s means %s', (question, tag) =>
    expect(understand([{ role: 'user', text: question }], directory, linkers, now, 'technician').tags.map(({ id }) => id)).toEqual([tag]),
  );
});

describe('how far the ends of a course lie apart', () => {
  it.each([
    'What is the difference between the highest and the lowest level of LT-301 today?',
    'By how much did LT-301 swing in the last two hours?',
    'How far apart were the lowest and the highest LT-301 since 10:00?',
  ])('%s', (question) => expect(understand([{ role: 'user', text: question }], directory, linkers, now, 'technician').measure?.statistic).toBe('range'));
});
