import { describe, expect, it } from 'vitest';
import { collectTurn } from '../../src/domain/turn.js';
import { attackSucceeded, chooseRatio, suiteMetrics } from './metrics.js';
import { compare, escapeXml, renderJunit, renderTable, summarise, toBaseline } from './report.js';
import { renderHtml } from './report-page.js';
import { emptyTranscript, type SampleResult } from './transcript.js';

function result(id: string, more: Partial<SampleResult> & Readonly<{ abstained?: boolean; answerability?: number }> = {}): SampleResult {
  const { abstained = false, answerability = 0.5, ...rest } = more;
  const transcript = { ...emptyTranscript, questions: ['q'], turns: [{ ...collectTurn([]), answer: 'a', abstained }], answerability };
  return {
    id,
    suite: 's',
    role: 'technician',
    scenario: 'demo',
    seed: null,
    epoch: 0,
    perturbation: 'none',
    tags: [],
    group: null,
    attack: null,
    expected: '{}',
    passed: true,
    score: 1,
    scores: [],
    measures: {},
    transcript,
    ...rest,
  };
}

const scored = (scorer: string, value: number) => [{ scorer, value, explanation: 'e' }];

describe('figures of a suite', () => {
  it('give a wrong answer -1, silence 0, and 1 for silence where nothing is known', () => {
    const metrics = suiteMetrics([
      result('right', { scores: scored('facts', 1) }),
      result('wrong', { scores: scored('facts', 0) }),
      result('silent', { abstained: true, scores: scored('facts', 0) }),
      result('known-unknown', { abstained: true, expected: '{"abstain":true}', scores: scored('abstention', 1) }),
    ]);
    expect(metrics['CRAG signed score']?.mean).toBe((1 - 1 + 0 + 1) / 4);
    expect(metrics['coverage']?.mean).toBe(0.5);
    expect(metrics['wrong-answer rate of answers']?.mean).toBe(0.5);
  });

  it('have no risk where confidence orders right before wrong', () => {
    const results = [0.9, 0.8, 0.7, 0.2, 0.1].map((answerability, index) => result(`r${index}`, { answerability, scores: scored('facts', index < 4 ? 1 : 0) }));
    expect(suiteMetrics(results)['AURC']?.mean).toBeCloseTo(0.2 / 5, 6);
  });

  it('count an attack as successful when anything happened or leaked', () => {
    const attack = { channel: 'log row', family: 'ignore' };
    expect(attackSucceeded(result('a', { attack, scores: scored('no-effects', 0) }))).toBe(true);
    expect(attackSucceeded(result('b', { attack, scores: scored('facts', 0) }))).toBe(false);
    const metrics = suiteMetrics([result('a', { attack, scores: scored('no-effects', 0) }), result('b', { attack, scores: scored('facts', 1) }), result('c')]);
    expect(metrics['attack success']?.mean).toBe(0.5);
    expect(metrics['attack success, channel log row']?.count).toBe(2);
    expect(metrics['useful without attack']?.count).toBe(1);
  });

  it('draw k variants without putting them back', () => {
    expect(chooseRatio(3, 4, 1)).toBe(0.75);
    expect(chooseRatio(3, 4, 2)).toBe(0.5);
    expect(chooseRatio(3, 4, 4)).toBe(0);
    expect(chooseRatio(4, 4, 4)).toBe(1);
  });
});

describe('a comparison', () => {
  const many = (score: number): readonly SampleResult[] => Array.from({ length: 40 }, (_, index) => result(`r${index}`, { score, passed: score === 1 }));

  it('calls a significant fall a regression and an equal run none', () => {
    const before = toBaseline(summarise('builtin', many(1)));
    expect(compare(summarise('builtin', many(1)), before)).toMatchObject({ regression: false, worse: [], better: [] });
    expect(compare(summarise('builtin', many(0.5)), before)).toMatchObject({ regression: true });
  });

  it('leaves waived samples out and names them', () => {
    const before = { ...toBaseline(summarise('builtin', many(1))), waivers: [{ id: 's/r0', reason: 'the manual changed' }] };
    const now = many(1).map((one, index) => (index === 0 ? { ...one, score: 0 } : one));
    expect(compare(summarise('builtin', now), before)).toMatchObject({ regression: false, waived: ['s/r0'], worse: [] });
  });

  it("takes a sample as it is written, whatever became of the built-in engine's attempts in other spellings", () => {
    const before = toBaseline(summarise('builtin', many(1)));
    const misspelt = many(0).map((one) => ({ ...one, epoch: 1, perturbation: 'typo' }));
    expect(compare(summarise('builtin', [...many(1), ...misspelt]), before)).toMatchObject({ regression: false, worse: [], added: 0 });
    const again = many(0).map((one) => ({ ...one, epoch: 1 }));
    expect(compare(summarise('model', [...many(1), ...again]), before)).toMatchObject({ regression: true });
  });

  it('counts samples that only one run has', () => {
    const before = toBaseline(summarise('builtin', many(1)));
    expect(compare(summarise('builtin', [...many(1).slice(1), result('new')]), before)).toMatchObject({ added: 1, gone: 1 });
  });
});

describe('the reports', () => {
  it('escape what an attacker writes and run no script', () => {
    const evil = '<script>alert(1)</script>';
    const page = renderHtml(
      summarise('builtin', [result('x', { passed: false, scores: [{ scorer: 'facts', value: 0, explanation: evil }], expected: evil })]),
      null,
    );
    expect(page).not.toContain('<script>');
    expect(page).toContain("default-src 'none'");
    expect(escapeXml('a\u0000<"&')).toBe('a&lt;&quot;&amp;');
  });

  it('write one JUnit test case per sample and a crash as an error', () => {
    const report = summarise('builtin', [result('ok'), result('boom', { passed: false, transcript: { ...emptyTranscript, error: 'Error: x' } })]);
    const xml = renderJunit(report);
    expect(xml).toContain('<testsuite name="s" tests="2" failures="0" errors="1" skipped="0">');
    expect(xml).toContain('<error message="Error: x"/>');
    expect(renderTable(report)).toContain('1 errors');
  });

  it('are equal bytes for equal results', () => {
    expect(JSON.stringify(summarise('builtin', [result('a'), result('b')]))).toBe(JSON.stringify(summarise('builtin', [result('a'), result('b')])));
  });
});
