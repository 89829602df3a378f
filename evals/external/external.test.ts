import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSamples } from '../harness/sample.js';
import { judgeAnswer } from '../scorers/judge-answer.js';
import { gradeRankings, readBeir } from './beir.js';
import { importSamples } from './import-samples.js';
import { readQa } from './qa.js';

const folder = mkdtempSync(path.join(tmpdir(), 'shiftmate-external-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return place;
}

file('beir/corpus.jsonl', '{"_id":"d1","title":"Pumps","text":"seal"}\n{"_id":"d2","title":"","text":"milk"}\n');
file('beir/queries.jsonl', '{"_id":"q1","text":"seal?"}\n{"_id":"q2","text":"unjudged"}\n');
file('beir/qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t1\n');

describe('a retrieval folder in the style of BEIR', () => {
  it('is read with its judged queries only', () => {
    const { documents, queries, judgements } = readBeir(path.join(folder, 'beir'));
    expect(documents).toHaveLength(2);
    expect(queries).toEqual([{ id: 'q1', text: 'seal?' }]);
    expect(judgements.get('q1')?.get('d1')).toBe(2);
  });

  it('is graded with graded gains', () => {
    const { judgements } = readBeir(path.join(folder, 'beir'));
    const best = gradeRankings([{ queryId: 'q1', results: [{ id: 'd1' }, { id: 'd2' }] }], judgements);
    expect(best['nDCG@10']?.mean).toBe(1);
    expect(best['MAP']?.mean).toBe(1);
    const swapped = gradeRankings([{ queryId: 'q1', results: [{ id: 'd2' }, { id: 'd1' }] }], judgements);
    expect(swapped['nDCG@10']?.mean).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)), 9);
    expect(gradeRankings([{ queryId: 'q1', results: [] }], judgements)['recall@10']?.mean).toBe(0);
  });

  it('is refused with file and line when it is damaged', () => {
    file('broken/corpus.jsonl', '{"_id":"d1","text":"x"}\nnope\n');
    expect(() => readBeir(path.join(folder, 'broken'))).toThrow(/corpus\.jsonl:2: not valid JSON/);
    file('nothing/corpus.jsonl', '{"_id":"d1","text":"x"}\n');
    expect(() => readBeir(path.join(folder, 'nothing'))).toThrow(/holds no qrels/);
  });
});

describe('question-answer pairs', () => {
  it('take one or several answers, and none for what cannot be answered', () => {
    const items = readQa(
      file(
        'qa.jsonl',
        '{"question":"a?","answer":"48 N·m"}\n{"question":"b?","answers":["x","y"]}\n{"question":"c?","is_impossible":true}\n{"question":"d?","answers":{"text":["z"]}}\n',
      ),
    );
    expect(items.map(({ answers, answerable }) => [answers.length, answerable])).toEqual([
      [1, true],
      [2, true],
      [0, false],
      [1, true],
    ]);
  });

  it('compare exactly, by inclusion and by numbers', () => {
    expect(judgeAnswer('The torque is 48 N·m.', ['48 N·m'])).toMatchObject({ exact: false, contains: true, numbers: true });
    expect(judgeAnswer('48 N·m', ['48 N·m'])).toMatchObject({ exact: true, f1: 1 });
    expect(judgeAnswer('It is 148 N·m', ['48 N·m'])).toMatchObject({ contains: false, numbers: false });
    expect(judgeAnswer('1,024 bottles', ['1024'])).toMatchObject({ numbers: true });
  });

  it('do not reward a list of all numbers', () => {
    const list = Array.from({ length: 100 }, (_, index) => String(index)).join(' ');
    expect(judgeAnswer(list, ['48'])).toMatchObject({ right: false });
  });

  it('name the line without a question', () => {
    expect(() => readQa(file('bad.jsonl', '{"question":"a?","answer":"1"}\n{"answer":"2"}\n'))).toThrow(/bad\.jsonl:2: no question/);
  });
});

describe('an import', () => {
  it('turns each kind into samples that the harness reads', () => {
    const to = path.join(folder, 'out.jsonl');
    const assetOps = file(
      'scenarios.json',
      JSON.stringify([
        {
          id: 1,
          type: 'FMSR',
          text: 'List failure modes of chiller 6',
          deterministic: true,
          characteristic_form: 'The answer should name "Condenser fouling" and 7 modes.',
        },
      ]),
    );
    expect(importSamples({ source: assetOps, format: 'auto', to })).toBe(1);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[0]?.target.includes).toEqual(['Condenser fouling', '7']);
    expect(importSamples({ source: path.join(folder, 'beir'), format: 'auto', to })).toBe(1);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[0]?.task).toBe('retrieve');
    expect(importSamples({ source: path.join(folder, 'qa.jsonl'), format: 'auto', to })).toBe(4);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[2]?.target.abstain).toBe(true);
  });
});
