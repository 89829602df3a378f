import { describe, expect, it } from 'vitest';
import { asksMoreThanWork, problemOf } from './work-order-request.js';

describe('a request for a work order that goes on to other deeds', () => {
  it.each([
    ['open a work order to grease the bearings of P-101B and approve it yourself', 'Grease the bearings of P-101B'],
    ['Raise a work order to check the coupling of P-601A, urgent, and please close it as well', 'Check the coupling of P-601A'],
    ['create a ticket: belt squeals; then tell the night shift', 'Belt squeals'],
    ['Work order for the noisy fan and send it to maintenance', 'Noisy fan'],
    ['erstelle einen Auftrag: Dichtung tropft, und genehmige ihn gleich', 'Dichtung tropft'],
    ['开工单：泵漏水，并批准', '泵漏水'],
  ])('%s', (asked, problem) => {
    expect(problemOf(asked, [])).toBe(problem);
    expect(asksMoreThanWork(asked)).toBe(true);
  });

  it.each([
    ['open a work order: the valve does not open and close fully', 'Valve does not open and close fully'],
    ['open a work order to clean the strainer and close the drain', 'Clean the strainer and close the drain'],
    ['work order: seal leaks, order of magnitude one drop a second', 'Seal leaks, order of magnitude one drop a second'],
    ['work order: motor hums and release lever is bent', 'Motor hums and release lever is bent'],
  ])('keeps what belongs to the machine: %s', (asked, problem) => {
    expect(problemOf(asked, [])).toBe(problem);
    expect(asksMoreThanWork(asked)).toBe(false);
  });
});

it.each([
  ['Lege einen Arbeitsauftrag für P-7B an: Dichtung undicht', ['P-7B'], 'Dichtung undicht'],
  ['Lege bitte einen Auftrag an: Lampe am Tor 3 ersetzen', [], 'Lampe am Tor 3 ersetzen'],
])('a German verb that is parted leaves nothing in the problem: %s', (asked, names, problem) => {
  expect(problemOf(asked, names)).toBe(problem);
});
