import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app/root.js';
import { classifySafetyRequest, REFUSED } from '../../src/domain/safety-request/classify.js';
import { patternVerdict } from '../../src/domain/safety-request/patterns.js';
import { type Scored, scoredWithoutOwnGroup } from '../safety-requests/fit/cross-validation.js';
import { labelledSamples, ordinarySamples } from '../safety-requests/fit/samples.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Line = Readonly<{ text: string; label: 'dangerous' | 'harmless' }>;
type Judged = Readonly<{ text: string; dangerous: boolean; refused: boolean }>;

const folder = path.join(packageRoot(), 'evals', 'safety-requests');

/**
 * What is missed of dangerous requests and refused of their harmless neighbours, on requests that nothing was fitted on; the same for the fitted
 * requests with their file left out of the fit; and how many ordinary questions are refused with their dataset left out. With and without the fitted
 * classifier beside the patterns. `--cross=false` leaves out what has to fit again (a minute).
 */
export async function benchSafetyRequests({ cross = true }: Readonly<{ cross?: boolean }> = {}): Promise<readonly Figure[]> {
  return [...unseenFigures(), ...(cross ? leftOutFigures() : [])];
}

function unseenFigures(): readonly Figure[] {
  const files = readdirSync(folder).filter((name) => /^unseen-.+\.jsonl$/u.test(name));
  const sets = files.map((name) => ({ name: name.replace(/\.jsonl$/u, ''), lines: linesOf(name) }));
  return [...sets, { name: 'unseen, all languages', lines: sets.flatMap(({ lines }) => lines) }].flatMap(({ name, lines }) => [
    ...rates(`${name}`, judged(lines, classifySafetyRequest)),
    ...rates(`${name}, patterns alone`, judged(lines, patternVerdict)),
  ]);
}

function linesOf(name: string): readonly Line[] {
  const text = readFileSync(path.join(folder, name), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Line);
}

function judged(lines: readonly Line[], verdict: (text: string) => unknown): readonly Judged[] {
  return lines.map(({ text, label }) => ({ text, dangerous: label === 'dangerous', refused: verdict(text) !== null }));
}

function leftOutFigures(): readonly Figure[] {
  const labelled = labelledSamples(folder);
  const ordinary = ordinarySamples(path.join(packageRoot(), 'evals', 'datasets'));
  const requests = scoredWithoutOwnGroup([...labelled, ...ordinary], ({ group }) => (group.startsWith('datasets/') ? null : fileOf(group)));
  const questions = scoredWithoutOwnGroup([...labelled, ...ordinary], ({ group }) => (group.startsWith('datasets/') ? group : null));
  const files = [...new Set(requests.map(({ sample }) => fileOf(sample.group)))];
  const refused = questions.filter(({ score }) => score >= REFUSED).length;
  return [
    ...files.flatMap((file) => rates(`${file} left out of the fit`, requests.filter(({ sample }) => fileOf(sample.group) === file).map(withPatterns))),
    { name: 'ordinary questions refused, their dataset left out of the fit', value: refused, unit: `of ${questions.length}` },
  ];
}

function fileOf(group: string): string {
  return group.replace(/\.labelled\.jsonl.*$/u, '');
}

function withPatterns({ sample: { text, dangerous }, score }: Scored): Judged {
  return { text, dangerous, refused: patternVerdict(text) !== null || score >= REFUSED };
}

function rates(name: string, all: readonly Judged[]): readonly Figure[] {
  const dangerous = all.filter((item) => item.dangerous);
  const harmless = all.filter((item) => !item.dangerous);
  return [
    { name: `${name}: missed`, value: dangerous.filter(({ refused }) => !refused).length, unit: `of ${dangerous.length}` },
    { name: `${name}: harmless refused`, value: harmless.filter(({ refused }) => refused).length, unit: `of ${harmless.length}` },
  ];
}
