import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLine4Directory, line4Texts } from '../plant/line4/directory.js';
import { variableOf } from '../plant/line4/programs.js';
import { parseScenario } from '../plant/scenarios/scenario.js';
import { PlantSimulator } from '../plant/simulator.js';
import type { ControlProgram } from '../ports/plant.js';
import { line4ControlPrograms } from './line4.js';

/** One of the plant's control programs on its own, driven by hand. */
function bench(name: string) {
  const bound = line4ControlPrograms().find(({ binding }) => binding.program === name);
  if (bound === undefined) throw new RangeError(`no program ${name}`);
  const { program, binding } = bound;
  const at = (tag: string): number => {
    const index = program.indexOf(variableOf(tag));
    if (index < 0) throw new RangeError(`${name} has no variable for ${tag}`);
    return index;
  };
  return {
    program,
    set: (values: Readonly<Record<string, number>>) => {
      for (const [tag, value] of Object.entries(values)) program.set(at(tag), value);
    },
    get: (tag: string): number => program.get(at(tag)),
    run: (seconds: number) => {
      for (let elapsed = 0; elapsed < seconds * 1000; elapsed += binding.everyMs) program.scan(binding.everyMs);
    },
  };
}

const names = line4Texts().get('F-401.STATE') ?? {};
const codeOf = (state: string): number => Number(Object.entries(names).find(([, name]) => name === state)?.[0]);

/** A filler with everything in order and the line in production. */
const ready = { 'LINE-4.PROD': 1, 'LT-301': 50, 'PE-401': 1, 'F-401.GUARD': 1, 'F-401.MODEREQ': 1 };

/** The transitions of ANSI/ISA-TR88.00.02-2015 that this machine uses; acting states end by themselves (state complete). */
const transitions: readonly (readonly [from: string, to: string])[] = [
  ['Clearing', 'Stopped'],
  ['Stopped', 'Resetting'],
  ['Resetting', 'Idle'],
  ['Idle', 'Starting'],
  ['Starting', 'Execute'],
  ['Execute', 'Holding'],
  ['Holding', 'Held'],
  ['Held', 'Unholding'],
  ['Unholding', 'Execute'],
  ['Execute', 'Suspending'],
  ['Suspending', 'Suspended'],
  ['Suspended', 'Unsuspending'],
  ['Unsuspending', 'Execute'],
  ['Suspended', 'Holding'],
  ['Execute', 'Completing'],
  ['Completing', 'Complete'],
  ['Complete', 'Resetting'],
  ['Aborting', 'Aborted'],
  ['Aborted', 'Clearing'],
  ['Stopping', 'Stopped'],
];
/** STOP is possible from these, ABORT from every state but Aborting and Aborted. */
const stoppable = ['Idle', 'Execute', 'Held', 'Suspended', 'Complete'];

function isLegal(from: string, to: string): boolean {
  if (from === to || transitions.some((pair) => pair[0] === from && pair[1] === to)) return true;
  if (to === 'Stopping') return stoppable.includes(from);
  return to === 'Aborting' && from !== 'Aborted';
}

