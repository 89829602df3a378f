import { describe, expect, it } from 'vitest';
import { selectPattern } from './select.js';

function questionsOf(request: string): Readonly<{ pattern: string | null; questions: readonly string[] }> {
  const selection = selectPattern(request, [], []);
  return selection.kind === 'refused' ? { pattern: null, questions: [] } : { pattern: selection.pattern.id, questions: selection.openQuestions };
}

/** Request, its pattern, and what an open question must name because the draft does not do it. */
const gaps: readonly (readonly [string, string, RegExp])[] = [
  ['Bottle washer in three steps, 2 min each, with hold and resume by the operator', 'step-sequence', /holding and resuming/],
  ['Five step sequence for the kettle with abort', 'step-sequence', /aborting/],
  ['Start/stop with overload for fan FN-4 and a local/remote selector', 'motor-starter', /hand and automatic, or local and remote/],
  ['Motor M-8 mit Start- und Stopptaster, Motorschutz und Hand/Automatik', 'motor-starter', /hand and automatic/],
  ['Totalise flow FT-9 in m3, total back to zero daily at 22:00', 'totaliser', /calendar or the time of day/],
  ['Pump P-6 starts above 80 % and stops below 30 % on LT-6 and sends an e-mail each time', 'level-hysteresis', /messages to people/],
  ['On/off valve XV-2 with end switches and 9 s travel time, three attempts before the fault', 'valve-feedback-timeout', /repeated attempts/],
  ['Star delta starter for mill M-2, 6 s in star, at most 4 starts per hour', 'star-delta', /starts per hour/],
  [
    'Hour meter for fan FN-5, service after 900 operating hours, unless gas alarm XA-5 is active',
    'running-hours',
    /condition "unless gas alarm XA-5 is active"/,
  ],
  ['Flush valve XV-9 opens for 5 s every 10 minutes, only while motor M-2 draws its usual load', 'cyclic-timer', /only while motor M-2 draws/],
  ['Two pumps empty the pit: on at 75 %, off at 30 % of LT-7', 'level-hysteresis', /one after another .*stand by/],
  ['Dose 80 kg A through XV-3 and 9 kg B through XV-4, mix 3 minutes, discharge; the amounts come from the recipe', 'mixing-dosing', /recipes/],
  ['水泵P-1A、P-1B一用一备,故障自动切换,并发短信', 'duty-standby', /messages to people/],
];

describe('what a request asks for and the pattern does not do becomes an open question', () => {
  it.each(gaps)('%s', (request, pattern, question) => {
    const found = questionsOf(request);
    expect(found.pattern).toBe(pattern);
    expect(found.questions.filter((text) => question.test(text))).toHaveLength(1);
  });

  it.each([
    ['PID for valve TV-1 on TT-1 with manual and auto mode', 'pid-modes'],
    ['DOL starter for pump P-3 with start, stop, overload and reset button', 'motor-starter'],
    ['Count the operating hours of fan FN-2 and remind for service after 2000 h', 'running-hours'],
    ['Scale the 4-20 mA input LT-3 to 0 to 10 bar and flag a broken wire', 'analog-scaling-quality'],
    ['Hour meter for mixer MX-7, service after 300 operating hours', 'running-hours'],
    ['Count cartons at PE-5 and stop at 24 per pallet', 'batch-counter'],
    ['Feed pumps P-1A and P-1B as duty and standby with failover in 5 s and balanced running hours', 'duty-standby'],
  ])('and what it does is not asked about: %s', (request, pattern) => {
    const found = questionsOf(request);
    expect(found.pattern).toBe(pattern);
    expect(found.questions.filter((text) => /asks for|not built in|commands|no use for/.test(text))).toEqual([]);
  });
});

it('a machine whose letters could be those of a measurement is a machine beside its noun', () => {
  const selection = selectPattern('Hour meter for mixer MX-7, service after 300 operating hours', [], []);
  expect(selection.kind === 'match' && selection.parameters.names['equipment']).toEqual(['MX-7']);
});

describe('a stop after a lasting condition is no run-on', () => {
  it.each([
    'Conveyor CV-3 stops 4 s after photo-eye PX-3 is blocked and restarts only by the reset button',
    'When chute switch CS-3 stays covered for more than 4 s the bucket elevator BE-3 has to stop; the operator presses reset to run again',
    'Overload torque on screw SC-2 lasting 4 s must trip it; wait for the reset key',
    'Förderband FB-1 hält 4 s nach Belegung der Lichtschranke LS-1 an und läuft erst nach Quittierung wieder',
    '光电开关PX-2被遮挡超过4秒后输送带CV-2停止,按复位按钮后才能重新启动',
  ])('%s', (request) => {
    const selection = selectPattern(request, [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    expect([selection.pattern.id, selection.parameters.numbers['delay'], selection.parameters.numbers['latched']]).toEqual(['delayed-stop', 4_000, 1]);
  });

  it('restarts by itself only when that is said', () => {
    const selection = selectPattern('Conveyor CV-3 stops 4 s after photo-eye PX-3 is blocked and restarts by itself when it is clear', [], []);
    expect(selection.kind === 'match' && selection.parameters.numbers['latched']).toBe(0);
  });
});

describe('the times of a step sequence', () => {
  it('belong to the output named before them, and a step without one is asked about', () => {
    const selection = selectPattern('Step sequence: open YV-71 for 6 s, then run P-72, then open YV-73 for 15 s', [], []);
    if (selection.kind === 'refused') throw new Error(selection.reason);
    expect(selection.parameters.numbers).toMatchObject({ step1: 6_000, step3: 15_000 });
    expect(selection.parameters.numbers['step2']).toBeUndefined();
    expect(selection.openQuestions.join(' ')).toContain('What ends the step of P-72?');
  });
});

it('an enable contact is a name, the number of a standard is none', () => {
  const asked = (request: string): string => {
    const selection = selectPattern(request, [], []);
    return selection.kind === 'match' ? selection.openQuestions.join(' ') : selection.reason;
  };
  expect(asked('Ramp the speed SP-26 up by 4 % per second only while enable contact EN-26 is as usual')).toContain('EN-26');
  expect(asked('Ramp the speed SP-26 up by 4 % per second, drive to EN-61800')).not.toContain('EN-61800, which');
});

describe('steps that are not all understood', () => {
  it('are no two-point control', () => {
    const selection = selectPattern('heat tank to 60, hold 20 min, drain until level below 5 %', [], []);
    expect(selection).toMatchObject({ kind: 'refused', cause: 'half-covered', reason: expect.stringContaining('steps one after another') });
  });
});

describe('a draft that leaves half of the request over is asked about first', () => {
  it.each([
    'a block which tells the operator that the filter is due after 500 h or dp > 0.4 bar',
    'door interlock for the oven: heater only with door closed and fan running for 15 s; opening the door lets the fan run on for 60 s',
  ])('%s', (request) => {
    const selection = selectPattern(request, [], []);
    if (selection.kind === 'match') expect(selection.openQuestions.length).toBeLessThanOrEqual(2);
    else expect(selection.reason).toMatch(/it has no use for half of the request: .*\. Is ".*" what is wanted/);
  });

  it('a pattern that is named plainly is drafted with its questions', () => {
    const selection = selectPattern('sequencer with steps fill, heat, hold 30 min, cool, drain; operator may pause and abort', [], []);
    expect(selection.kind).toBe('match');
  });
});
