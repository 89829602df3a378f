import { gradedForm } from './answer-form.js';
import { fieldOf, invalid, isRecord, type JsonRecord, type LinedRecord, readRecords, textOf } from './lines.js';

/** One question with everything that is known about a right reply. */
export type QaItem = Readonly<{
  id: string;
  question: string;
  /** Right answers; any one of them will do. */
  answers: readonly string[];
  /** Facts that all have to be in the answer. */
  facts: readonly string[];
  answerable: boolean;
  /** A right answer as the set describes it in prose; null where it gives answers or facts. */
  form: string | null;
  /** Why no answer can be compared without a judge; null where it can. */
  ungraded: string | null;
  /** Documents that hold the answer; any one of them will do. */
  documents: readonly string[];
  page: number | null;
}>;

const names = {
  id: ['id', '_id', 'qid', 'question_id', 'query_id', 'example_id', 'uuid', 'key', 'nr', 'number'],
  question: ['question', 'query', 'user_input', 'question_text', 'input', 'prompt', 'utterance', 'text', 'task', 'q', 'frage'],
  answer: [
    'answers',
    'answer',
    'expected_answer',
    'expected_answers',
    'expected',
    'expected_output',
    'target',
    'targets',
    'ground_truth',
    'ground_truths',
    'groundtruth',
    'reference_answer',
    'reference',
    'gold_answer',
    'gold_answers',
    'gold',
    'correct_answer',
    'final_answer',
    'short_answer',
    'short_answers',
    'answer_text',
    'ideal',
    'ideal_answer',
    'label',
    'response',
    'output',
    'completion',
    'a',
    'antwort',
  ],
  form: [
    'characteristic_form',
    'rubric',
    'rubrics',
    'criteria',
    'grading_notes',
    'grading_criteria',
    'expected_behavior',
    'expected_behaviour',
    'success_criteria',
  ],
  facts: ['key_facts', 'must_include', 'facts', 'nuggets', 'required', 'keywords', 'expected_keywords'],
  documents: [
    'document',
    'documents',
    'document_id',
    'doc',
    'doc_id',
    'doc_ids',
    'source_document',
    'source_documents',
    'source_file',
    'file',
    'file_name',
    'filename',
    'gold_doc',
    'gold_docs',
  ],
  page: ['page', 'page_number', 'pages', 'seite'],
  kind: ['type', 'category', 'kind', 'answer_type', 'question_type', 'tags', 'label'],
} as const;

const noAnswer =
  /^(?:n\/?a|none|null|unanswerable|not answerable|no answer|no answer present\.?|unknown|(?:it is |this is )?not (?:in|covered by|mentioned in|stated in|given in) the (?:documents?|sources?|corpus|text|context)s?\.?|not (?:available|mentioned|stated|found|specified)\.?)$/iu;
const unanswerableKind =
  /^(?:unanswerable|un-?answerable|no[-_ ]?answer|out[-_ ]of[-_ ](?:scope|domain|corpus)|not[-_ ]in[-_ ](?:docs|documents|corpus|sources)|abstain|abstention)$/iu;

/** Question-answer pairs as JSON Lines, a JSON list, YAML, CSV or TSV, under the field names that public sets use. Throws `input-invalid` with file, line and reason. */
export function readQa(file: string): readonly QaItem[] {
  const items = qaRecords(file).map(({ line, value }) => toQaItem(value, `${file}:${line}`, line));
  if (items.length === 0) throw invalid(`${file}: no question in it`);
  return items;
}

/** The records of a set, each one question, with the line it begins at. */
export function qaRecords(file: string): readonly LinedRecord[] {
  return readRecords(file).flatMap(nestedQuestions);
}

/** Sets in the shape of SQuAD nest questions in paragraphs of articles. */
function nestedQuestions({ line, value }: LinedRecord): readonly LinedRecord[] {
  for (const name of ['paragraphs', 'qas']) {
    const list = value[name];
    if (!Array.isArray(list)) continue;
    const { title, context } = value;
    const around = { ...(typeof title === 'string' ? { title } : {}), ...(typeof context === 'string' ? { context } : {}) };
    return list.filter(isRecord).flatMap((inner) => nestedQuestions({ line, value: { ...around, ...inner } }));
  }
  return [{ line, value }];
}

