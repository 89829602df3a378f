import { describe, expect, it } from 'vitest';
import { asksOfWholePlant } from './whole-plant.js';

describe('a question of the whole plant', () => {
  it.each([
    'Which alarms are active?',
    'which alarms are there',
    'What alarms do we have right now?',
    'which pumps are running',
    'How many valves are open?',
    'how many alarms came on the early shift',
    'which work orders are open?',
    'show me all alarms',
    'List the open work orders',
    'Are there any alarms?',
    'are any pumps stopped?',
    'do we have any trips today',
    'what happened in the last shift?',
    'What happened last night',
    'Welche Alarme stehen an?',
    'welche Pumpen laufen gerade',
    'Wie viele Ventile sind offen?',
    'Gibt es Störungen?',
    'zeig mir alle Alarme',
    'Was ist in der letzten Schicht passiert?',
    '有哪些报警？',
    '哪些泵在运行',
    '现在有没有报警',
    '昨晚发生了什么',
  ])('%s', (question) => expect(asksOfWholePlant(question)).toBe(true));

  it.each([
    'which alarms?',
    'any alarms?',
    'and which pumps are running?',
    'which alarms are active on it?',
    'which of them are open?',
    'what alarms does that raise',
    'which other one is running',
    'are there any alarms on the pump?',
    'what happened then',
    'what happened before that last night',
    'is it running?',
    'how many bolts are there',
    'which valves must be closed before the pump is opened',
    'und welche Pumpen laufen?',
    'welche davon stehen',
    'gibt es dafür Störungen?',
    '它有哪些报警',
    '那哪些泵在运行呢',
  ])('%s may be of what was spoken of', (question) => expect(asksOfWholePlant(question)).toBe(false));
});
