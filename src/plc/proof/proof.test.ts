import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TagDefinition } from '../../domain/tag.js';
import { parse } from '../parser.js';
import type { PatternBuild, TestVector } from '../patterns/model.js';
import { plainSignal } from '../patterns/signals.js';
import { checkBounded } from './bounded.js';
import { compareBehaviour } from './difference.js';
import { draftPlc } from './draft.js';
import { load, seededRandom } from './harness.js';
import { allInvariants, createMonitor, runRandomSequences } from './invariants.js';
import type { DraftRequest, PlcDraft } from './model.js';
import { mutantsOf, mutationScore } from './mutation.js';
import { runVector } from './vectors.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function draft(request: string, more: Partial<DraftRequest> = {}): PlcDraft {
  const result = draftPlc({ request, dialect: 'iec', tags: [], equipment: [], digest, ...more });
  if (result.kind === 'refused') throw new Error(result.reason);
  return result;
}

function buildOf(parts: Partial<PatternBuild>): PatternBuild {
  return {
    blockName: 'Unit',
    purpose: '',
    signals: [],
    constants: [],
    locals: [],
    body: [],
    states: [],
    interlocks: [],
    invariants: [],
    vectors: [],
    openQuestions: [],
    ...parts,
  };
}

const latch =
  'FUNCTION_BLOCK Unit VAR_INPUT Start : BOOL; Stop : BOOL; END_VAR VAR_OUTPUT Run : BOOL; END_VAR Run := (Start OR Run) AND NOT Stop; END_FUNCTION_BLOCK';
const latchBuild = buildOf({
  signals: [plainSignal('input', 'BOOL', 'Start', ''), plainSignal('input', 'BOOL', 'Stop', ''), plainSignal('output', 'BOOL', 'Run', '')],
  interlocks: [{ name: 'stop', condition: 'Stop', actuators: ['Run'], effect: 'off' }],
});
function vector(steps: TestVector['steps'], setup: TestVector['setup'] = []): TestVector {
  return { id: 'v', title: '', cycleMs: 100, setup, steps };
}
function plcOf(text: string, name = 'Unit') {
  const { plc, diagnostics } = load(text, 'iec', name);
  if (plc === null) throw new Error(diagnostics[0]?.message);
  return plc;
}

describe('a text in which an invariant is broken', () => {
  it('fails rung 5 too and has no sheet to sign', () => {
    const asked = 'Fan F-3: trip when bearing temperature TT-3 is above 90 °C for 4 s, latched until reset';
    const late = draft(asked, { edited: draft(asked).code.replace('TRIP_DELAY : TIME := T#4s', 'TRIP_DELAY : TIME := T#9s') });
    expect(late.proof.filter(({ status }) => status === 'failed').map(({ rung }) => rung)).toEqual([3, 5, 8]);
    expect(late.proof.at(-1)?.detail).toContain('not to be signed like this');
  });
});

describe('scenario traces', () => {
  it('passes what behaves as stated', () => {
    expect(
      runVector(
        plcOf(latch),
        vector([
          { drive: { Start: true }, forMs: 100, change: { Run: true } },
          { drive: { Start: false }, forMs: 500, hold: { Run: true } },
          { drive: { Stop: true }, forMs: 100, change: { Run: false } },
        ]),
      ).status,
    ).toBe('passed');
  });

  it('tells a failed assertion from a failed set-up', () => {
    const failed = runVector(plcOf(latch), vector([{ drive: { Start: true, Stop: true }, forMs: 100, change: { Run: true } }]));
    expect([failed.status, failed.detail]).toEqual(['failed', 'at 100 ms Run is false, expected true.']);
    expect(runVector(plcOf(latch), vector([], [{ drive: { Missing: true }, forMs: 100 }])).status).toBe('setup-failed');
  });

  it('finds contaminated preconditions: an assertion that was true before the drive', () => {
    const contaminated = runVector(
      plcOf(latch),
      vector([{ drive: { Start: true }, forMs: 100, change: { Run: true } }], [{ drive: { Start: true }, forMs: 100 }]),
    );
    expect(contaminated.status).toBe('contaminated');
  });
});

