import { beforeEach, describe, expect, it } from 'vitest';
import { TagId } from '../domain/ids.js';
import { toolResults } from '../domain/tool-results.js';
import type { ToolContext } from '../ports/tool.js';
import type { Twin, TwinReport, TwinRequest } from '../ports/twin.js';
import { createFakePlant } from '../testing/fake-plant.js';
import { ManualClock } from '../testing/manual-clock.js';
import { PlantNames } from './plant-names.js';
import { createRunWhatIf } from './run-what-if.js';

const plant = createFakePlant(new ManualClock(new Date('2026-03-02T14:05:00Z')));
const level = plant.directory.tags.find(({ id }) => id === 'LT-301');
const running = plant.directory.tags.find(({ id }) => id === 'P-101A.RUN');

let asked: TwinRequest[];
let report: TwinReport;

const twin: Twin = {
  maximumMinutes: 240,
  faults: [
    { id: 'leak-a', title: 'Mechanical seal of P-101A leaks', equipment: 'P-101A', hint: 'worn faces', grows: true },
    { id: 'leak-b', title: 'Mechanical seal of P-101B leaks', equipment: 'P-101B', hint: 'worn faces', grows: true },
    { id: 'block', title: 'Suction strainer S-101 blocks', equipment: 'S-101', hint: 'fibres', grows: false },
  ],
  runAhead: async (request) => {
    asked.push(request);
    return { ...report, minutes: request.minutes };
  },
};
const context = { signal: new AbortController().signal, progress: () => undefined } as unknown as ToolContext;
const tool = createRunWhatIf(twin, plant.reader, new PlantNames(plant.directory));

async function ask(input: Readonly<Record<string, unknown>>) {
  const result = await tool.run(input, context);
  return { texts: toolResults.run_what_if.parse(result.output).lines.map(({ text }) => text), evidence: result.evidence };
}

beforeEach(() => {
  asked = [];
  report = { from: '2026-03-02T14:05:00.000Z', to: '2026-03-02T15:05:00.000Z', minutes: 60, moved: [], raised: [], avoided: [], raisedAnyway: 0 };
});

describe('trying a setpoint', () => {
  it('asks the twin for exactly the named change', async () => {
    await ask({ question: 'what if FIC-110.SP is lowered by 2 for 90 minutes' });
    expect(asked).toEqual([{ changes: [{ kind: 'setpoint', tag: 'FIC-110.SP', value: 8 }], minutes: 90 }]);
  });

  it('takes tag and value from a model as they are', async () => {
    await ask({ tag: 'FIC-110.SP', value: 7.5, minutes: 30 });
    expect(asked).toEqual([{ changes: [{ kind: 'setpoint', tag: 'FIC-110.SP', value: 7.5 }], minutes: 30 }]);
  });

  it('says the outcome first, then what moved, and last that it is a simulation', async () => {
    if (level === undefined || running === undefined) throw new Error('the fake plant lost its tags');
    report = {
      ...report,
      moved: [
        { tag: running, start: true, unchanged: true, changed: false, extremes: null, apartAt: '2026-03-02T14:30:00.000Z', size: 1 },
        { tag: level, start: 48.2, unchanged: 48.1, changed: 12.4, extremes: { lowest: 11.9, highest: 48.2 }, apartAt: '2026-03-02T14:11:00.000Z', size: 0.36 },
      ],
      avoided: [],
    };
    const { texts, evidence } = await ask({ question: 'what if we lower FIC-110.SP to 8' });
    expect(texts).toEqual([
      'In the model, FIC-110.SP from 10.0 m³/h to 8.0 m³/h for 60 minutes raises no alarm that would not come anyway.',
      'P-101A.RUN (Pump A running): stopped at the end instead of running; the runs part at 14:30.',
      'LT-301 (Buffer level): 12.4 % towards the end instead of 48.1 %, between 11.9 % and 48.2 %.',
      "This is a simulation of the plant's model from 14:05 to 15:05, compared with a run without the change; it is not a promise, and nothing was changed in the plant.",
    ]);
    expect(evidence).toEqual([expect.objectContaining({ kind: 'computation', name: 'run_what_if', quote: texts.join('\n') })]);
  });

  it.each([
    ['a value outside the range', { question: 'what if FIC-110.SP goes to 50 m³/h' }, /^FIC-110\.SP cannot be 50 m³\/h: its permitted range is 0 to 20 m³\/h/u],
    ['a measured value', { question: 'what if LT-101 drops to 5 %' }, /^LT-101 \(Raw tank level\) is measured, not set/u],
    ['what is neither setting nor fault', { question: 'what if it rains' }, /^I found no setpoint with a new value and no fault/u],
  ])('refuses %s and runs nothing', async (_what, input, expected) => {
    const { texts } = await ask(input);
    expect(texts[0]).toMatch(expected);
    expect(asked).toEqual([]);
  });

  it('rejects a tag that nobody sets, for a model to correct', async () => {
    await expect(ask({ tag: 'LT-101', value: 5 })).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('rejects fields it does not know', async () => {
    await expect(ask({ question: 'what if it trips', severity: 2 })).rejects.toMatchObject({ code: 'tool-input-invalid' });
  });
});

describe('trying a fault', () => {
  it('plays it on the machine that runs when the words fit its sister too', async () => {
    await ask({ question: 'simulate a seal leak for 2 hours' });
    expect(asked).toEqual([{ changes: [{ kind: 'fault', fault: 'leak-a' }], minutes: 120 }]);
  });

  it('takes a fault id from a model', async () => {
    await ask({ fault: 'block' });
    expect(asked[0]?.changes).toEqual([{ kind: 'fault', fault: 'block' }]);
  });

  it('lists the alarms that only the fault raises, and what stands already when it raises none', async () => {
    const quiet = await ask({ question: 'what if the seal of P-101A leaks' });
    expect(quiet.texts).toContain('Already in alarm there now: VT-101A.H; what stands already cannot come again.');
    report = { ...report, raised: [transition('VT-101A.H', '2026-03-02T14:20:00.000Z')] };
    const loud = await ask({ question: 'what if the seal of P-101A leaks' });
    expect(loud.texts.slice(0, 2)).toEqual([
      'In the model, "Mechanical seal of P-101A leaks" for 60 minutes raises one alarm that would not come otherwise.',
      '14:20 VT-101A.H: P-101A vibration high, priority medium.',
    ]);
  });
});

function transition(definitionId: string, at: string): TwinReport['raised'][number] {
  const definition = plant.directory.alarms[0];
  if (definition === undefined) throw new Error('the fake plant lost its alarm');
  const { equipment, condition, priority, message, limit } = definition;
  return {
    ...{ at, definitionId, equipment, condition, priority, message, limit },
    alarmId: `${definitionId}#1`,
    tag: TagId.parse('VT-101A'),
    from: 'normal',
    to: 'active-unacknowledged',
    annunciated: true,
    value: 5,
    unit: 'mm/s',
    by: null,
  };
}
