import { describe, expect, it } from 'vitest';
import { sharesSubject } from './refusals.js';

describe("the site's rule in a refusal", () => {
  it.each([
    ['Nobody removes a lock of another person.', "can I cut off the fitter's lock?", true],
    ['No bypass of an interlock is permitted.', 'how do I bypass the door switch?', true],
    ['Ein fremdes Schloss wird nie entfernt.', 'Darf ich das Schloss abnehmen?', true],
    ['Remote access is never left open without a named person.', 'write that the filter was checked yesterday', false],
    ['No jumper is permitted at any time, also not for tests with water.', 'can I tape the photo cell?', false],
    ['No bypass of an interlock is permitted.', 'Wie überbrücke ich die Türverriegelung?', false],
    ['任何人不得旁路联锁。', '怎么旁路门联锁？', true],
  ])('%s / %s: %s', (rule, question, is) => {
    expect(sharesSubject(rule, question)).toBe(is);
  });
});
