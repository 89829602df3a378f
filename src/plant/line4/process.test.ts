import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomSource } from '../random.js';
import { TagTable } from '../tag-table.js';
import { createLine4Directory } from './directory.js';
import { createFaultInputs, type FaultInputs } from './fault-inputs.js';
import { everydayDisturbances } from './filling.js';
import { Line4Process } from './process.js';
import { createLine4State } from './state.js';

const directory = createLine4Directory();
const commands = directory.tags.filter((tag) => /\.(CMD|OUT|SP|FIRE|LOAD|RESET|RUN)$/.test(tag.id));
const faultFields = Object.keys(createFaultInputs()) as readonly (keyof FaultInputs)[];

function build() {
  const table = new TagTable(directory.tags);
  const process = new Line4Process((tag) => table.indexOf(tag));
  const fault = createFaultInputs();
  return { table, process, fault, inputs: { values: table.values, fault, random: new RandomSource(1), disturbances: everydayDisturbances } };
}

describe('the equations of the line', () => {
  it('stay finite and within physical bounds for any commands and any faults', () => {
    const command = fc.tuple(fc.integer({ min: 0, max: commands.length - 1 }), fc.double({ min: 0, max: 1, noNaN: true }));
    const breakage = fc.tuple(fc.constantFrom(...faultFields), fc.double({ min: 0, max: 1, noNaN: true }));
    const change = fc.record({ commands: fc.array(command, { maxLength: 20 }), faults: fc.array(breakage, { maxLength: 4 }) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const { table, process, fault, inputs } = build();
        let step = 0;
        for (const each of changes) {
          for (const [index, share] of each.commands) {
            const tag = commands[index];
            if (tag === undefined) continue;
            const [low, high] = [tag.range?.low ?? 0, tag.range?.high ?? 1];
            table.values[table.indexOf(tag.id)] = tag.kind === 'discrete' ? Math.round(share) : low + share * (high - low);
          }
          for (const [field, severity] of each.faults) fault[field] = severity;
          const until = step + 1200;
          while (step < until) {
            step += 1;
            process.step(step, inputs);
          }
        }
        const { reception: raw, pasteuriser: hot, buffer, utilities, cip } = process.state;
        expect(process.firstNotFinite()).toBeNull();
        expect(
          Math.min(raw.volume, raw.flow, buffer.volume, utilities.steamPressure, utilities.airPressure, utilities.coolingPressure, cip.causticVolume),
        ).toBeGreaterThanOrEqual(0);
        expect(raw.volume).toBeLessThanOrEqual(12.3);
        expect(buffer.volume).toBeLessThanOrEqual(8.2);
        expect(Math.max(hot.heated, hot.holdOutlet, hot.hotWaterTemperature)).toBeLessThanOrEqual(105);
        expect(raw.valve.position).toBeGreaterThanOrEqual(0);
        expect(raw.valve.position).toBeLessThanOrEqual(100);
      }),
      { numRuns: 60 },
    );
  });

  it('keep the milk: what enters the line is in the tanks, has left, or is in the bottles', () => {
    const { table, process, inputs } = build();
    const set = (tag: string, value: number) => {
      table.values[table.indexOf(tag)] = value;
    };
    for (const [tag, value] of [
      ['P-101A.CMD', 1],
      ['FIC-110.OUT', 70],
      ['PIC-205.OUT', 73],
      ['P-203.CMD', 1],
      ['P-202.CMD', 1],
      ['FDV-202.CMD', 1],
    ] as const)
      set(tag, value);
    const before = process.state.reception.volume + process.state.buffer.volume;
    let entered = 0;
    for (let step = 1; step <= 6000; step += 1) {
      set('XV-101.CMD', step % 1000 < 300 ? 1 : 0);
      process.step(step, inputs);
      if (step % 5 === 0) entered += process.state.reception.inflow * (0.5 / 3600);
    }
    const { reception, buffer, meters } = process.state;
    expect(reception.volume + buffer.volume + meters.surplus).toBeCloseTo(before + entered, 6);
    expect(meters.product + meters.diverted).toBeCloseTo(meters.rawMilk, 9);
  });

  it('copy and restore their whole state', () => {
    const one = build();
    for (let step = 1; step <= 500; step += 1) one.process.step(step, one.inputs);
    const other = build();
    other.process.restore(JSON.parse(JSON.stringify(one.process.snapshot())));
    expect(other.process.state).toEqual(one.process.state);
    expect(Object.keys(createLine4State())).toEqual(Object.keys(one.process.state));
  });
});
