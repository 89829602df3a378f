import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoActor } from '../../domain/actor.js';
import { Alarm, AlarmDefinition, AlarmTransition } from '../../domain/alarm.js';
import { TagId } from '../../domain/ids.js';
import { AlarmEngine, type AlarmEngineOptions } from './alarm-engine.js';
import { isLegalTransition } from './alarm-state.js';

const start = Date.parse('2026-03-02T06:00:00Z');
const operator = demoActor('technician');
const tags = ['TT-1', 'P-1.RUN', 'FIC-1.PV', 'FIC-1.SP', 'LS-1'].map((id) => ({ id: TagId.parse(id), unit: id === 'TT-1' ? '°C' : null }));

function definition(overrides: Record<string, unknown> = {}): AlarmDefinition {
  return AlarmDefinition.parse({
    id: 'TT-1.H',
    tag: 'TT-1',
    equipment: 'HX-1',
    condition: 'high',
    limit: 80,
    priority: 'medium',
    consequenceSeverity: 'moderate',
    timeToRespondMinutes: 15,
    message: 'temperature high',
    cause: 'fouling',
    consequence: 'damage',
    correctiveAction: 'reduce load',
    ...overrides,
  });
}

/** An engine with one scan of values that the test changes; TT-1, P-1.RUN, FIC-1.PV, FIC-1.SP, LS-1. */
function bench(definitions: readonly AlarmDefinition[], settings: AlarmEngineOptions['settings'] = {}) {
  const engine = new AlarmEngine({ definitions, tags, settings });
  const scan = { values: [20, 1, 10, 10, 0], quality: [0, 0, 0, 0, 0] };
  let now = start;
  return {
    engine,
    scan,
    now: () => now,
    run(seconds: number, changes: Readonly<Record<number, number>> = {}) {
      for (const [index, value] of Object.entries(changes)) scan.values[Number(index)] = value;
      for (let step = 0; step < seconds; step += 1) {
        now += 1000;
        engine.update(now, scan);
      }
    },
    state: (id = 'TT-1.H') => engine.get(id).state,
    history: () => engine.transitions(start, now + 1).map((transition) => `${transition.from}>${transition.to}`),
  };
}

describe('AlarmEngine conditions', () => {
  it('raises above the limit, not at it, and clears only through the deadband', () => {
    const plant = bench([definition({ deadband: 2 })]);
    plant.run(1, { 0: 80 });
    expect(plant.state()).toBe('normal');
    plant.run(1, { 0: 80.1 });
    expect(plant.state()).toBe('active-unacknowledged');
    plant.run(1, { 0: 78.5 });
    expect(plant.state()).toBe('active-unacknowledged');
    plant.run(1, { 0: 78 });
    expect(plant.state()).toBe('cleared-unacknowledged');
  });

  it('waits for the on-delay without interruption, and for the off-delay', () => {
    const plant = bench([definition({ onDelaySeconds: 10, offDelaySeconds: 5 })]);
    plant.run(9, { 0: 90 });
    plant.run(1, { 0: 70 });
    plant.run(10, { 0: 90 });
    expect(plant.state()).toBe('normal');
    plant.run(1);
    expect(plant.state()).toBe('active-unacknowledged');
    plant.run(5, { 0: 70 });
    expect(plant.state()).toBe('active-unacknowledged');
    plant.run(1);
    expect(plant.state()).toBe('cleared-unacknowledged');
  });

  it('annunciates with a value beyond the limit, also when noise takes the value into the deadband during the on-delay', () => {
    const plant = bench([definition({ deadband: 2, onDelaySeconds: 3 })]);
    plant.run(1, { 0: 80.5 });
    plant.run(5, { 0: 79.5 });
    expect(plant.state()).toBe('normal');
    plant.run(1, { 0: 80.2 });
    expect(plant.engine.get('TT-1.H')).toMatchObject({ state: 'active-unacknowledged', value: 80.2, limit: 80 });
  });

  it('raises low and low-low below their limits', () => {
    const plant = bench([definition({ id: 'L', condition: 'low', limit: 15 }), definition({ id: 'LL', condition: 'low-low', limit: 10 })]);
    plant.run(1, { 0: 15 });
    expect(plant.engine.list()).toEqual([]);
    plant.run(1, { 0: 12 });
    expect(plant.engine.list().map((alarm) => alarm.definitionId)).toEqual(['L']);
    plant.run(1, { 0: 9.9 });
    expect(plant.engine.list().map((alarm) => alarm.definitionId)).toEqual(['L', 'LL']);
  });

  it('compares X.PV with X.SP for a deviation, and a negative limit means below', () => {
    const plant = bench([definition({ id: 'F', tag: 'FIC-1.PV', condition: 'deviation', limit: -1.5, deadband: 0.5 })]);
    plant.run(1, { 2: 12 });
    expect(plant.state('F')).toBe('normal');
    plant.run(1, { 2: 8.4 });
    expect(plant.state('F')).toBe('active-unacknowledged');
    plant.run(1, { 2: 8.9 });
    expect(plant.state('F')).toBe('active-unacknowledged');
    plant.run(1, { 2: 9.1 });
    expect(plant.state('F')).toBe('cleared-unacknowledged');
  });

  it('measures a rate of change per minute over its window', () => {
    const plant = bench([definition({ id: 'R', condition: 'rate-of-change', limit: 5 })]);
    for (let second = 0; second < 120; second += 1) plant.run(1, { 0: 20 + second * (4 / 60) });
    expect(plant.state('R')).toBe('normal');
    for (let second = 0; second < 120; second += 1) plant.run(1, { 0: 28 + second * (6 / 60) });
    expect(plant.state('R')).toBe('active-unacknowledged');
  });

  it('raises a discrete off-normal and a bad-quality alarm', () => {
    const plant = bench([
      definition({ id: 'W', tag: 'LS-1', condition: 'off-normal', limit: 1 }),
      definition({ id: 'Q', condition: 'bad-quality', limit: null }),
    ]);
    plant.run(1, { 4: 1, 0: Number.NaN });
    expect(plant.engine.list().map((alarm) => [alarm.definitionId, alarm.value])).toEqual([
      ['W', 1],
      ['Q', null],
    ]);
  });

  it('holds the last word of a limit alarm while the quality is bad', () => {
    const plant = bench([definition()]);
    plant.run(1, { 0: 90 });
    plant.scan.quality[0] = 2;
    plant.run(5, { 0: 0 });
    expect(plant.state()).toBe('active-unacknowledged');
    plant.scan.quality[0] = 0;
    plant.run(1);
    expect(plant.state()).toBe('cleared-unacknowledged');
  });
});

