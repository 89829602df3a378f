import { expect, it } from 'vitest';
import { wholeOfBare } from './bare-question.js';

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