describe('invariants', () => {
  it('are made of the interlock table too, and hold for a sound program', () => {
    const plc = plcOf(latch);
    const monitor = createMonitor(allInvariants(latchBuild), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    expect(runRandomSequences(plc, monitor, latchBuild, { sequences: 4, scans: 300, cycleMs: 100, seed: 3 }).counterExamples).toEqual([]);
  });

  it('give a counter-example with inputs and state for an unsound one', () => {
    const plc = plcOf(latch.replace('(Start OR Run) AND NOT Stop', 'Start OR (Run AND NOT Stop)'));
    const monitor = createMonitor(allInvariants(latchBuild), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    const [example] = runRandomSequences(plc, monitor, latchBuild, { sequences: 4, scans: 300, cycleMs: 100, seed: 3 }).counterExamples;
    expect(example?.state).toEqual({ Start: 1, Stop: 1, Run: 1 });
  });

  it('judge statements about time', () => {
    const build = buildOf({
      signals: latchBuild.signals,
      invariants: [
        {
          id: 'short',
          text: 'never runs longer than one second',
          declarations: ['Long : TON;'],
          statements: ['Long(IN := Run, PT := T#1s);'],
          expression: 'NOT Long.Q',
        },
      ],
    });
    const plc = plcOf(latch);
    const monitor = createMonitor(allInvariants(build), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    expect(
      runRandomSequences(plc, monitor, build, { sequences: 2, scans: 400, cycleMs: 100, seed: 1 }).counterExamples.map((example) => example.invariant),
    ).toEqual(['short']);
  });

  it('report an invariant that does not compile instead of passing', () => {
    expect(createMonitor([{ id: 'x', text: '', expression: 'Run AND' }], plcOf(latch))).toMatch(/do not compile/);
  });
});

describe('bounded model checking', () => {
  const options = { depth: 20, transitions: 20_000, elapsed: [100] };

  it('closes the state space of a small interlock', () => {
    const result = checkBounded(plcOf(latch), latchBuild, allInvariants(latchBuild), options);
    expect(result).toMatchObject({ complete: true, counterExample: null, reason: null });
  });

  it('finds the shortest way to break an invariant', () => {
    const plc = plcOf(
      'FUNCTION_BLOCK Unit VAR_INPUT Start : BOOL; Stop : BOOL; END_VAR VAR_OUTPUT Run : BOOL; END_VAR VAR n : INT; END_VAR n := SEL(Start, 0, n + 1); Run := n >= 3; END_FUNCTION_BLOCK',
    );
    const result = checkBounded(plc, latchBuild, allInvariants(latchBuild), options);
    expect(result.counterExample?.steps.map((step) => step.inputs['Start'])).toEqual([1, 1, 1]);
  });

  it('agrees with exhaustive simulation on random small programs', () => {
    const random = seededRandom(9);
    const operand = (): string => ['Start', 'Stop', 'Run', 'NOT Start', 'NOT Stop', 'NOT Run'][Math.floor(random() * 6)] ?? 'Start';
    for (let round = 0; round < 25; round++) {
      const expression = `(${operand()} ${random() < 0.5 ? 'AND' : 'OR'} ${operand()}) ${random() < 0.5 ? 'AND' : 'OR'} ${operand()}`;
      const text = latch.replace('(Start OR Run) AND NOT Stop', expression);
      const plc = plcOf(text);
      let broken = false;
      for (const before of [0, 1]) {
        for (const inputs of [0, 1, 2, 3]) {
          plc.coldStart();
          plc.set(plc.indexOf('Run'), before);
          plc.set(plc.indexOf('Start'), inputs & 1);
          plc.set(plc.indexOf('Stop'), inputs >> 1);
          plc.scan(100);
          if (plc.get(plc.indexOf('Run')) === 1 && inputs >> 1 === 1) broken ||= before === 0 || canRun(text);
        }
      }
      expect([expression, checkBounded(plcOf(text), latchBuild, allInvariants(latchBuild), options).counterExample !== null]).toEqual([expression, broken]);
    }
  });
});

/** Whether Run can ever become TRUE from a cold start. */
function canRun(text: string): boolean {
  const plc = plcOf(text);
  return [0, 1, 2, 3].some((inputs) => {
    plc.coldStart();
    plc.set(plc.indexOf('Start'), inputs & 1);
    plc.set(plc.indexOf('Stop'), inputs >> 1);
    plc.scan(100);
    return plc.get(plc.indexOf('Run')) === 1;
  });
}

describe('mutation score', () => {
  const strong: readonly TestVector[] = [
    vector([
      { drive: { Start: true }, forMs: 100, change: { Run: true } },
      { drive: { Start: false }, forMs: 100, hold: { Run: true } },
      { drive: { Stop: true }, forMs: 100, change: { Run: false } },
      { drive: { Start: true }, forMs: 100, hold: { Run: false } },
      { drive: { Stop: false, Start: false }, forMs: 100, hold: { Run: false } },
    ]),
  ];

  it('makes the small changes that people make by mistake', () => {
    const { unit } = parse(
      'FUNCTION_BLOCK Unit VAR e : R_TRIG; t : TON; a : BOOL; n : INT; END_VAR e(CLK := a); t(IN := a AND NOT e.Q, PT := T#10s); a := n > 5; END_FUNCTION_BLOCK',
      { dialect: 'iec', fileName: 'x' },
    );
    const kinds = new Set(mutantsOf(unit).map((mutant) => mutant.operator));
    expect([...kinds].sort()).toEqual(['drop-statement', 'drop-term', 'flip-edge', 'negate', 'shift-number', 'shift-time', 'swap-and-or', 'swap-comparison']);
  });

  it('kills all mutants of a well tested program and few of a badly tested one', () => {
    expect(mutationScore(latch, 'iec', 'Unit', strong, latchBuild, { maximum: 50, invariants: [] })).toMatchObject({ mutants: 8, killed: 8 });
    const weak = mutationScore(latch, 'iec', 'Unit', [vector([{ drive: { Start: true }, forMs: 100, change: { Run: true } }])], latchBuild, {
      maximum: 50,
      invariants: [],
    });
    expect(weak.killed).toBeLessThan(weak.mutants);
    expect(weak.survivors.length).toBe(weak.mutants - weak.killed);
  });
});

describe('difference against the running program', () => {
  it('says where two programs differ, and that equal ones do not', () => {
    const other = latch.replace('(Start OR Run) AND NOT Stop', 'Start OR (Run AND NOT Stop)');
    expect(compareBehaviour(plcOf(latch), plcOf(latch), { scans: 500, cycleMs: 100, seed: 1 }).differences).toEqual([]);
    const [difference] = compareBehaviour(plcOf(latch), plcOf(other), { scans: 5_000, cycleMs: 100, seed: 1 }).differences;
    expect(difference).toMatchObject({ variable: 'Run', inputs: { Start: 1, Stop: 1 }, first: 0, second: 1 });
  });
});

describe('drafting', () => {
  it('turns a request into a specification, code and a ladder in which every rung is reported', () => {
    const result = draft('duty/standby for P-41 and P-42 with a 7 s failover');
    expect(result.patternId).toBe('duty-standby');
    expect(result.proof.map((item) => [item.rung, item.status])).toEqual([
      [1, 'passed'],
      [2, 'passed'],
      [3, 'passed'],
      [4, 'not-climbed'],
      [5, 'passed'],
      [6, 'not-climbed'],
      [7, 'passed'],
      [8, 'passed'],
    ]);
    expect(result.specification.timings[0]).toMatchObject({ milliseconds: 7_000 });
    expect(result.code).toContain('P_41_CMD');
    expect(result.traces.every((trace) => trace.status === 'passed')).toBe(true);
    expect(result.notProven.join(' ')).toMatch(/scan time, task order and I\/O addresses were not tested/);
  });

  it('hashes exactly what was proven', () => {
    const result = draft('level control: start P-3 above 70 % of LT-3 and stop below 30 %');
    expect(result.signOff?.draftSha256).toBe(digest(result.code));
    expect(result.signOff?.rungs).toHaveLength(7);
    expect(draft('level control: start P-3 above 70 % of LT-3 and stop below 30 %').signOff).toEqual(result.signOff);
  });

  describe('a text that a person has changed', () => {
    const request = 'motor starter for M-8 with start and stop button';
    const original = draft(request);
    const status = (result: PlcDraft): Readonly<Record<number, string>> => Object.fromEntries(result.proof.map(({ rung, status: one }) => [rung, one]));

    it('is proven anew by the same scenarios, and its sheet is of that text', () => {
      const edited = `// reviewed by a person\n${original.code}`;
      const again = draft(request, { edited });
      expect([again.code, again.signOff?.draftSha256]).toEqual([edited, digest(edited)]);
      expect(again.signOff?.draftSha256).not.toBe(original.signOff?.draftSha256);
      expect(again.signOff?.vectorsSha256).toBe(original.signOff?.vectorsSha256);
      expect(status(again)).toMatchObject({ 1: 'passed', 2: 'passed', 3: 'passed', 5: 'passed', 6: 'passed', 7: 'passed' });
      expect(again.difference?.differences).toEqual([]);
    });

    it('fails where the change broke something, and shows the difference from the draft', () => {
      const edited = original.code.replace(/ AND NOT StopButton/g, '');
      expect(edited).not.toBe(original.code);
      const again = draft(request, { edited });
      expect(again.signOff?.draftSha256).toBe(digest(edited));
      expect(status(again)[3]).toBe('failed');
      expect(again.difference?.differences.length).toBeGreaterThan(0);
      expect(again.notProven.some((text) => text.startsWith('Scenario traces'))).toBe(true);
    });

    it('that does not compile climbs no rung and says where', () => {
      const again = draft(request, { edited: original.code.replace('END_VAR', 'END_VR') });
      expect(status(again)).toMatchObject({ 1: 'failed', 2: 'not-climbed', 3: 'not-climbed', 5: 'not-climbed', 7: 'not-climbed' });
      expect(again.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    });

    it('is proven in Siemens text too', () => {
      const scl = draft(request, { dialect: 'siemens' });
      const again = draft(request, { dialect: 'siemens', edited: scl.code });
      expect(again.proof.filter((item) => item.status === 'failed')).toEqual([]);
      expect(again.signOff?.draftSha256).toBe(scl.signOff?.draftSha256);
    });
  });

  it.each(['iec', 'codesys', 'siemens', 'beckhoff', 'rockwell'] as const)('proves the text in the dialect that was asked for: %s', (dialect) => {
    const result = draft('star delta starter for M-9', { dialect });
    expect(result.proof.filter((item) => item.status === 'failed')).toEqual([]);
    expect(result.code.includes('#Run')).toBe(dialect === 'siemens');
  });

  it('compares with the running program when one is given', () => {
    const request = 'motor starter for M-8 with start and stop button';
    const { code } = draft(request);
    const same = draft(request, { running: { text: code, fileName: 'running.st', dialect: 'iec', program: 'Starter_M_8' } });
    expect(same.proof[5]).toMatchObject({ rung: 6, status: 'passed', figures: { differing: 0 } });
    const changed = draft(request, {
      running: {
        text: code.replace('NOT Failed AND NOT StopButton AND (', 'NOT Failed AND ('),
        fileName: 'running.st',
        dialect: 'iec',
        program: 'Starter_M_8',
      },
    });
    expect(changed.difference?.differences.map((difference) => difference.variable)).toContain('M_8_CMD');
  });

  it('lets the plant simulator judge when one is connected, and reports its failures', () => {
    const scenarios = [{ name: 'stuck valve', fault: 'stuck', invariantsHeld: false, detail: 'ran 6 s below 10 %' }];
    const result = draft('motor starter for M-8', { closedLoop: { run: () => ({ hosted: true, hours: 2, scenarios }) } });
    expect(result.proof[3]).toMatchObject({ status: 'failed', detail: 'stuck valve: ran 6 s below 10 %' });
    expect(draft('motor starter for M-8', { closedLoop: { run: () => ({ hosted: false, reason: 'No such unit.' }) } }).proof[3]).toMatchObject({
      status: 'not-climbed',
      detail: 'No such unit.',
    });
  });

  it('never drives a safety-related tag', () => {
    const tags = [
      {
        id: 'DV-9.FWD',
        description: '',
        equipment: 'DV-9',
        kind: 'discrete',
        unit: null,
        range: null,
        decimals: 1,
        access: 'read',
        safetyRelated: true,
        states: null,
      } as unknown as TagDefinition,
    ];
    const result = draftPlc({ request: 'valve DV-9 with limit switches and 5 s travel time', dialect: 'iec', tags, equipment: ['DV-9'] });
    expect(result.kind).toBe('refused');
  });

  it('is deterministic', () => {
    expect(draft('totaliser for FT-3')).toEqual(draft('totaliser for FT-3'));
  });
});
