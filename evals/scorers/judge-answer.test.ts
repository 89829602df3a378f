import { describe, expect, it } from 'vitest';
import { isDocument } from './documents.js';
import { judgeAnswer, judgeContent } from './judge-answer.js';

const right = (answer: string, accepted: string | readonly string[], question = ''): boolean =>
  judgeAnswer(answer, typeof accepted === 'string' ? [accepted] : accepted, question).right;

describe('an answer compared by content', () => {
  it.each([
    ['The gasket is changed every 3 months.', 'quarterly'],
    ['It takes two hours.', '120 minutes'],
    ['The limit is 0.25 MPa.', '2.5 bar'],
    ['Use 48 Nm.', '48 N·m'],
    ['Tighten it to 48 newton metres.', '48 N·m'],
    ['At minus thirty? No: at -30 °C, for 14 days.', 'minus 30 °C for 14 days'],
    ['Keep it below 85 % humidity.', '85 percent'],
    ['Twelve people may stand there.', '12 Personen'],
    ['The price is €16.', '16 Euro'],
    ['It was received on 5 March 2024.', '2024-03-05'],
    ['05-Mar-24: seal replaced', '2024-03-05'],
    ['Am 05.03.2024 wurde es geliefert.', 'March 5, 2024'],
    ['1,024 bottles were filled.', '1024'],
    ['Es sind 1,5 bar.', '1.5 bar'],
    ['The dose is 150 mg per litre.', '150 mg/l'],
    ['The worn seal has to be replaced before the start.', 'exchange the worn seal before starting'],
    ['Yes, it has to be locked.', 'yes'],
    ['Parchment is never touched with cotton gloves.', 'no'],
    ['Refractor: 127 mm, 952 mm, 11 kg', '952 mm'],
    ['The pump turns at 1450 revolutions per minute.', '1450 rpm'],
    ['Report it to the duty officer P-7.', 'the duty officer P-7'],
  ])('takes "%s" for "%s"', (answer, wanted) => expect(right(answer, wanted)).toBe(true));

  it.each([
    ['It is 148 N·m.', '48 N·m'],
    ['It is 48 bar.', '48 N·m'],
    ['The dose is 150 mg per kilogram.', '150 mg per kg of fruit and 20 ml'],
    ['Leave by the south door.', 'the north door'],
    ['Freeze the glass plates.', 'never freeze the glass plates'],
    ['The seal must not be replaced before the next start.', 'the worn seal is replaced before the next start'],
    ['Yes, cotton gloves are right.', 'no'],
    ['No, it is closed.', 'yes'],
    ['Wait 24 minutes.', '24 hours'],
    ['It holds 2 litres.', '2 litres per hour and 3 bar'],
    ['', '7'],
    ['State without fault 1; stroke 32 mm; 24 V; wait 1 minute.', '1.0 s'],
    ['I do not know.', 'the blue reset button'],
    ['The valve is P-70.', 'P-7'],
  ])('does not take "%s" for "%s"', (answer, wanted) => expect(right(answer, wanted)).toBe(false));

  it('gives nothing for a list of all numbers, in one unit or in many', () => {
    const list = (count: number, unit: string): string => Array.from({ length: count }, (_, index) => `${index} ${unit}`).join(', ');
    expect(right(list(100, 'N·m'), '48 N·m')).toBe(false);
    expect(right(list(20, 'N·m'), '8 N·m')).toBe(false);
    expect(right(list(60, ''), '48')).toBe(false);
  });

  it('gives nothing for a copied page that holds the answer somewhere far down', () => {
    const page = 'The operator walks along the line and looks at the guards. '.repeat(40);
    expect(right(`${page} The blue button is pressed for 90 seconds.`, '90 seconds')).toBe(false);
    expect(right(`The blue button is pressed for 90 seconds. ${page}`, '90 seconds')).toBe(true);
  });

  it('does not count words that the question already gave, unless there are no others', () => {
    expect(right('The door is open.', 'the north door', 'Which door do we take?')).toBe(false);
    expect(right('Through the north door.', 'the north door', 'Do we take the north door or the south door?')).toBe(true);
    expect(right('The south one.', 'the north door', 'Do we take the north door or the south door?')).toBe(false);
  });

  it('takes any of several answers, and needs all of several facts', () => {
    expect(right('It was the ledger room.', ['attic', 'ledger room'])).toBe(true);
    expect(judgeContent('Mask and gloves.', { answers: [], facts: ['mask', 'gloves'] }, '').right).toBe(true);
    expect(judgeContent('A mask.', { answers: [], facts: ['mask', 'gloves'] }, '')).toMatchObject({ right: false, explanation: 'missing words: glov' });
  });
});

describe('a cited document', () => {
  it('is known by id, file or title, with or without collection and revision', () => {
    const evidence = { documentId: 'corpus-pump-manual', document: 'Pump manual of the hall' };
    for (const name of ['pump-manual', 'docs/Pump_Manual.PDF', 'pump-manual-rev-C.pdf', 'Pump manual of the hall', 'corpus-pump-manual'])
      expect([name, isDocument(evidence, name)]).toEqual([name, true]);
    for (const name of ['manual', 'pump-manual-of-another-hall', 'hall', '']) expect([name, isDocument(evidence, name)]).toEqual([name, false]);
  });
});