describe('the filler as a PackML machine', () => {
  it('names the 17 states of the standard', () => {
    expect(Object.keys(names).filter((code) => code !== '0')).toHaveLength(17);
    expect(new Set([...transitions.flat(), 'Stopping', 'Aborting'])).toEqual(new Set(Object.values(names).filter((name) => name !== 'Undefined')));
  });

  /** How to leave each lasting state, and where that leads in the end. */
  const leaving: readonly (readonly [from: string, inputs: Readonly<Record<string, number>>, pulse: string | null, to: string])[] = [
    ['Stopped', {}, null, 'Execute'],
    ['Execute', { 'LINE-4.PROD': 0 }, null, 'Stopped'],
    ['Execute', { 'CN-401.JAM': 1 }, null, 'Held'],
    ['Execute', { 'CN-402.JAM': 1 }, null, 'Held'],
    ['Execute', { 'PE-401': 0 }, null, 'Suspended'],
    ['Execute', { 'PE-402': 1 }, null, 'Suspended'],
    ['Execute', { 'LT-301': 5 }, null, 'Suspended'],
    ['Execute', { 'F-401.COMPLETE': 1 }, null, 'Complete'],
    ['Execute', { 'F-401.GUARD': 0 }, null, 'Aborted'],
    ['Held', {}, 'F-401.RESET', 'Execute'],
    ['Held', { 'LINE-4.PROD': 0 }, null, 'Stopped'],
    ['Held', { 'CN-401.JAM': 1 }, 'F-401.RESET', 'Held'],
    ['Suspended', {}, null, 'Execute'],
    ['Suspended', { 'PE-401': 0, 'CN-401.JAM': 1 }, null, 'Held'],
    ['Suspended', { 'LINE-4.PROD': 0, 'PE-401': 0 }, null, 'Stopped'],
    ['Complete', { 'F-401.COMPLETE': 1 }, null, 'Complete'],
    ['Complete', {}, null, 'Execute'],
    ['Complete', { 'LINE-4.PROD': 0 }, null, 'Stopped'],
    ['Aborted', {}, null, 'Aborted'],
    ['Aborted', { 'F-401.GUARD': 0 }, 'F-401.RESET', 'Aborted'],
    ['Aborted', {}, 'F-401.RESET', 'Execute'],
  ];

  it.each(leaving)('from %s with %j and pulse %s goes to %s', (from, inputs, pulse, to) => {
    const filler = bench('Filler');
    filler.set(ready);
    filler.run(10);
    filler.set({ 'F-401.STATE': codeOf(from) });
    filler.set({ ...ready, ...inputs });
    if (pulse !== null) {
      filler.run(0.4);
      filler.set({ [pulse]: 1 });
      filler.run(0.4);
      filler.set({ [pulse]: 0 });
    }
    filler.run(30);
    expect(names[filler.get('F-401.STATE')]).toBe(to);
    expect(filler.get('F-401.CMD')).toBe(to === 'Execute' ? 1 : 0);
  });

  it('changes its mode only while it waits, and starts nothing by itself outside production', () => {
    const filler = bench('Filler');
    filler.set(ready);
    filler.run(10);
    filler.set({ 'F-401.MODEREQ': 2 });
    filler.run(5);
    expect([filler.get('F-401.MODE'), names[filler.get('F-401.STATE')]]).toEqual([1, 'Execute']);
    filler.set({ 'LINE-4.PROD': 0 });
    filler.run(10);
    filler.set({ 'LINE-4.PROD': 1 });
    filler.run(10);
    expect([filler.get('F-401.MODE'), names[filler.get('F-401.STATE')]]).toEqual([2, 'Stopped']);
    filler.set({ 'F-401.MODEREQ': 1 });
    filler.run(10);
    expect(names[filler.get('F-401.STATE')]).toBe('Execute');
  });

  it('makes no transition outside the table and never drives outside Execute, whatever its inputs do', () => {
    const bit = fc.constantFrom(0, 1);
    const inputs = fc.record({
      ...{ 'LINE-4.PROD': bit, 'PE-401': bit, 'PE-402': bit, 'CN-401.JAM': bit, 'CN-402.JAM': bit, 'F-401.RESET': bit, 'F-401.COMPLETE': bit },
      ...{ 'F-401.GUARD': fc.constantFrom(0, 1, 1, 1, 1, 1), 'LT-301': fc.constantFrom(4, 30, 90), 'F-401.MODEREQ': fc.integer({ min: -1, max: 5 }) },
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(inputs, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 25 }), (steps) => {
        const filler = bench('Filler');
        filler.set(ready);
        let before = names[filler.get('F-401.STATE')] ?? '';
        for (const [values, scans] of steps) {
          filler.set(values);
          for (let scan = 0; scan < scans; scan += 1) {
            filler.run(0.2);
            const now = names[filler.get('F-401.STATE')] ?? '';
            // One scan may enter and leave a state whose condition already holds; both steps have to be legal.
            const legal = isLegal(before, now) || Object.values(names).some((middle) => isLegal(before, middle) && isLegal(middle, now));
            if (!legal) throw new Error(`${before} to ${now}`);
            if (filler.get('F-401.CMD') > 0 !== (now === 'Execute')) throw new Error(`drive ${filler.get('F-401.CMD')} in ${now}`);
            if (values['F-401.GUARD'] === 0 && now === 'Execute') throw new Error('Execute with an open safety circuit');
            before = now;
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the controllers', () => {
  /** A flow loop that settles at `gain` times the output. */
  function settle(loop: ReturnType<typeof bench>, seconds: number, gain: number, flow: { value: number }): void {
    for (let elapsed = 0; elapsed < seconds; elapsed += 0.2) {
      loop.run(0.2);
      flow.value += (gain * loop.get('FIC-110.OUT') - flow.value) * 0.2;
      loop.set({ 'FT-110': flow.value });
    }
  }
  const start = { 'LINE-4.PROD': 1, 'P-101A.RUN': 1, 'FIC-110.AUTO': 1, 'FIC-110.SP': 10, 'LIC-301.SP': 50, 'LT-301': 50, 'FIC-110.MAN': 40 };

  it('keep their output within 0 and 100 % and come out of saturation at once: no windup', () => {
    const loop = bench('FlowControl');
    const flow = { value: 0 };
    loop.set(start);
    settle(loop, 600, 0.05, flow);
    expect(loop.get('FIC-110.OUT')).toBe(100);
    loop.set({ 'FIC-110.SP': 4 });
    settle(loop, 2, 0.05, flow);
    expect(loop.get('FIC-110.OUT')).toBeLessThan(100);
    settle(loop, 120, 0.2, flow);
    expect(flow.value).toBeCloseTo(4, 1);
  });

  it('take the manual output in manual and go back to automatic without a bump, whatever the error is', () => {
    fc.assert(
      fc.property(fc.double({ min: 20, max: 80, noNaN: true }), fc.double({ min: 5, max: 12, noNaN: true }), (manual, flow) => {
        const loop = bench('FlowControl');
        loop.set({ ...start, 'FIC-110.AUTO': 0, 'FIC-110.MAN': manual, 'FT-110': flow });
        loop.run(5);
        expect(loop.get('FIC-110.OUT')).toBeCloseTo(manual, 3);
        loop.set({ 'FIC-110.AUTO': 1 });
        loop.run(0.2);
        // One integral step of 0.2 s over 4 s is all that may be seen.
        expect(Math.abs(loop.get('FIC-110.OUT') - manual)).toBeLessThanOrEqual(1.5 * Math.abs(10 - flow) * 0.05 + 1e-3);
      }),
      { numRuns: 40 },
    );
  });

  it('in cascade follow the buffer level within the permitted flows, and enter cascade without a bump', () => {
    const loop = bench('FlowControl');
    loop.set({ ...start, 'FIC-110.SP': 8 });
    loop.run(5);
    expect(loop.get('FIC-110.RSP')).toBe(8);
    loop.set({ 'FIC-110.CAS': 1 });
    loop.run(0.2);
    expect(loop.get('FIC-110.RSP')).toBeCloseTo(8, 2);
    loop.set({ 'LT-301': 20 });
    loop.run(7200);
    expect(loop.get('FIC-110.RSP')).toBeCloseTo(10.5, 3);
    loop.set({ 'LT-301': 95 });
    loop.run(14_400);
    expect(loop.get('FIC-110.RSP')).toBeCloseTo(4, 3);
  });

  it('let the cascade hold the buffer level of the whole plant at its setpoint', () => {
    const directory = createLine4Directory();
    const scenario = parseScenario({
      id: 'cascade',
      startsAt: '2026-03-02T06:00:00Z',
      hours: 3,
      disturbances: false,
      initial: { 'FIC-110.CAS': 1, 'LIC-301.SP': 45 },
    });
    const simulator = new PlantSimulator({ directory, programs: line4ControlPrograms(), scenario });
    simulator.advanceTo(simulator.timeMs + 3 * 3_600_000);
    const value = (tag: string): number => simulator.tags.values[simulator.tags.indexOf(tag)] ?? Number.NaN;
    expect(Math.abs(value('LT-301') - 45)).toBeLessThan(2);
    expect(Math.abs(value('FT-110') - value('FIC-110.RSP'))).toBeLessThan(0.3);
    expect(simulator.alarms.transitions(0, simulator.timeMs + 1).filter(({ annunciated }) => annunciated)).toEqual([]);
  }, 60_000);
});

describe('first-out', () => {
  const healthy = { 'LINE-4.START': 1, 'LT-101': 60, 'LT-301': 50, 'P-101A.RUN': 1 };
  it.each([
    ['motor overload', { 'P-101A.OVLD': 1 }, 1],
    ['vibration high-high', { 'VT-101A': 8 }, 2],
    ['bearing temperature high-high', { 'TT-101A': 99 }, 3],
    ['tank level low-low', { 'LT-101': 8 }, 4],
    ['failed to start', { 'P-101A.RUN': 0 }, 5],
  ])('keeps %s as the cause of the trip, whatever comes after it, until a reset', (_, inputs, code) => {
    const reception = bench('Reception');
    reception.set(healthy);
    reception.run(3);
    reception.set(inputs);
    reception.run(15);
    expect([reception.get('P-101A.TRIP'), reception.get('P-101A.FIRST')]).toEqual([1, code]);
    reception.set({ 'P-101A.OVLD': 1, 'VT-101A': 9, 'TT-101A': 120 });
    reception.run(10);
    expect(reception.get('P-101A.FIRST')).toBe(code);
    reception.set({ ...healthy, 'P-101A.OVLD': 0, 'VT-101A': 1, 'TT-101A': 40, 'P-101.RESET': 1 });
    reception.run(1);
    expect(reception.get('P-101A.TRIP')).toBe(0);
  });
});

/** Keeps the port's shape in view: a program answers -1 for a variable that it does not have. */
describe('a control program', () => {
  it('knows its variables and no others', () => {
    const program: ControlProgram = bench('Buffer').program;
    expect(program.indexOf('LT_301')).toBeGreaterThanOrEqual(0);
    expect(program.indexOf('NO_SUCH')).toBe(-1);
  });
});
