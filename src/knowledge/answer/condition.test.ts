import { describe, expect, it } from 'vitest';
import { parseQuantities } from '../../domain/quantity.js';
import { conditionHolds } from './condition.js';

describe('a condition and a stated value', () => {
  it.each([
    ['If the level falls below 20 cm, refill the tank.', '15 cm', true],
    ['If the level falls below 20 cm, refill the tank.', '0.3 m', false],
    ['Above 80 °C open the vent; below 40 °C close it.', '60 °C', false],
    ['Above 80 °C open the vent; below 40 °C close it.', '85 °C', true],
    ['Between 3 and 5 bar the filter is changed.', '4 bar', true],
    ['Between 3 and 5 bar the filter is changed.', '6 bar', false],
    ['Bei mehr als 12 % wird der Trockner gestartet.', '14 %', true],
    ['The tank holds 20 cm.', '15 cm', null],
    ['If it is above 80 °C, stop.', '15 cm', null],
  ])('%s at %s: %s', (text, value, holds) => {
    expect(conditionHolds(text, parseQuantities(value)[0])).toBe(holds);
  });
});
