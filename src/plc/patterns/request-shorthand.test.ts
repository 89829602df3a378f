import { describe, expect, it } from 'vitest';
import { renderBlock, specificationOf } from './render.js';
import { writtenOut } from './request-shorthand.js';
import { selectPattern } from './select.js';
import { tagBook } from './signals.js';

describe('short forms are written out, tags are not', () => {
  it.each([
    ['start pb no, ovl nc', 'start button no, overload nc'],
    ['PB-3 and PS 4 and LS_1 stay', 'PB-3 and PS 4 and LS_1 stay'],
    ['hi starts, hi-hi both, lolo off', 'high starts, high-high both, low-low off'],
    ['Hi, pump off at lo ls', 'Hi, pump off at low level switch'],
    ['min off 5 min, at least 4 min on', 'minimum off 5 min, at least 4 min on'],
    ["can't start, doesnt stop, won't run", 'cannot start, does not stop, will not run'],
    ['run fb missing w/o fbk', 'run feedback missing without feedback'],
    ['stop at 1.200 bottles', 'stop at 1200 bottles'],
    ['level 1.200 m', 'level 1.200 m'],
    ['die Pumpe und der Tank bei 2.500 kg und 0,75 bar', 'die Pumpe und der Tank bei 2500 kg und 0.75 bar'],
    ['hyst .3', 'hysteresis 0.3'],
  ])('%s', (short, long) => {
    expect(writtenOut(short)).toBe(long);
  });
});

interface Drafted {
  readonly pattern: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly inputs: readonly string[];
  readonly questions: string;
  readonly code: string;
}

function drafted(request: string): Drafted {
  const selection = selectPattern(request, [], []);
  if (selection.kind === 'refused') return { pattern: 'refused', numbers: {}, inputs: [], questions: selection.reason, code: '' };
  const build = selection.pattern.build(selection.parameters, tagBook([]));
  return {
    pattern: selection.pattern.id,
    numbers: selection.parameters.numbers,
    inputs: build.signals.filter(({ direction }) => direction === 'input').map(({ identifier }) => identifier),
    questions: specificationOf(selection.pattern.title, build, selection.openQuestions).openQuestions.join('\n'),
    code: renderBlock(build),
  };
}

describe('requests in telegram style find their pattern with every number in its part', () => {
  it.each([
    ['2 lift pumps, alternate, hi one, hi-hi both, lo off', 'level-switches', { filling: 0 }],
    ['make-up valve, lo ls opens, hi ls closes', 'level-switches', { filling: 1 }],
    ['diff between PT-1 and PT-2 > 0.4 bar for 8 s -> alarm, hyst 0.1', 'deviation-alarm', { limit: 0.4, hysteresis: 0.1, delay: 8_000 }],
    ['dose lye, 2.5 ml per stroke, 200 ms on 800 ms off', 'pulse-dosing', { perStroke: 2.5, on: 200, off: 800 }],
    ['dose 3 ml per 30 l, meter 2 l/pulse, 0.5 ml per stroke, 150 ms on 350 ms off', 'proportional-dosing', { perPulse: 2, perStroke: 5, on: 150, off: 350 }],
    ['exercise the jockey pump 45 s if idle 12 h', 'idle-exercise', { idle: 43_200_000, run: 45_000 }],
    ['count cans by photoeye, debounce 30 ms, batch of 640', 'batch-counter', { target: 640, filter: 30 }],
    ['alarm when TT-3 > 60 for 9 s, clears below 57', 'alarm-deadband-delay', { limit: 60, deadband: 3, onDelay: 9_000 }],
    ['staging for 3 fans on pressure, next one below 4 mbar, all off above 6 mbar', 'lead-lag-staging', { lead: 4, lag: 4, stop: 6 }],
    ['belt stops when the eye is blocked for 3 s, restarts when it is free 5 s', 'delayed-stop', { delay: 3_000, restart: 5_000, latched: 0 }],
  ])('%s', (request, pattern, numbers) => {
    const draft = drafted(request);
    expect(draft.pattern).toBe(pattern);
    expect(draft.numbers).toMatchObject(numbers);
  });

  it('a starter without a word of a feedback supervises none', () => {
    expect(drafted('DOL starter, start pb no, stop pb nc, ovl nc').inputs).not.toContain('MOTOR_1_RUN');
    expect(drafted('DOL starter, start pb no, stop pb nc, ovl nc, run feedback 2 s').inputs).toContain('MOTOR_1_RUN');
  });
});

describe('what a request speaks of is built in or asked about', () => {
  it.each([
    ['oil pump stays on 40 s after the start signal goes, then the main mill stops', /mill/],
    ['conveyor stops when the eye is blocked for 3 s, restarts when it is free 5 s, not if the packer is stopped', /if the packer is stopped/],
    ['dry run protection for P-4: trip when suction switch off 3 s, max 3 resets per hour', /suction switch[\s\S]*max 3/],
  ])('%s', (request, asked) => {
    expect(drafted(request).questions).toMatch(asked);
  });

  it('a switch that stops the machine becomes a condition of its command', () => {
    const { inputs, code, questions } = drafted('exhaust fan: on >35C off <30C, ovl nc stops it, min run 2 min');
    expect(inputs).toContain('OVERLOAD');
    expect(code).toContain('Enable := OVERLOAD;');
    expect(questions).not.toMatch(/overload/);
  });
});
