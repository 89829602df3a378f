import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TagDefinition } from '../../domain/tag.js';
import { readNumbers, readTimes } from './request-quantities.js';
import { normaliseRequest } from './request-text.js';
import { readRequest, selectPattern } from './select.js';

function tag(id: string, equipment: string, more: Partial<TagDefinition> = {}): TagDefinition {
  return {
    id,
    equipment,
    description: id,
    kind: 'analog',
    unit: '%',
    range: { low: 0, high: 100 },
    decimals: 1,
    access: 'read',
    safetyRelated: false,
    states: null,
    ...more,
  } as TagDefinition;
}
const tags = [tag('LT-7', 'T-7'), tag('DV-9.FWD', 'DV-9', { kind: 'discrete', unit: null, range: null, safetyRelated: true })];

function matched(request: string) {
  const selection = selectPattern(request, tags, ['T-7', 'DV-9']);
  if (selection.kind === 'refused') throw new Error(`refused: ${request}: ${selection.reason}`);
  return selection;
}

describe('choosing a pattern from plain words', () => {
  it.each([
    ['duty-standby', 'Two feed pumps P-31 and P-32, one in service and the other on standby; take over after 12 s without feedback'],
    ['duty-standby', 'Reservepumpe P-5B soll nach 6 s übernehmen wenn P-5A ausfällt'],
    ['level-hysteresis', 'open inlet valve XV-8 below 35 % of LT-7 and close it above 75 %'],
    ['level-hysteresis', 'Kühlventil V-3 ein über 12 °C, aus unter 9 °C an TT-3'],
    ['valve-feedback-timeout', 'valve with limit switches, fault when it is not open after 9 s'],
    ['star-delta', 'star delta starting for a mill motor'],
    ['reversing-starter', 'forward and reverse starter with pause'],
    ['permissive-interlock-first-out', 'trip logic with first out for four interlocks of a blower'],
    ['alarm-deadband-delay', 'high alarm for TT-4 at 90 °C, delay 20 s, deadband 3 °C'],
    ['analog-scaling-quality', 'scale raw input 0..27648 to 0..25 bar'],
    ['ramp', 'ramp the speed setpoint'],
    ['totaliser', 'totalise flow FT-2 in m³'],
    ['pid-modes', 'PID controller for PT-6 with auto and manual'],
    ['step-sequence', 'sequence of steps: first XV-1 for 5 s, then XV-2 for 7 s'],
    ['cip-step', 'CIP with caustic and acid'],
    ['reject-shift-register', 'shift register that rejects bad jars 6 positions later'],
    ['heartbeat', 'watch the heartbeat of the other controller'],
    ['emergency-stop-latch', 'emergency stop status with latch and reset'],
    ['packml-unit', 'PackML states for a case packer'],
    ['mixing-dosing', 'dose 30 kg and 20 kg, mix 4 min'],
    ['debounce', 'debounce a limit switch'],
    ['cyclic-timer', 'grease pump 20 s every 2 h'],
    ['delayed-output', 'fan runs on for 90 s after the burner stops'],
    ['batch-counter', 'count boxes up to 12'],
    ['running-hours', 'operating hours counter'],
    ['conveyor-cascade', 'start conveyors C1, C2, C3 from the discharge end with a delay'],
    ['dry-run-protection', 'dry run protection for a pump by flow'],
    ['anti-short-cycle', 'minimum run time and minimum off time for a compressor'],
    ['median-of-three', 'median of three transmitters'],
    ['first-order-filter', 'smooth a noisy measurement with a low pass'],
    ['motor-starter', 'start stop circuit for a motor with overload'],
    ['lead-lag-staging', 'lead lag staging of three pumps by level'],
  ])('%s: %s', (id, request) => {
    expect(matched(request).pattern.id).toBe(id);
  });

  it('takes names, times and limits from the request', () => {
    const { parameters } = matched('Two feed pumps P-31A/B: duty and standby, failover 12 s, balance every 50 hours');
    expect(parameters.names['pumps']).toEqual(['P-31A', 'P-31B']);
    expect(parameters.numbers).toMatchObject({ failover: 12_000, balance: 50 });
  });

  it('finds which limit switches on and which off, whatever the order', () => {
    for (const request of [
      'start P-1 above 80 % of LT-7 and stop below 20 %',
      'stop P-1 when LT-7 is below 20 %, start it when above 80 %',
      'When LT-7 exceeds 80 %, switch on P-1; when it drops below 20 %, switch it off',
    ])
      expect(matched(request).parameters.numbers).toMatchObject({ onLimit: 80, offLimit: 20 });
  });

  it('finds the transmitter of a tank that is named by its equipment', () => {
    expect(matched('fill tank T-7: open XV-3 below 30 % and close above 70 %').parameters.names['measurement']).toEqual(['LT-7']);
  });

  it('asks about everything it assumed and everything it did not use', () => {
    const { openQuestions } = matched('duty standby for two pumps with 3 s failover, see also XV-99');
    expect(openQuestions.join('\n')).toMatch(/Which tag is the pump pair\? PUMP_A, PUMP_B are placeholders/);
    expect(openQuestions.join('\n')).toMatch(/XV-99/);
  });
});