/** One record of any of the known shapes. Throws `input-invalid` for a record without question, or without anything to compare with. */
export function toQaItem(value: JsonRecord, place: string, line: number): QaItem {
  const question = questionOf(value);
  if (question === null) throw invalid(`${place}: no question; name the field question, query, input, prompt or text`);
  const given = fieldOf(value, names.answer);
  const direct = {
    facts: answersOf(fieldOf(value, names.facts)),
    answers: answersOf(given).filter((answer) => !noAnswer.test(answer.trim())),
  };
  const form = direct.answers.length + direct.facts.length > 0 ? null : formOf(value);
  const described = form === null ? null : gradedForm(form, question, flag(fieldOf(value, ['deterministic'])) !== false);
  const { answers, facts } = described ?? direct;
  const ungraded = described?.ungraded ?? null;
  const said = flagOf(value);
  if (given === undefined && form === null && said === null && facts.length === 0)
    throw invalid(
      `${place}: no answer to compare with (fields: ${Object.keys(value).join(', ')}); name it answer, answers, expected, target or ground_truth, or say "answerable": false`,
    );
  const answerable = said ?? (answers.length + facts.length > 0 || ungraded !== null);
  if (answerable && answers.length + facts.length === 0 && ungraded === null) throw invalid(`${place}: marked as answerable, but without an answer`);
  return {
    id: textOf(value, names.id) ?? String(line),
    question,
    answers: answerable ? answers : [],
    facts: answerable ? facts : [],
    answerable,
    form: answerable ? form : null,
    ungraded: answerable ? ungraded : null,
    documents: [
      ...documentsOf(fieldOf(value, names.documents)),
      ...supportingTitles(fieldOf(value, ['supporting_facts'])),
      ...documentsOf(fieldOf(value, ['source', 'sources'])).filter((name) => /\.[a-z]{2,5}$/iu.test(name)),
    ],
    page: pageOf(fieldOf(value, names.page)),
  };
}

function questionOf(value: JsonRecord): string | null {
  for (const name of names.question) {
    const found = fieldOf(value, [name]);
    // A chat in the shape of Inspect or OpenAI: the last thing the person says.
    const text = Array.isArray(found) ? found.filter(isRecord).findLast((message) => message['role'] === 'user')?.['content'] : found;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return null;
}

/** The description of a right answer, where it says anything. */
function formOf(value: JsonRecord): string | null {
  const form = answersOf(fieldOf(value, names.form))
    .map((line) => line.trim())
    .join('\n');
  return form === '' || noAnswer.test(form) ? null : form;
}

function flag(raw: unknown): boolean | null {
  if (typeof raw === 'boolean') return raw;
  return /^(?:true|yes|1)$/iu.test(String(raw)) ? true : /^(?:false|no|0)$/iu.test(String(raw)) ? false : null;
}

function flagOf(value: JsonRecord): boolean | null {
  const positive = flag(fieldOf(value, ['answerable', 'is_answerable', 'has_answer']) ?? '');
  const negative = flag(fieldOf(value, ['unanswerable', 'is_impossible', 'is_unanswerable', 'abstain', 'no_answer']) ?? '');
  if (positive !== null) return positive;
  if (negative !== null) return !negative;
  const kinds = names.kind.flatMap((name) => answersOf(fieldOf(value, [name])));
  return kinds.some((kind) => unanswerableKind.test(kind.trim())) ? false : null;
}

function answersOf(raw: unknown): readonly string[] {
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw).trim() === '' ? [] : [String(raw).trim()];
  if (typeof raw === 'boolean') return [raw ? 'yes' : 'no'];
  if (Array.isArray(raw)) return [...new Set(raw.flatMap(answersOf))];
  if (isRecord(raw)) return answersOf(fieldOf(raw, ['text', 'answer', 'value', 'content', 'short_answers', 'spans', 'number']));
  return [];
}

function documentsOf(raw: unknown): readonly string[] {
  if (typeof raw === 'string' || typeof raw === 'number') return [String(raw)];
  if (Array.isArray(raw)) return raw.flatMap(documentsOf);
  if (isRecord(raw)) return documentsOf(fieldOf(raw, ['id', 'doc_id', 'document', 'file', 'name', 'title']));
  return [];
}

/** Titles of the texts that hold the answer, as pairs of title and sentence or as two lists side by side (HotpotQA). */
function supportingTitles(raw: unknown): readonly string[] {
  if (isRecord(raw)) return [...new Set(documentsOf(raw['title']))];
  if (!Array.isArray(raw)) return [];
  return [...new Set(raw.flatMap((pair: unknown) => (Array.isArray(pair) && typeof pair[0] === 'string' ? [pair[0]] : [])))];
}

function pageOf(raw: unknown): number | null {
  const first: unknown = Array.isArray(raw) ? raw[0] : raw;
  const page = typeof first === 'string' ? Number(first) : first;
  return typeof page === 'number' && Number.isInteger(page) && page > 0 ? page : null;
}
