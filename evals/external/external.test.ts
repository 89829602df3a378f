import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSamples } from '../harness/sample.js';
import { judgeAnswer } from '../scorers/judge-answer.js';
import { gradeRankings, readBeir } from './beir.js';
import { writeContexts } from './contexts.js';
import { runExternalQa } from './external.js';
import { importSamples } from './import-samples.js';
import { qaRecords, readQa } from './qa.js';

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
    file('broken/queries.jsonl', '{"_id":"q1","text":"x"}\n');
    file('broken/qrels/test.tsv', 'q1\td1\t1\n');
    file('broken/corpus.jsonl', '{"_id":"d1","text":"x"}\nnope\n');
    expect(() => readBeir(path.join(folder, 'broken'))).toThrow(/corpus\.jsonl:2: not valid JSON/);
    file('nothing/queries.jsonl', '{"_id":"q1","text":"x"}\n');
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
    expect(importSamples({ source: assetOps, format: 'auto', to }).samples).toBe(1);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[0]?.target.facts).toEqual(['Condenser fouling', '7']);
    expect(importSamples({ source: path.join(folder, 'beir'), format: 'auto', to }).samples).toBe(1);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[0]?.task).toBe('retrieve');
    expect(importSamples({ source: path.join(folder, 'qa.jsonl'), format: 'auto', to }).samples).toBe(4);
    expect(parseSamples(readFileSync(to, 'utf8'), to)[2]?.target.abstain).toBe(true);
  });
});

describe('the shapes that public retrieval sets come in', () => {
  const ids = (name: string) => {
    const { documents, queries, judgements, notes } = readBeir(path.join(folder, name));
    return {
      documents: documents.map(({ id }) => id),
      queries: queries.map(({ id }) => id),
      judgements: [...judgements].map(([id, grades]) => [id, [...grades]]),
      notes,
    };
  };
  const expected = { documents: ['1', '2'], queries: ['7'], judgements: [['7', [['2', 1]]]], notes: [] };

  it('numeric ids, no title, extra fields, empty lines, CRLF, four columns of TREC', () => {
    file('shape-a/corpus.jsonl', '\ufeff{"id":1,"text":"a","metadata":{"x":[1]}}\r\n\r\n{"id":2,"contents":"b"}\r\n');
    file('shape-a/queries.jsonl', '{"query_id":7,"query":"q"}\r\n{"query_id":8,"query":"r"}\r\n\r\n');
    file('shape-a/qrels.txt', '7 0 2 1\r\n\r\n');
    expect(ids('shape-a')).toEqual(expected);
  });

  it('gzip, a folder inside a folder, three columns without heading', () => {
    const packed = (name: string, text: string): void => writeFileSync(file(name, ''), gzipSync(text));
    packed('shape-b/set/corpus.jsonl.gz', '{"_id":"1","title":"","text":"a"}\n{"_id":"2","title":"t","text":"b"}');
    packed('shape-b/set/queries.jsonl.gz', '{"_id":"7","text":"q"}');
    packed('shape-b/set/qrels/test.tsv.gz', '7\t2\t1\n');
    expect(ids('shape-b')).toEqual(expected);
  });

  it('maps from id to record, as BEIR holds them in memory', () => {
    file('shape-c/corpus.json', '{"1":{"title":"","text":"a"},"2":{"title":"","text":"b"}}');
    file('shape-c/queries.json', '{"7":"q"}');
    file('shape-c/qrels/test.json', '{"7":{"2":1}}');
    expect(ids('shape-c')).toEqual(expected);
  });

  it('tables and judgements by name; two columns mean relevant', () => {
    file('shape-d/collection.tsv', 'id\ttext\n1\ta\n2\tb\n');
    file('shape-d/queries.tsv', '7\tq\n');
    file('shape-d/qrels/dev.jsonl', '{"query-id":"7","corpus-id":"2","score":1}\n');
    expect(ids('shape-d')).toEqual(expected);
    file('shape-e/corpus.jsonl', '{"_id":"1","text":"a"}\n{"_id":"2","text":"b"}\n');
    file('shape-e/queries.jsonl', '{"_id":"7","text":"q"}\n');
    file('shape-e/qrels.tsv', 'query-id\tcorpus-id\n7\t2\n');
    expect(ids('shape-e')).toEqual(expected);
  });

  it('say what does not fit together', () => {
    file('shape-f/corpus.jsonl', '{"_id":"1","text":"a"}\n{"_id":"1","text":"again"}\n');
    file('shape-f/queries.jsonl', '{"_id":"7","text":"q"}\n');
    file('shape-f/qrels/test.tsv', 'query-id\tcorpus-id\tscore\n7\t9\t1\n8\t1\t1\n');
    expect(ids('shape-f').notes).toEqual([
      '1 documents repeat an id; the first one counts',
      '1 relevant documents are not in the corpus and count as not found',
      '1 judged queries are not among the queries',
    ]);
    file('shape-g/corpus.jsonl', '{"_id":"1","text":"a"}\n');
    file('shape-g/queries.jsonl', '{"_id":"q7","text":"q"}\n');
    file('shape-g/qrels/test.tsv', '7\t1\t1\n');
    expect(() => ids('shape-g')).toThrow(/judges no query .* the ids do not meet \(7 and q7\)/);
    file('shape-h/corpus.jsonl', '{"_id":"1","text":"a"}\n');
    file('shape-h/queries.jsonl', '{"_id":"7","text":"q"}\n');
    file('shape-h/qrels/test.tsv', '7\t1\t1\n7\t1\tyes\n');
    expect(() => ids('shape-h')).toThrow(/test\.tsv:2: expected query, document and grade/);
    file('shape-i/corpus.jsonl', '{"_id":"1"}\n');
    file('shape-i/queries.jsonl', '{"_id":"7","text":"q"}\n');
    file('shape-i/qrels/test.tsv', '7\t1\t1\n');
    expect(() => ids('shape-i')).toThrow(/corpus\.jsonl:1: neither text nor title/);
  });
});

