import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CopilotError } from '../domain/errors.js';
import type { PlcDeskRunRequest } from '../domain/plc-desk.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { createSimulatedPlant } from '../plant/simulated-plant.js';
import { bindPrograms, readPrograms } from './plant.js';
import { createPlcDesk } from './plc-desk.js';
import type { PlcDrafting } from './plc-worker.js';
import { runningPrograms } from './programs.js';
import { packageRoot } from './root.js';

const sources = readPrograms(path.join(packageRoot(), 'knowledge', 'plc'));
const plant = createSimulatedPlant({ programs: bindPrograms(sources), scenario: 'normal', digest: () => '', clock: { now: () => new Date(0) } });
const drafting: PlcDrafting = {
  draft: async () => ({ kind: 'refused', reason: 'not in this test', cause: 'not-covered' as const, covered: ['duty/standby'] }),
  async [Symbol.asyncDispose]() {},
};
const desk = createPlcDesk({ directory: createLine4Directory(), running: runningPrograms(plant, sources), sources, drafting });
const request: Omit<PlcDeskRunRequest, 'source'> = { dialect: 'iec', scans: 50, scanMs: 100, drives: [] };

const delayed = `PROGRAM Delayed
VAR_INPUT Start : BOOL; END_VAR
VAR_OUTPUT Run : BOOL; Count : INT; END_VAR
VAR Wait : TON; END_VAR
Wait(IN := Start, PT := T#1s);
Run := Wait.Q;
IF Run THEN Count := Count + 1; END_IF;
END_PROGRAM`;

describe('the desk over the running plant', () => {
  it('shows every program that runs, with inputs and outputs bound to tags and their present values', () => {
    const programs = desk.programs();
    expect(programs.map(({ program }) => program)).toContain('FlowDiversion');
    const diversion = programs.find(({ program }) => program === 'FlowDiversion');
    expect(diversion?.source).toContain('PROGRAM FlowDiversion');
    const forward = diversion?.variables.find(({ tag }) => tag === 'FDV-202.CMD');
    expect(forward).toMatchObject({ name: 'FDV_202_CMD', section: 'output', value: true });
    expect(diversion?.stopped).toBeNull();
  });
});

describe('a text on the desk', () => {
  it('is checked with lines and rules, and says what can run', () => {
    expect(desk.check(delayed, 'iec')).toMatchObject({ ok: true, runnable: ['Delayed'] });
    const broken = desk.check(delayed.replace('Run := Wait.Q', 'Run := Missing'), 'iec');
    expect(broken.ok).toBe(false);
    expect(broken.findings.find(({ severity }) => severity === 'error')?.line).toBe(6);
  });

  it('may use the blocks of the plant library', () => {
    const program = desk.programs().find(({ program: name }) => name === 'Pasteuriser');
    expect(program).toBeDefined();
    expect(desk.check(program?.source ?? '', 'iec').ok).toBe(true);
    expect(desk.run({ ...request, source: program?.source ?? '', scans: 5 }).fault).toBeNull();
  });

  it('runs scan by scan with its inputs driven, exactly as its timer says', () => {
    const run = desk.run({ ...request, source: delayed, drives: [{ scan: 11, variable: 'Start', value: true }] });
    const lane = (name: string) => run.lanes.find(({ variable }) => variable === name)?.values ?? [];
    expect(run).toMatchObject({ program: 'Delayed', fault: null });
    expect(run.atMs).toHaveLength(50);
    // Start is seen in scan 11; the timer has run 1 s ten scans later.
    expect(lane('Start').indexOf(1)).toBe(10);
    expect(lane('Run').indexOf(1)).toBe(20);
    expect(lane('Count').at(-1)).toBe(30);
    expect(run.lanes.map(({ variable, section }) => `${variable} ${section}`)).toEqual(['Start input', 'Run output', 'Count output']);
  });

  it('keeps at most 1,200 samples of a long run', () => {
    const run = desk.run({ ...request, source: delayed, scans: 5000 });
    expect(run.atMs.length).toBeLessThanOrEqual(1200);
    expect(run.atMs.at(-1)).toBe(500_000);
  });

  it('stops an endless loop as a fault with its line instead of hanging', () => {
    const run = desk.run({
      ...request,
      source: 'PROGRAM P\nVAR a : BOOL := TRUE; n : DINT; END_VAR\nWHILE a DO\n  n := n + 1;\nEND_WHILE;\nEND_PROGRAM',
      scans: 5000,
    });
    expect(run.fault?.line).toBeGreaterThanOrEqual(3);
    expect(run.atMs.length).toBeLessThanOrEqual(1);
  });

  it('does not run or export with errors, and names the line; an unknown variable is named too', () => {
    const broken = delayed.replace('Run := Wait.Q', 'Run := Missing');
    for (const attempt of [() => desk.run({ ...request, source: broken }), () => desk.export(broken, 'iec', 'scl')]) expect(attempt).toThrowError(/line 6/);
    expect(() => desk.run({ ...request, source: delayed, drives: [{ scan: 1, variable: 'Strat', value: true }] })).toThrowError(/no variable Strat/);
    expect(() => desk.run({ ...request, source: '(* nothing *)' })).toThrowError(CopilotError);
  });

  it.each([
    ['plcopen-xml', /<pou name="Delayed"/],
    ['scl', /FUNCTION_BLOCK "?Delayed"?/],
    ['tcpou', /<POU Name="Delayed"/],
    ['l5x', /RSLogix5000Content/],
  ])('is exported to %s', (target, mark) => {
    const { files } = desk.export(delayed, 'iec', target);
    expect(files[0]?.text).toMatch(mark);
  });

  it('has an edited text proven in place of the pattern’s own', async () => {
    const jobs: unknown[] = [];
    const watched = createPlcDesk({
      directory: createLine4Directory(),
      running: runningPrograms(plant, sources),
      sources,
      drafting: {
        draft: async (job) => {
          jobs.push([job.request, job.edited]);
          return { kind: 'refused', reason: 'not in this test', cause: 'not-covered' as const, covered: [] };
        },
        async [Symbol.asyncDispose]() {},
      },
    });
    const { signal } = new AbortController();
    await watched.draft('star delta for M-1', 'iec', signal, 'FUNCTION_BLOCK A END_FUNCTION_BLOCK');
    await watched.draft('star delta for M-1', 'iec', signal);
    expect(jobs).toEqual([
      ['star delta for M-1', 'FUNCTION_BLOCK A END_FUNCTION_BLOCK'],
      ['star delta for M-1', undefined],
    ]);
  });

  it('passes on a refusal to draft with what is covered', async () => {
    expect(await desk.draft('make coffee', 'iec', new AbortController().signal)).toEqual({
      kind: 'refused',
      reason: 'not in this test',
      covered: ['duty/standby'],
    });
  });
});