describe('AlarmEngine states', () => {
  it('goes normal, active, acknowledged, normal', () => {
    const plant = bench([definition()]);
    plant.run(1, { 0: 90 });
    plant.engine.acknowledge('TT-1.H#1', operator, plant.now());
    expect(Alarm.parse(plant.engine.get('TT-1.H'))).toMatchObject({
      id: 'TT-1.H#1',
      state: 'active-acknowledged',
      acknowledgedBy: operator,
      value: 90,
      unit: '°C',
    });
    plant.run(1, { 0: 20 });
    expect(plant.history()).toEqual(['normal>active-unacknowledged', 'active-unacknowledged>active-acknowledged', 'active-acknowledged>normal']);
  });

  it('latches until acknowledged and reset, in that order', () => {
    const plant = bench([definition({ latching: true })]);
    plant.run(1, { 0: 90 });
    plant.run(1, { 0: 20 });
    expect(plant.state()).toBe('latched-unacknowledged');
    expect(() => plant.engine.resetLatch('TT-1.H', operator, plant.now())).toThrow(/acknowledged latched/);
    plant.engine.acknowledge('TT-1.H', operator, plant.now());
    expect(plant.state()).toBe('latched-acknowledged');
    plant.engine.resetLatch('TT-1.H', operator, plant.now());
    expect(plant.state()).toBe('normal');
  });

  it('is silent while shelved, stays functional, and annunciates once when shelving expires on a standing condition', () => {
    const plant = bench([definition()]);
    plant.engine.shelve('TT-1.H', { by: operator, minutes: 1, reason: 'sensor work' }, start);
    plant.run(30, { 0: 90 });
    expect(plant.state()).toBe('shelved');
    expect(plant.engine.isConditionActive('TT-1.H')).toBe(true);
    plant.run(31);
    expect(plant.history()).toEqual(['normal>shelved', 'shelved>active-unacknowledged']);
    expect(plant.engine.annunciationCount('TT-1.H')).toBe(1);
  });

  it('keeps who, until when and why of a shelved alarm', () => {
    const plant = bench([definition()]);
    plant.engine.shelve('TT-1.H', { by: operator, minutes: 30, reason: 'sensor work' }, start);
    expect(Alarm.parse(plant.engine.get('TT-1.H'))).toMatchObject({
      state: 'shelved',
      shelvedBy: operator,
      shelvedUntil: '2026-03-02T06:30:00Z',
      reason: 'sensor work',
    });
  });

  it('suppresses by design while the plant logic says so, and restarts the on-delay afterwards', () => {
    const plant = bench([definition({ suppressedWhile: { tag: 'P-1.RUN', equals: false }, onDelaySeconds: 5 })]);
    plant.run(10, { 0: 90, 1: 0 });
    expect(plant.state()).toBe('suppressed-by-design');
    plant.run(5, { 1: 1 });
    expect(plant.state()).toBe('normal');
    plant.run(1);
    expect(plant.state()).toBe('active-unacknowledged');
  });

  it('goes out of service from shelved and comes back to what the plant says', () => {
    const plant = bench([definition()]);
    plant.run(1, { 0: 90 });
    plant.engine.shelve('TT-1.H', { by: operator, minutes: 30, reason: 'sensor work' }, plant.now());
    plant.engine.removeFromService('TT-1.H', { by: operator, reason: 'transmitter removed' }, plant.now());
    plant.run(3600);
    expect(plant.state()).toBe('out-of-service');
    plant.engine.returnToService('TT-1.H', operator, plant.now(), plant.scan);
    expect(plant.state()).toBe('active-unacknowledged');
    expect(plant.engine.annunciationCount('TT-1.H')).toBe(2);
  });

  it.each([
    ['an unknown alarm', 'XX.H', /no alarm XX.H/],
    ['an old occurrence', 'TT-1.H#7', /newest occurrence is TT-1.H#1/],
  ])('refuses %s', (_, id, message) => {
    const plant = bench([definition()]);
    plant.run(1, { 0: 90 });
    expect(() => plant.engine.acknowledge(id, operator, plant.now())).toThrow(message);
  });

  it('refuses to shelve without a reason, for too long, or a safety-related alarm', () => {
    const plant = bench([definition(), definition({ id: 'S', safetyRelated: true })]);
    const shelve = (id: string, minutes: number, reason: string) => () => plant.engine.shelve(id, { by: operator, minutes, reason }, start);
    expect(shelve('TT-1.H', 30, ' ')).toThrow(/reason/);
    expect(shelve('TT-1.H', 481, 'sensor work')).toThrow(/480 minutes/);
    expect(shelve('TT-1.H', Number.NaN, 'sensor work')).toThrow(/480 minutes/);
    expect(shelve('S', 30, 'sensor work')).toThrow(/safety related/);
    expect(plant.engine.list()).toEqual([]);
  });

  it('names the alarm whose tag is not configured', () => {
    expect(() => bench([definition({ tag: 'ZZ-9' })])).toThrow(/TT-1.H names the tag ZZ-9/);
    expect(() => bench([definition(), definition()])).toThrow(/Two alarms are called TT-1.H/);
    expect(() => bench([definition({ limit: null })])).toThrow(/no limit/);
  });
});

const definitionsForWalks = [
  definition({ id: 'A', deadband: 1, onDelaySeconds: 2, offDelaySeconds: 3, suppressedWhile: { tag: 'P-1.RUN', equals: false } }),
  definition({ id: 'B', latching: true, limit: 60 }),
  definition({ id: 'C', condition: 'low', limit: 15, suppressedWhile: { tag: 'P-1.RUN', equals: false } }),
  definition({ id: 'D', tag: 'FIC-1.PV', condition: 'deviation', limit: 3 }),
  definition({ id: 'E', condition: 'bad-quality', limit: null, latching: true }),
];
const step = fc.record({
  temperature: fc.double({ min: 0, max: 100, noNaN: true }),
  running: fc.boolean(),
  flow: fc.double({ min: 5, max: 15, noNaN: true }),
  quality: fc.constantFrom(0, 0, 0, 1, 2),
  seconds: fc.integer({ min: 1, max: 90 }),
  action: fc.constantFrom('none', 'acknowledge', 'shelve', 'unshelve', 'remove', 'return', 'reset'),
  alarm: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function act(plant: ReturnType<typeof bench>, { action, alarm }: Step): void {
  const by = operator;
  const reason = 'property test';
  const actions: Readonly<Record<Step['action'], () => unknown>> = {
    none: () => undefined,
    acknowledge: () => plant.engine.acknowledge(alarm, by, plant.now()),
    shelve: () => plant.engine.shelve(alarm, { by, minutes: 1, reason }, plant.now()),
    unshelve: () => plant.engine.unshelve(alarm, by, plant.now(), plant.scan),
    remove: () => plant.engine.removeFromService(alarm, { by, reason }, plant.now()),
    return: () => plant.engine.returnToService(alarm, by, plant.now(), plant.scan),
    reset: () => plant.engine.resetLatch(alarm, by, plant.now()),
  };
  try {
    actions[action]();
  } catch (error) {
    expect(error).toMatchObject({ code: 'conflict' });
  }
}

function play(plant: ReturnType<typeof bench>, steps: readonly Step[]): void {
  for (const each of steps) {
    plant.scan.quality[0] = each.quality;
    act(plant, each);
    plant.run(each.seconds, { 0: each.temperature, 1: each.running ? 1 : 0, 2: each.flow });
  }
}

describe('AlarmEngine over random sequences', () => {
  it('makes no illegal transition, and transitions of one alarm chain without a gap', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const plant = bench(definitionsForWalks);
        play(plant, steps);
        const last = new Map<string, string>();
        for (const transition of plant.engine.transitions(start, plant.now() + 1)) {
          AlarmTransition.parse(transition);
          expect(transition.from).toBe(last.get(transition.definitionId) ?? 'normal');
          expect(isLegalTransition(transition.from as never, transition.to as never)).toBe(true);
          last.set(transition.definitionId, transition.to);
        }
        for (const each of definitionsForWalks) expect(Alarm.parse(plant.engine.get(each.id)).state).toBe(last.get(each.id) ?? 'normal');
      }),
      { numRuns: 60 },
    );
  });

  it('counts every annunciation exactly once, with its own occurrence id', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const plant = bench(definitionsForWalks);
        play(plant, steps);
        const annunciated = plant.engine.transitions(start, plant.now() + 1).filter((transition) => transition.annunciated);
        expect(new Set(annunciated.map((transition) => transition.alarmId)).size).toBe(annunciated.length);
        expect(annunciated.every((transition) => transition.to === 'active-unacknowledged')).toBe(true);
        for (const each of definitionsForWalks) {
          const own = annunciated.filter((transition) => transition.definitionId === each.id);
          expect(own.map((transition) => transition.alarmId)).toEqual(own.map((_, index) => `${each.id}#${index + 1}`));
          expect(plant.engine.annunciationCount(each.id)).toBe(own.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never leaves an alarm shelved past its time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const plant = bench(definitionsForWalks);
        play(plant, steps);
        for (const alarm of plant.engine.list({ states: ['shelved'] })) {
          expect(alarm.state === 'shelved' && Date.parse(alarm.shelvedUntil) > plant.now()).toBe(true);
        }
        plant.run(61);
        expect(plant.engine.list({ states: ['shelved'] })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('continues from a snapshot, through JSON, exactly as the original would have', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.array(step, { maxLength: 15 }), (before, after) => {
        const plant = bench(definitionsForWalks);
        play(plant, before);
        const twin = bench(definitionsForWalks);
        twin.engine.restore(JSON.parse(JSON.stringify(plant.engine.snapshot())));
        twin.run(0, { ...plant.scan.values });
        const now = plant.now();
        for (const each of [plant.engine, twin.engine]) {
          let time = now;
          for (const next of after) {
            time += next.seconds * 1000;
            each.update(time, { values: [next.temperature, next.running ? 1 : 0, next.flow, 10, 0], quality: [next.quality, 0, 0, 0, 0] });
          }
        }
        expect(twin.engine.snapshot()).toEqual(plant.engine.snapshot());
      }),
      { numRuns: 30 },
    );
  });
});

describe('AlarmEngine in the steady state', () => {
  it('makes no transition and keeps no record while nothing changes', () => {
    const plant = bench(definitionsForWalks);
    plant.run(600, { 0: 40 });
    expect(plant.engine.transitions(start, plant.now() + 1)).toEqual([]);
  });

  it('forks into a sandbox whose changes stay there', () => {
    const plant = bench([definition()]);
    const fork = plant.engine.fork();
    fork.update(plant.now() + 1000, { values: [99, 1, 10, 10, 0], quality: [0, 0, 0, 0, 0] });
    expect(fork.list().map((alarm) => alarm.id)).toEqual(['TT-1.H#1']);
    expect(plant.engine.list()).toEqual([]);
  });
});