describe('where the files of a retrieval set lie', () => {
  const set = (corpus: string, queries: string, qrels: string, text = 'q1\td1\t1\n') => {
    file(corpus, '{"_id":"d1","text":"a"}\n');
    file(queries, '{"_id":"q1","text":"q"}\n');
    file(qrels, text);
    return readBeir(path.join(folder, corpus.split('/')[0] ?? '')).queries.length;
  };
  it.each([
    ['place-a/dataset/v1/corpus.jsonl', 'place-a/dataset/v1/queries.jsonl', 'place-a/dataset/v1/qrels/test.tsv'],
    ['place-b/corpus/corpus.jsonl', 'place-b/queries/queries.jsonl', 'place-b/qrels/test.tsv'],
    ['place-c/data/corpus.jsonl', 'place-c/data/queries.jsonl', 'place-c/qrels.tsv'],
    ['place-d/corpus.jsonl', 'place-d/queries.jsonl', 'place-d/my-set.qrels.test.tsv'],
  ])('%s', (corpus, queries, qrels) => expect(set(corpus, queries, qrels)).toBe(1));

  it('takes the test part, and never guesses between two sets', () => {
    file('place-e/qrels/train.tsv', 'q9\td1\t1\n');
    expect(set('place-e/corpus.jsonl', 'place-e/queries.jsonl', 'place-e/qrels/test.tsv')).toBe(1);
    set('place-f/one/corpus.jsonl', 'place-f/one/queries.jsonl', 'place-f/one/qrels/test.tsv');
    expect(() => set('place-f/two/corpus.jsonl', 'place-f/two/queries.jsonl', 'place-f/two/qrels/test.tsv')).toThrow(/holds several sets/);
    file('place-g/notes.md', 'x');
    expect(() => readBeir(path.join(folder, 'place-g'))).toThrow(/holds no corpus\.jsonl; it holds notes\.md/);
  });
});

describe('texts that a set carries beside its questions', () => {
  const written = (name: string, text: string): readonly string[] => {
    const to = mkdtempSync(path.join(folder, 'contexts-'));
    writeContexts(qaRecords(file(name, text)), to);
    return readdirSync(to).map((one) => `${one}: ${readFileSync(path.join(to, one), 'utf8').split('\n').slice(2).join(' ').trim()}`);
  };
  it('become documents, a text once', () => {
    const squad =
      '{"data":[{"title":"The crane","paragraphs":[{"context":"It lifts.","qas":[{"id":"1","question":"q?","answers":[]},{"id":"2","question":"r?","answers":[]}]}]}]}';
    expect(written('c1.json', squad)).toEqual(['The-crane.md: It lifts.']);
    const pairs = '{"question":"q?","answer":"a","supporting_facts":[["B",0]],"context":[["A",["one.","two."]],["B",["three."]]]}';
    expect(written('c2.jsonl', pairs)).toEqual(['A.md: one. two.', 'B.md: three.']);
    expect(readQa(file('c2.jsonl', pairs))[0]?.documents).toEqual(['B']);
    expect(written('c3.jsonl', '{"question":"q?","answer":"a","context":{"title":["A"],"sentences":[["x","y"]]}}')).toEqual(['A.md: x y']);
    expect(written('c4.jsonl', '{"question":"q?","answer":"a","contexts":["x","y"]}')).toEqual(['passage-1-1.md: x', 'passage-1-2.md: y']);
    expect(written('c5.jsonl', '{"question":"q?","answer":"a"}')).toEqual([]);
  });
});

