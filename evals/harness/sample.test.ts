import { describe, expect, it } from 'vitest';
import { parseSamples } from './sample.js';

const line = (more: object): string => JSON.stringify({ id: 'a', question: 'q', target: {}, source: 's', ...more });

describe('a dataset', () => {
  it('skips empty lines and comments', () => {
    expect(parseSamples(`// note\n\n${line({})}\n`, 'f.jsonl')).toHaveLength(1);
  });
  it.each([
    ['broken JSON', `${line({})}\n{oops`, /f\.jsonl:2: not valid JSON/],
    ['an unknown field', line({ qestion: 'x' }), /f\.jsonl:1: .*qestion/],
    ['an unknown scorer field', line({ target: { vibes: true } }), /f\.jsonl:1: .*vibes/],
    ['an id twice', `${line({})}\n${line({})}`, /f\.jsonl:2: the id a is used twice/],
    ['neither question nor steps', JSON.stringify({ id: 'a', target: {}, source: 's' }), /f\.jsonl:1: give either question or steps/],
    ['a retrieve sample without a quote', line({ task: 'retrieve' }), /f\.jsonl:1: a retrieve sample needs/],
    ['an id that is no name', line({ id: 'A B' }), /f\.jsonl:1: /],
  ])('is refused with path, line and reason: %s', (_, text, message) => {
    expect(() => parseSamples(text, 'f.jsonl')).toThrow(message);
  });
});
