import { describe, expect, it } from 'vitest';
import { leavesPartOpen } from './open-parts.js';
import { selectTried } from './trials/tried-selection.js';

/** The entries of a request's ledger that are left open; a refusal is none. */
function open(request: string): readonly string[] {
  const selection = selectTried(request, [], []);
  if (selection.kind === 'refused') throw new Error(selection.reason);
  return selection.openQuestions.filter((text) => text.startsWith('Not covered: '));
}

describe('what a request says and its draft does not show is told as not covered', () => {
  it.each([
    [
      'a float that starts a pump',
      'Mine sump: floats LS-71 low, LS-72 high, LS-73 high-high. P-71 starts at LS-72, P-72 additionally at LS-73, both stop at LS-71.',
      'the draft takes LS-72 for a permissive',
    ],
    [
      'a command taken for a permissive',
      'Extractor fan F-22 may start at most 4 times an hour; command by switch S22.',
      'the draft takes S22 for a permissive, and the request gives a command by it',
    ],
  ])('%s', (_what, request, words) => {
    expect(open(request).join('\n')).toContain(words);
    expect(open(request).every(leavesPartOpen)).toBe(true);
  });

  it.each([
    'Start well pump P-41 when LT-41 is below 30 %, stop it above 80 %. Low level alarm at 15 %.',
    'DOL starter for fan FN-43, stop and overload contacts are both break contacts',
    'Ramp the filler speed setpoint from 3000 to 9000 bottles/h in 120 s',
    'Hatch AH-43 may be unlocked only when agitator AG-43 has been at standstill for 12 s and the pressure PT-43 is below 0.1 bar.',
    'Valve XV-44 with open and closed limit switches (nc), 8 s travel time',
  ])('nothing of %s', (request) => {
    expect(open(request)).toEqual([]);
  });
});