describe('a set with neither documents nor texts', () => {
  it('is refused with what to add', async () => {
    const options = { file: file('bare.jsonl', '{"question":"q?","answer":"a"}'), corpus: null, models: [], progress: () => undefined };
    await expect(runExternalQa(options)).rejects.toThrow(/carries no texts .* --corpus DIR/);
  });
});

describe('a damaged list', () => {
  it('is refused with the line of the item or of the fault', () => {
    expect(() => readQa(file('l1.json', '[\n{"question":"a?","answer":"1"},\n\n{"answer":"2"}\n]'))).toThrow(/l1\.json:4: no question/);
    expect(() => readQa(file('l2.json', '{"v":[{}],\n"data":[\n{"question":"a?",\n"answer":"1"},\n7]}'))).toThrow(/l2\.json:5: item 2 of the list/);
    expect(() => readQa(file('l3.json', '[\n{"question":"a?"},\n{"question":,}\n]'))).toThrow(/l3\.json:3: not valid JSON/);
  });
});

describe('the shapes that question-answer sets come in', () => {
  const read = (name: string, text: string) =>
    readQa(file(name, text)).map(({ id, question, answers, facts, answerable, documents, page }) => ({
      id,
      question,
      answers,
      facts,
      answerable,
      documents,
      page,
    }));
  const item = { id: '1', question: 'q?', answers: ['a'], facts: [], answerable: true, documents: [], page: null };
  it.each([
    ['{"question":"q?","answer":"a"}'],
    ['{"query":"q?","expected_output":"a"}'],
    ['{"input":"q?","target":"a"}'],
    ['{"input":[{"role":"system","content":"s"},{"role":"user","content":"q?"}],"target":["a"]}'],
    ['{"user_input":"q?","reference":"a","retrieved_contexts":["x"]}'],
    ['{"Question":"q?","Ground Truth":"a"}'],
    ['{"text":"q?","characteristic_form":"a"}'],
    ['{"prompt":"q?","ideal":["a"]}'],
    ['{"question":{"text":"x"},"query":"q?","answers":[{"text":"a","answer_start":3}]}'],
    ['{"question":"q?","answers":{"text":["a","a"],"answer_start":[1,2]}}'],
  ])('%s', (text) => expect(read('one.jsonl', `${text}\n`)).toEqual([item]));

  it('a JSON list, an object around it, YAML, CSV and nested paragraphs', () => {
    expect(read('list.json', '[\n{"id":1,"question":"q?",\n"answer":"a"}]')).toEqual([item]);
    expect(read('object.json', '{\n"version":"1",\n"data":[{"id":1,"question":"q?","answer":"a"}]}')).toEqual([item]);
    expect(read('set.yaml', 'questions:\n  - id: 1\n    question: q?\n    answer: a\n')).toEqual([item]);
    expect(read('set.csv', 'id,question,answer,document,page\n1,"q?","a, ""b""",pump.pdf,4\n')).toEqual([
      { ...item, answers: ['a, "b"'], documents: ['pump.pdf'], page: 4 },
    ]);
    expect(read('semicolon.csv', 'id;question;answer\n1;q?;a\n')).toEqual([item]);
    expect(
      read(
        'squad.json',
        '{"data":[{"title":"t","paragraphs":[{"context":"c","qas":[{"id":"1","question":"q?","answers":[{"text":"a","answer_start":0}],"is_impossible":false}]}]}]}',
      ),
    ).toEqual([item]);
  });

  it('questions without an answer, said in many ways', () => {
    for (const rest of [
      '"answer":null',
      '"answers":[]',
      '"answer":""',
      '"answer":"N/A"',
      '"answer":"Not in the documents."',
      '"answerable":false',
      '"is_impossible":true,"answer":"x"',
      '"type":"unanswerable","answer":"say so"',
    ])
      expect(read('none.jsonl', `{"question":"q?",${rest}}\n`)).toEqual([{ ...item, answers: [], answerable: false }]);
  });

  it('a missing answer is an error with the fields there are, not a question without answer', () => {
    expect(() => read('typo.jsonl', '{"question":"q?","anwser":"a"}\n')).toThrow(/typo\.jsonl:1: no answer to compare with \(fields: question, anwser\)/);
    expect(() => read('empty.jsonl', '\n\n')).toThrow(/no question in it/);
    expect(() => read('yes.jsonl', '{"question":"q?","answerable":true,"answer":""}\n')).toThrow(/marked as answerable/);
    expect(() => readQa(path.join(folder, 'nowhere.jsonl'))).toThrow(/no readable file/);
  });

  it('writes the documents of the set beside the samples, whatever their ids hold', () => {
    const set = path.join(folder, 'odd-ids');
    mkdirSync(path.join(set, 'qrels'), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(path.join(set, name), text);
    const document = (id: string, title: string, text: string) => JSON.stringify({ _id: id, title, text });
    write(
      'corpus.jsonl',
      [document('a/b#1', 'Gland', 'Tighten evenly.'), document('ü-2', '', 'Tested every four years.'), document('x y', 'Title only', '')].join('\n'),
    );
    write('queries.jsonl', '{"_id":"q/1","text":"when is it tested"}\n{"_id":"q2","text":"not judged"}\n');
    write('qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq/1\tü-2\t1\nq/1\ta/b#1\t2\nq/1\tabsent\t1\n');
    const to = path.join(folder, 'odd.jsonl');
    const imported = importSamples({ source: set, format: 'auto', to });
    expect(imported).toMatchObject({ samples: 1, documents: 3 });
    const [sample] = parseSamples(readFileSync(to, 'utf8'), to);
    expect(sample?.corpus).toBe(imported.folder);
    expect(sample?.target.quotes).toMatchObject([{ documentId: 'doc-1-a-b-1', also: [{ documentId: 'doc-2-2' }] }]);
    const text = readFileSync(path.join(imported.folder ?? '', 'doc-2-2.md'), 'utf8');
    expect(text).toContain('id: doc-2-2');
    expect(text).toContain('origin: "ü-2"');
    expect(text).toContain('Tested every four years.');
    // A second import replaces the first; a folder with something else in it is left alone.
    expect(importSamples({ source: set, format: 'auto', to }).documents).toBe(3);
    writeFileSync(path.join(imported.folder ?? '', 'notes.txt'), 'mine');
    expect(() => importSamples({ source: set, format: 'auto', to })).toThrow(/notes\.txt, which no import wrote/u);
  });

  it('never touches a folder of somebody else, and none before the set was read', () => {
    const to = path.join(folder, 'own.jsonl');
    const own = path.join(folder, 'own-documents');
    mkdirSync(own);
    writeFileSync(path.join(own, 'procedure.md'), '# Mine');
    const source = file('asked.jsonl', '{"question":"How hot?","answer":"80 °C"}\n');
    expect(() => importSamples({ source, format: 'qa', to })).toThrow(/procedure\.md, which no import wrote/u);
    expect(readFileSync(path.join(own, 'procedure.md'), 'utf8')).toBe('# Mine');
    const carried = file('carried-twice.jsonl', '{"question":"How hot?","answer":"80 °C","context":"Kept at 80 °C."}\n');
    const kept = importSamples({ source: carried, format: 'qa', to: path.join(folder, 'twice.jsonl') }).folder ?? '';
    const before = readdirSync(kept);
    expect(() => importSamples({ source: file('broken.jsonl', '{"answer":"no question"}\n'), format: 'qa', to: path.join(folder, 'twice.jsonl') })).toThrow();
    expect(readdirSync(kept)).toEqual(before);
  });

  it('keeps the texts that questions carry', () => {
    const source = file('carried.jsonl', '{"question":"How hot?","answer":"80 °C","context":"The bath is kept at 80 °C.","title":"Bath"}\n');
    const to = path.join(folder, 'carried-samples.jsonl');
    const imported = importSamples({ source, format: 'qa', to });
    expect(imported).toMatchObject({ samples: 1, documents: 1 });
    expect(parseSamples(readFileSync(to, 'utf8'), to)[0]?.corpus).toBe(imported.folder);
  });
});
