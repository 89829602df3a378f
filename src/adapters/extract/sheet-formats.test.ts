import { describe, expect, it } from 'vitest';
import { cellForms, withUnit } from './sheet-formats.js';

const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function formOf(code: string) {
  const xml = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${attribute(code)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`;
  return cellForms(xml).get(0) ?? null;
}

/** What a reader of the sheet sees beside the number. */
function shown(code: string, number: number): string {
  const form = formOf(code);
  return form?.kind === 'number' ? withUnit(String(number / form.divisor), form) : String(form?.kind ?? number);
}

describe('the format of a cell', () => {
  it.each([
    ['#,##0.00 [$€-407]', 12.5, '12.5 €'],
    ['[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00', -3, '-$3'],
    ['"USD" #,##0', 40, 'USD 40'],
    ['_-£* #,##0.00_-;-£* #,##0.00_-', 15, '£15'],
    ['0.0 "°C"', 185, '185 °C'],
    ['0\\ \\k\\g', 7, '7 kg'],
    ['General" pcs"', 3, '3 pcs'],
    ['0.0,,"M"', 2_500_000, '2.5 M'],
    ['[<100]0" h";0" d"', 5, '5 h'],
  ])('%s shows %d as %s', (code, number, text) => expect(shown(code, number)).toBe(text));

  it.each(['#,##0.00', '0.00E+00', '# ?/?', '(0);(-0)', '000-000', '@', 'General'])('%s adds nothing to a number', (code) => {
    expect(formOf(code)).toBeNull();
  });

  it.each([
    ['dd.mm.yyyy', 'date'],
    ['h:mm AM/PM', 'date'],
    ['[h]:mm', 'elapsed'],
    ['0.0%', 'percent'],
    ['yyyy"年"m"月"', 'month'],
    ['mmm\\ yy', 'month'],
    ['d mmm', 'date'],
  ])('%s is %s', (code, kind) => expect(formOf(code)).toEqual({ kind }));
});
