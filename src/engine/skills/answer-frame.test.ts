import { expect, it } from 'vitest';
import { english } from '../phrases/english.js';
import { frameOf } from './answer-frame.js';

it.each([
  ['Why must the filter be cleaned daily?', 'The filter is cleaned every two weeks.', 'The source says otherwise:'],
  ['Is the store cleaned monthly?', 'Cold store: How often: monthly', 'The source agrees:'],
  ['Can an alarm be silenced for an hour?', 'An alarm may be silenced for 30 minutes.', 'The source forbids or limits this:'],
  ['May it be silenced for 10 minutes?', 'An alarm may be silenced for 30 minutes.', 'The source agrees:'],
  ['May it rest for 2 hours?', 'It rests for at least 30 minutes.', null],
  ['Is toluene allowed as a cleaner?', 'Toluene: Allowed: no', 'No, by the source this is not allowed:'],
  ['May toluene be used?', 'Solvent: toluene; Permitted: No', 'No, by the source this is not allowed:'],
  ['Ist Aceton erlaubt?', 'Aceton: Erlaubt: nein', 'No, by the source this is not allowed:'],
  ['Is ethanol allowed?', 'Ethanol: Forbidden: no', 'The source agrees:'],
  ['Is ethanol allowed?', 'Ethanol: Allowed: yes', 'The source agrees:'],
  ['Why must the nut be tightened to 120 N·m?', 'The nut is tightened to 80 N·m.', 'The source gives another figure:'],
])('%s %s', (question, text, lead) => {
  expect(frameOf(question, text, english)?.(text) ?? null).toBe(lead === null ? null : `${lead} ${text}`);
});

it.each([
  ['Is the blower cut-out 9 bar?', 'Head pressure rises to the cut-out; the control stops the unit when PT-7 stays below 2 bar.', null],
  ['Is the blower cut-out 9 bar?', 'Blower: Alarm 6 bar; Cut-out 7 bar', 'The source gives another figure:'],
  ['Was the brine 9 %?', 'Lye 9 %: 40 mS/cm', null],
])('a figure of another thing is none of the one asked: %s %s', (question, text, lead) => {
  expect(frameOf(question, text, english)?.(text) ?? null).toBe(lead === null ? null : `${lead} ${text}`);
});
