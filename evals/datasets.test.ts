import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/app/root.js';
import { allRoles } from '../src/domain/actor.js';
import { collectTurn } from '../src/domain/turn.js';
import { listScenarios } from '../src/plant/scenarios/scenario.js';
import { readRecords } from './external/lines.js';
import { pageText, readManifest, readPages } from './harness/document-text.js';
import { gradeSample } from './harness/run-sample.js';
import { parseSamples, type Sample, stepsOf } from './harness/sample.js';
import { collectionFolder, externalSuite, loadSuite, suiteFile } from './harness/suites.js';
import { emptyTranscript } from './harness/transcript.js';

const root = packageRoot();
const folder = path.join(root, 'evals', 'datasets');
const suites = readdirSync(folder)
  .filter((file) => suiteFile.test(file))
  .sort();
const samples = [
  ...suites.flatMap((file) => parseSamples(readFileSync(path.join(folder, file), 'utf8'), file).map((sample) => ({ file, sample }))),
  ...loadSuite(externalSuite).map((sample) => ({ file: externalSuite, sample })),
];
const questionsOf = (sample: Sample): readonly string[] => stepsOf(sample).flatMap((step) => ('ask' in step ? [step.ask] : []));

/** Pages whose text no parser can read; their quotes are checked against the typesetting source. */
const scanned = new Set(['MAN-T101']);

describe('the datasets', () => {
  it('hold at least 600 samples over three roles and more', () => {
    expect(samples.length).toBeGreaterThanOrEqual(600);
    for (const role of ['technician', 'engineer', 'manager']) expect(samples.filter(({ sample }) => sample.role === role).length).toBeGreaterThanOrEqual(60);
    expect(samples.every(({ sample }) => allRoles.includes(sample.role))).toBe(true);
  });

  it('name only scenarios that exist', () => {
    const known = new Set(listScenarios().map(({ id }) => id));
    expect(samples.filter(({ sample }) => !known.has(sample.scenario)).map(({ sample }) => sample.id)).toEqual([]);
  });

  it('have a data card for every suite', () => {
    const cards = readFileSync(path.join(folder, 'CARDS.md'), 'utf8');
    expect([...suites.map((file) => file.replace('.jsonl', '')), externalSuite].filter((suite) => !cards.includes(`## ${suite}\n`))).toEqual([]);
  });

  it('quote only what stands on the cited pages of the documents', { timeout: 120_000 }, async () => {
    const manifest = readManifest(root);
    const pages = new Map<string, readonly string[]>();
    const wrong: string[] = [];
    for (const { file, sample } of samples)
      for (const { documentId, revision, pages: cited, texts } of sample.target.quotes.flatMap((quote) => [quote, ...(quote.also ?? [])])) {
        const entry = manifest.find(
          ({ id, revision: held, status }) => id === documentId && (revision === undefined ? status === 'current' : revision === held),
        );
        if (entry === undefined) {
          wrong.push(`${file}/${sample.id}: there is no ${documentId} Rev ${revision ?? ''}`);
          continue;
        }
        if (scanned.has(documentId)) {
          const source = pageText(readFileSync(path.join(root, 'knowledge', 'sources', `${documentId}.md`), 'utf8'));
          if (!texts.every((text) => source.includes(pageText(text))))
            wrong.push(`${file}/${sample.id}: not in the source of ${documentId}: ${texts.join(' | ')}`);
          continue;
        }
        if (!pages.has(entry.file)) pages.set(entry.file, await readPages(root, entry.file));
        const held = pages.get(entry.file) ?? [];
        const bad = cited.length === 0 || cited.some((page) => !texts.every((text) => (held[page - 1] ?? '').includes(pageText(text))));
        if (bad) wrong.push(`${file}/${sample.id}: not on page ${cited.join(', ')} of ${documentId}: ${texts.join(' | ')}`);
      }
    expect(wrong).toEqual([]);
  });

  it('of the collections outside the plant take every right answer from a line of the named document', () => {
    const wrong: string[] = [];
    let answerable = 0;
    for (const name of readdirSync(collectionFolder())) {
      const documents = path.join(collectionFolder(), name, 'documents');
      if (!existsSync(documents)) continue;
      const files = new Map(readdirSync(documents).map((file) => [file, readFileSync(path.join(documents, file), 'utf8')]));
      for (const { line, value } of readRecords(path.join(collectionFolder(), name, 'questions.jsonl'))) {
        if (value['answerable'] === false) continue;
        answerable += 1;
        const texts = [...files].filter(([file]) => file.startsWith(String(value['document']))).map(([, text]) => text);
        if (!texts.some((text) => text.includes(String(value['evidence'])))) wrong.push(`${name}:${line} ${String(value['evidence'])}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(answerable).toBeGreaterThanOrEqual(45);
  });

  it('are not passed by a refusal that repeats the question', () => {
    const passed = samples.flatMap(({ file, sample }) => {
      const { includes, leads, refuse, abstain } = sample.target;
      const asked = questionsOf(sample).at(-1);
      if (includes.length + leads.length === 0 || refuse === true || abstain === true || asked === undefined) return [];
      const answer = `I cannot answer "${asked}".`;
      const turn = { ...collectTurn([]), answer, sentences: [{ text: answer, evidence: [] }] };
      return gradeSample(sample, file, { ...emptyTranscript, questions: [asked], turns: [turn] }).passed ? [`${file}/${sample.id}`] : [];
    });
    expect(passed).toEqual([]);
  });

  it('occur nowhere in the sources or prompts of the product', () => {
    const product = pageText([...filesOf(path.join(root, 'src')), ...filesOf(path.join(root, 'prompts'))].map((file) => readFileSync(file, 'utf8')).join('\n'));
    const leaked = samples.flatMap(({ file, sample }) =>
      questionsOf(sample)
        .filter((question) => question.length >= 30 && product.includes(pageText(question)))
        .map((question) => `${file}/${sample.id}: ${question}`),
    );
    expect(leaked).toEqual([]);
  });
});

/** Program text and prompts; tests may quote a question, because they teach the product nothing. */
function filesOf(place: string): readonly string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|md|json)$/u.test(entry.name) && !/\.test\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
