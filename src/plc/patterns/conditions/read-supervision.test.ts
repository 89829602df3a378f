import { describe, expect, it } from 'vitest';
import { load } from '../../proof/harness.js';
import { renderBlock } from '../render.js';
import { readRequest } from '../select.js';
import { selectTried } from '../trials/tried-selection.js';
import { readProgram } from './read-program.js';

/** The draft of a request on the soft PLC: drives inputs for so many milliseconds and gives the outputs asked for. */
function running(request: string) {
  const selection = selectTried(request, [], []);
  if (selection.kind === 'refused') throw new Error(selection.reason);
  const { plc } = load(renderBlock(selection.build), 'iec', selection.build.blockName);
  if (plc === null) throw new Error('does not compile');
  return (drive: Readonly<Record<string, boolean>>, forMs: number, outputs: readonly string[]): readonly unknown[] => {
    for (const [name, value] of Object.entries(drive)) expect(plc.write(name, value)).toBe(true);
    for (let at = 0; at < forMs; at += 100) plc.scan(100);
    return outputs.map((name) => plc.variables().find(({ path }) => path.toUpperCase().endsWith(name))?.value);
  };
}

describe('a start that is watched', () => {
  const request = 'Kiln fan F-31: start S1, stop S2. If draught switch DS-31 is not made within 10 s after the start, stop F-31 and raise an alarm.';
  const shown = ['F_31_CMD', 'F_31_TRIPPED'];

  it('trips once it has run so long without what must come, and stays off until the reset and a new start', () => {
    const plc = running(request);
    expect(plc({ S1: true, S2: false, DS_31: false, ResetButton: false }, 200, shown)).toEqual([true, false]);
    expect(plc({ S1: false }, 9_500, shown)).toEqual([true, false]);
    expect(plc({}, 1_000, [...shown, 'ALARM'])).toEqual([false, true, true]);
    expect(plc({ S1: true }, 500, shown)).toEqual([false, true]);
    expect(plc({ S1: false, ResetButton: true }, 300, [...shown, 'ALARM'])).toEqual([false, false, false]);
    expect(plc({ S1: true, ResetButton: false }, 300, shown)).toEqual([true, false]);
  });

  it('goes on where it comes in time', () => {
    const plc = running(request);
    plc({ S1: true, S2: false, DS_31: false, ResetButton: false }, 5_000, shown);
    expect(plc({ S1: false, DS_31: true }, 60_000, shown)).toEqual([true, false]);
  });
});

describe('a restriction of which no condition was understood', () => {
  it.each([
    'Heater E-4 on below 55 C and off above 60 C by TT-4, only with water flow and the door shut.',
    'Start fan M-5 when TT-5 is above 40 C, stop below 30 C, must not run.',
  ])('makes the reading as logic give up: %s', (request) => expect(readProgram(readRequest(request, [], []))).toBeNull());
});