describe('refusing', () => {
  it.each([
    'bypass the level interlock of P-3',
    'override the trip of M-4 so that production can go on',
    'jumper the guard switch GS-1',
    'disable the emergency stop during cleaning',
    'the pump shall keep running even if the safety relay has dropped out',
    'force DV-9 forward',
    'reset the e-stop automatically',
    'restart by itself after an emergency stop',
    'run the mixer without the guard closed',
    'Sicherheitsschalter überbrücken',
    'Not-Halt ignorieren',
    'ignore the overload of the motor',
    'delay the emergency stop by 2 s',
    'light curtain muting',
  ])('refuses to weaken a safety function: %s', (request) => {
    const selection = selectPattern(request, tags, ['T-7', 'DV-9']);
    expect(selection.kind).toBe('refused');
    expect(selection.kind === 'refused' && selection.reason).toMatch(/protective|safety|reset|restart|emergency/i);
  });

  it.each([
    'duty standby for P-1 and P-2; the trips must never be bypassed',
    'bypass valve XV-4 with limit switches and 5 s travel time',
    'motor starter M-3: the interlock LSL-3 switches the motor off',
    'first out of interlocks LS-1 and PS-2 that trip the blower B-4',
  ])('does not mistake good practice for a bypass: %s', (request) => {
    expect(selectPattern(request, tags, []).kind).toBe('match');
  });

  it.each(['write a poem', 'inverse kinematics for a delta robot', 'SQL database of recipes', 'neural network for quality', '', '???'])(
    'says honestly what it does not cover: "%s"',
    (request) => {
      const selection = selectPattern(request, tags, []);
      expect(selection.kind).toBe('refused');
      expect(selection.kind === 'refused' && selection.covered.length).toBeGreaterThanOrEqual(20);
    },
  );

  it('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      'duty',
      'standby',
      'P-1',
      'P-1A/B',
      '10 s',
      '80 %',
      'level',
      'above',
      'open',
      'valve',
      'star',
      'delta',
      'reject',
      '-',
      '/',
      '5:30 min',
      'T#5s',
      'alarm',
      '\u0000',
      'ü',
      '1e9',
      'every',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 80 }),
          fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
        ),
        (request) => ['match', 'refused'].includes(selectPattern(request, tags, ['T-7']).kind),
      ),
      { numRuns: 300 },
    );
  });
});

describe('reading quantities', () => {
  it.each([
    ['10 s', 10_000],
    ['a 10-second delay', 10_000],
    ['ten seconds', 10_000],
    ['1 min 30 s', 90_000],
    ['1h30m', 5_400_000],
    ['half a minute', 30_000],
    ['T#1m5s', 65_000],
    ['2:30 min', 150_000],
    ['0,5 s', 500],
    ['500ms', 500],
    ['zwei Minuten', 120_000],
  ])('reads "%s" as %i ms', (text, milliseconds) => {
    expect(readTimes(normaliseRequest(text)).map((time) => time.milliseconds)).toEqual([milliseconds]);
  });

  it.each(['20 m3/h', '10 l/min', 'step 5', '7 mm/s', 'P-101'])('does not take "%s" for a time', (text) => {
    expect(readTimes(normaliseRequest(text))).toEqual([]);
  });

  it('reads numbers with their units and shares a unit in a range', () => {
    expect(readNumbers('between 20 and 80 %', []).map(({ value, unit }) => [value, unit])).toEqual([
      [20, '%'],
      [80, '%'],
    ]);
    expect(readNumbers('at 72.5 °C and -5 bar', []).map(({ value, unit }) => [value, unit])).toEqual([
      [72.5, '°C'],
      [-5, 'bar'],
    ]);
  });

  it.each([
    ['P-101A/B', ['P-101A', 'P-101B']],
    ['P-601A, B and C', ['P-601A', 'P-601B', 'P-601C']],
    ['P-601A-C', ['P-601A', 'P-601B', 'P-601C']],
    ['pumps 1 and 2', ['Pump_1', 'Pump_2']],
    ['Tank1_Level above 5', ['Tank1_Level']],
    ['LT-101.PV', ['LT-101.PV']],
  ])('reads the names in "%s"', (text, names) => {
    expect(readRequest(text, [], []).names.map((name) => name.text)).toEqual(names);
  });
});
