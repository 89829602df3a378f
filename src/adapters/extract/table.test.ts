import { describe, expect, it } from 'vitest';
import { renderRow } from './table.js';

describe('a row with its headings', () => {
  it.each<[string, string, string]>([
    ['Leak at 7 bar', '3.4', 'Hole A: Leak at 7 bar: 3.4'],
    ['Bottles in 8 h', '66,000 to 70,000', 'Hole A: Bottles in 8 h: 66,000 to 70,000'],
    ['Milk in 8 h', '78 m³', 'Hole A: Milk in 8 h: 78 m³'],
    ['LT-101 %', '15', 'Hole A: LT-101: 15 %'],
    ['Noise at 10 m [dB(A)]', '71', 'Hole A: Noise at 10 m: 71 dB(A)'],
    ['Noise dB(A)', '71', 'Hole A: Noise 71 dB(A)'],
    ['Unit price GBP', '12', 'Hole A: Unit price 12 GBP'],
    ['Heat (MWh)', '90', 'Hole A: Heat 90 MWh'],
    ['压力（MPa）', '25', 'Hole A: 压力 25 MPa'],
    ['Hours 2025', '410', 'Hole A: Hours 2025: 410'],
    ['Check (daily)', '2', 'Hole A: Check (daily) 2'],
  ])('under %s', (heading, cell, text) => {
    expect(renderRow(['Name', heading], ['Hole A', cell])).toBe(text);
  });
  it.each([
    ['below 80 °C', 'Surface temperature below 80 °C: Action: none'],
    ['150 bis 220 °C', 'Surface temperature 150 bis 220 °C: Action: none'],
    ['more than 36 °C and dry', 'Surface temperature more than 36 °C and dry: Action: none'],
    ['Inlet', 'Inlet: Action: none'],
  ])('names a stretch of figures by its heading: %s', (cell, text) => {
    expect(renderRow(['Surface temperature', 'Action'], [cell, 'none'])).toBe(text);
  });
  it('takes the unit of its label where no heading gives one', () => {
    expect(renderRow(['', 'North', 'South'], ['Oil [l]', '22', 'none'])).toBe('Oil [l]: North 22 l; South: none');
    expect(renderRow(['', 'North (m³)', 'South'], ['Oil [l]', '22', '3'])).toBe('Oil [l]: North 22 m³; South 3');
  });
});
