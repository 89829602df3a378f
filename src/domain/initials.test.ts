import { describe, expect, it } from 'vitest';
import { isInitial } from './initials.js';

describe('the initial of a person', () => {
  it.each([
    ['Owner: safety officer P.', ' Lindqvist'],
    ['Owner: P.', ' Lindqvist'],
    ['signed by J.', ' Brandt'],
    ['by J. R.', ' Brandt'],
    ['Leiter K.', ' Öztürk'],
  ])('%s%s', (before, after) => {
    expect(isInitial(before, after)).toBe(true);
  });

  it.each([
    ['Close valve B.', ' Then open valve C.'],
    ['start pump A.', ' Wait'],
    ['Owner: safety officer P.', '\nLindqvist'],
    ['by J.', ' and others'],
    ['Revision C.', ' The'],
  ])('none: %s%s', (before, after) => {
    expect(isInitial(before, after)).toBe(false);
  });
});
