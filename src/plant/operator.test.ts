import { describe, expect, it } from 'vitest';
import { operatorAt, ScriptedOperator } from './operator.js';

const at = (time: string) => Date.parse(`2026-03-02T${time}Z`);
const habits = { acknowledgeAfterSeconds: 90, resetFillerAfterSeconds: 45 };
const held = 11;

describe('operatorAt', () => {
  it('follows the shifts of the plant book', () => {
    expect(['05:59:59', '06:00:00', '13:59:59', '14:00:00', '21:59:59', '22:00:00'].map((time) => operatorAt(at(time)).id)).toEqual([
      'operator-night',
      'operator-early',
      'operator-early',
      'operator-late',
      'operator-late',
      'operator-night',
    ]);
  });
});

describe('resetting the filler', () => {
  it('comes once, some time after the filler went to Held and the jam is gone', () => {
    const operator = new ScriptedOperator(habits, at('06:00:00'));
    const presses: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      if (operator.resetsFiller(at('06:00:00') + second * 1000, held, second < 30)) presses.push(second);
    }
    expect(presses).toEqual([75]);
  });

  it('stops after four vain resets within half an hour, and goes on later', () => {
    const operator = new ScriptedOperator(habits, at('06:00:00'));
    const presses: number[] = [];
    for (let second = 0; second < 2400; second += 1) {
      if (operator.resetsFiller(at('06:00:00') + second * 1000, held, false)) presses.push(second);
    }
    expect(presses.slice(0, 4)).toEqual([45, 91, 137, 183]);
    expect(presses[4]).toBeGreaterThanOrEqual(45 + 1800);
  });

  it('never comes when the scenario says so', () => {
    const operator = new ScriptedOperator({ ...habits, resetFillerAfterSeconds: null }, at('06:00:00'));
    expect(operator.resetsFiller(at('07:00:00'), held, false)).toBe(false);
  });
});
