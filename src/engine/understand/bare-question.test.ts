import { expect, it } from 'vitest';
import { ofOtherState, wholeOfBare } from './bare-question.js';

it.each([
  ['running pumps', 'which pumps are running?'],
  ['laufende Pumpen', 'which pumps are running?'],
  ['运行中的泵', 'which pumps are running?'],
  ['stopped machines', 'which machines are stopped?'],
  ['stehende Motoren', 'which motors are stopped?'],
  ['停止的设备', 'which machines are stopped?'],
  ['open valves', 'which valves are open?'],
  ['valves closed', 'which valves are closed?'],
  ['pump status', 'which pumps are running or stopped?'],
  ['Pumpenstatus', 'which pumps are running or stopped?'],
  ['Zustand der Ventile', 'which valves are open or closed?'],
  ['泵的状态', 'which pumps are running or stopped?'],
  ['shelved alarms', 'which alarms are shelved?'],
  ['unterdrückte Alarme', 'which alarms are shelved?'],
  ['搁置的报警', 'which alarms are shelved?'],
  ['alarms high priority', 'which alarms have high priority?'],
  ['Alarme hoher Priorität', 'which alarms have high priority?'],
  ['高优先级报警', 'which alarms have high priority?'],
])('"%s" stands for "%s"', (bare, whole) => {
  expect(wholeOfBare(bare)).toBe(whole);
});

it.each([
  'running hours of the pumps',
  'open work orders',
  'pump P-101A status',
  'how do I start stopped pumps',
  'why are the pumps running',
  'alarm limits',
  'shelving of alarms',
  'stopped machines yesterday',
])('"%s" says more or something else', (text) => {
  expect(wholeOfBare(text)).toBeNull();
});

it.each([
  ['and which are stopped?', 'Which pumps are running?', 'which pumps are stopped?'],
  ['and the closed ones?', 'Which valves are open?', 'which valves are closed?'],
  ['what about the tripped ones', 'which motors are running right now', 'which motors are tripped?'],
  ['Und welche stehen?', 'Welche Pumpen laufen gerade?', 'which pumps are stopped?'],
  ['und die geschlossenen?', 'Welche Ventile sind offen?', 'which valves are closed?'],
  ['那停止的呢？', '哪些泵在运行', 'which pumps are stopped?'],
  ['and which are stopped?', 'What is the level in T-101?', null],
  ['and which alarms are active?', 'Which pumps are running?', null],
  ['why are they stopped?', 'Which pumps are running?', null],
])('%s after %s: %s', (question, before, whole) => expect(ofOtherState(question, before)).toBe(whole));
