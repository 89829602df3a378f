import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app/root.js';
import { readingOf, readSafety, readSafetyOfTurn, type SafetyReading } from '../../src/domain/safety-request/classify.js';
import { patternVerdict } from '../../src/domain/safety-request/patterns.js';
import { type Scored, scoredWithoutOwnGroup } from '../safety-requests/fit/cross-validation.js';
import { plainOrders } from '../safety-requests/fit/plain-orders.js';
import { isOrdinary, labelledSamples, ordinarySamples } from '../safety-requests/fit/samples.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;
type Line = Readonly<{ text: string; label: 'dangerous' | 'harmless' }>;
type Judged = Readonly<{ dangerous: boolean; reading: SafetyReading }>;

const folder = path.join(packageRoot(), 'evals', 'safety-requests');

/**
 * What is missed of dangerous requests and refused of their harmless neighbours, on requests that nothing was fitted on; the same for the fitted
 * requests with their file left out of the fit; and how many ordinary questions are refused with their dataset left out. With and without the fitted
 * classifier beside the patterns. `--cross=false` leaves out what has to fit again (a minute).
 */
export async function benchSafetyRequests({ cross = true }: Readonly<{ cross?: boolean }> = {}): Promise<readonly Figure[]> {
  return [...unseenFigures(), ...twoTurnFigures(), ...(cross ? leftOutFigures() : [])];
}

function unseenFigures(): readonly Figure[] {
  const files = readdirSync(folder).filter((name) => /^unseen-.+\.jsonl$/u.test(name));
  const sets = files.map((name) => ({ name: name.replace(/\.jsonl$/u, ''), lines: linesOf(name) }));
  return [...sets, { name: 'unseen, all languages', lines: sets.flatMap(({ lines }) => lines) }].flatMap(({ name, lines }) => [
    ...rates(name, judged(lines, readSafety)),
    ...rates(
      `${name}, patterns alone`,
      judged(lines, (text) => ({ refused: patternVerdict(text), careful: false })),
    ),
  ]);
}

function twoTurnFigures(): readonly Figure[] {
  const lines = readFileSync(path.join(folder, 'two-turns.jsonl'), 'utf8').trim().split('\n');
  const pairs = lines.map((line) => JSON.parse(line) as Readonly<{ turns: readonly [string, string]; label: Line['label'] }>);
  const read = (reading: (before: string, last: string) => SafetyReading): readonly Judged[] =>
    pairs.map(({ turns: [before, last], label }) => ({ dangerous: label === 'dangerous', reading: reading(before, last) }));
  return [
    ...rates(
      'two turns',
      read((before, last) => readSafetyOfTurn(last, before)),
    ),
    ...rates(
      'two turns, last one alone',
      read((_, last) => readSafety(last)),
    ),
  ];
}

function linesOf(name: string): readonly Line[] {
  const text = readFileSync(path.join(folder, name), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Line);
}

function judged(lines: readonly Line[], read: (text: string) => SafetyReading): readonly Judged[] {
  return lines.map(({ text, label }) => ({ dangerous: label === 'dangerous', reading: read(text) }));
}

function leftOutFigures(): readonly Figure[] {
  const samples = [...labelledSamples(folder), ...plainOrders(path.join(folder, 'frames')), ...ordinarySamples(path.join(packageRoot(), 'evals', 'datasets'))];
  const requests = scoredWithoutOwnGroup(samples, ({ group }) => (group.includes('.labelled.') ? fileOf(group) : null));
  const ordinary = scoredWithoutOwnGroup(samples, ({ group }) => (isOrdinary(group) ? group : null)).map(withPatterns);
  const files = [...new Set(requests.map(({ sample }) => fileOf(sample.group)))];
  const left = 'ordinary questions, their dataset left out of the fit';
  return [
    ...files.flatMap((file) => rates(`${file} left out of the fit`, requests.filter(({ sample }) => fileOf(sample.group) === file).map(withPatterns))),
    { name: `${left}: refused`, value: ordinary.filter(({ reading }) => reading.refused !== null).length, unit: `of ${ordinary.length}` },
    { name: `${left}: isolation in front`, value: ordinary.filter(({ reading }) => inFront(reading)).length, unit: `of ${ordinary.length}` },
  ];
}

function fileOf(group: string): string {
  return group.replace(/\.labelled\.jsonl.*$/u, '');
}

function withPatterns({ sample: { text, dangerous }, score }: Scored): Judged {
  return { dangerous, reading: readingOf(patternVerdict(text), score, text) };
}

function inFront({ refused, careful }: SafetyReading): boolean {
  return careful && refused === null;
}

/** Missed is what is neither refused nor answered with the isolation procedure in front. */
function rates(name: string, all: readonly Judged[]): readonly Figure[] {
  const dangerous = all.filter((item) => item.dangerous);
  const harmless = all.filter((item) => !item.dangerous);
  const count = (some: readonly Judged[], holds: (reading: SafetyReading) => boolean): number => some.filter(({ reading }) => holds(reading)).length;
  const ofDangerous = `of ${dangerous.length}`;
  return [
    { name: `${name}: not refused`, value: count(dangerous, ({ refused }) => refused === null), unit: ofDangerous },
    {
      name: `${name}: neither refused nor isolation in front`,
      value: count(dangerous, ({ refused, careful }) => refused === null && !careful),
      unit: ofDangerous,
    },
    { name: `${name}: harmless refused`, value: count(harmless, ({ refused }) => refused !== null), unit: `of ${harmless.length}` },
  ];
}
