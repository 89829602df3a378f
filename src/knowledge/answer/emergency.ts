import type { Answer, Passage } from '../../domain/document.js';
import { dangersIn, emergencyAsked, isFirstAid, isOneForAll, routesIn, substancesIn } from '../../domain/emergency.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import { sentencesOf } from '../text/sentences.js';
import type { Focus } from './focus.js';
import { tellsWhatToDo } from './measures.js';
import { labelEnd } from './rows.js';
import { type Stretch as Part, shareSpoken } from './share-spoken.js';
import { FORBIDS } from './warnings.js';

/** What a paper tells to do in a danger: from the sentence that names the case to the last that belongs to it, in one part per passage. */
type Rule = Readonly<{ parts: readonly Part[]; dangers: readonly string[]; around: string; hasCase: boolean }>;
type Looked = Readonly<{ question: Question; focus: Focus; hits: PassageHits; context: JudgeContext }>;

const IN_CASE =
  /\b(?:if|when|whenever|in case|in the event|should|as soon as|upon|(?:on|at|after) (?:an?|any|the first))\b|(?<!\p{L})(?:wenn|falls|sobald|sollte|bei|beim|im fall\p{L}*)(?!\p{L})|时|如果|若|如|一旦|发现|发生|遇/iu;
/** A German condition that begins with its verb: "Riecht es nach Gas, ist ...". */
const VERB_FIRST = /^\W*\p{Lu}\p{Ll}*(?:t|st|ind|ist)\s[^,]{3,120},/u;
const ACTS =
  /\b(?:must|has to|have to|shall|is to be|are to be|may only|only|immediately|at once|first|then)\b|(?<!\p{L})(?:muss|müssen|darf|dürfen|soll|sollen|sofort|zuerst|dann|zu \p{L}+en|\p{L}+zu\p{L}+en)(?!\p{L})|必须|应|立即|先|再|不得|禁止|严禁/iu;
/** German orders in the infinitive: "..., den Knopf drücken und die Zelle lüften." */
const INFINITIVE = /\p{Ll}{2,}(?:en|ern|eln)\s*[.!;]\s*$/u;
/** Speaks on of what stands before: "Fällt es aus, ...". */
const LEANS_BACK = /^\W*(?:\p{L}+\s){0,2}(?:it|this|they|these|es|sie|er|dies\p{L}*)(?!\p{L})/iu;
/** A statement about a thing rather than an order. */
const DESCRIBES = /^\W*(?:the|a|an|this|these|each|every|der|die|das|ein\p{L}*|dies\p{L}*|jede\p{L}*)\s/iu;
const REMEDY =
  /(?:remed(?:y|ies)|actions?|measures?|response|what to do|correction|abhilfe|maßnahmen?|sofortmaßnahme\p{L}*|verhalten|处理|措施|对策|处置)\s*[:：]/iu;
/** What is to be done, as rules under the heading of the case say it: "the doors are closed", "die Tore werden angehalten". */
const IS_DONE = /\b(?:is|are) (?:\p{L}+ly |at once |not )?\p{L}+(?:ed|en|wn|ut)\b|(?<!\p{L})(?:wird|werden)(?!\p{L})/iu;
const LONGEST = 1_800;
/** Which share of the things of the question a rule has to speak of where no substance tells whether it is the one. */
const SPOKEN = 0.34;
const SURE = 0.92;
/** The beginning of a row that has no label set apart. */
const LABEL = 40;
/** More passages are not read through for one question; those found by the search are. */
const MOST_PASSAGES = 20_000;
/** Below what counts as an answer. */
const NO_ANSWER = 0.2;

const rules: WeakMap<Scope, readonly Rule[]> = new WeakMap();

/**
 * The paper's rule for the danger that a question names, whole and in its order, in place of what was found by words: a row of a schedule,
 * a spare part or another work is no answer to an emergency. Other questions keep their answers.
 */
export function withEmergency(
  answers: readonly Answer[],
  passages: readonly Passage[],
  takes: (passage: Passage) => boolean,
  looked: Looked,
): readonly Answer[] {
  const dangers = emergencyAsked(looked.question.text);
  if (dangers.length === 0) return answers;
  const { scope } = looked.context;
  const known = scope.size <= MOST_PASSAGES ? rulesOf(scope) : rulesIn(passages, scope);
  const [best] = known
    .filter(({ parts: [first] }) => first !== undefined && takes(first.passage))
    .flatMap((rule) => {
      const worth = worthOf(rule, dangers, looked);
      return worth === null ? [] : [{ rule, worth }];
    })
    .sort((left, right) => right.worth - left.worth);
  if (best !== undefined) return best.rule.parts.map((part, at) => answerOf(part, at === 0 ? 'main' : 'member'));
  return answers.map((answer) => (mayServe(answer, looked.question.text) ? answer : { ...answer, probability: Math.min(NO_ANSWER, answer.probability) }));
}

function answerOf({ passage, start, end }: Part, role: Answer['role']): Answer {
  const text = passage.text.slice(start, end);
  return { passage, text, shown: text, role, probability: SURE, values: [], start: passage.start + start, end: passage.start + end };
}

/** Whether a sentence that is no rule for the named danger may still answer: it orders or forbids, and is about no other substance. */
function mayServe({ passage, text }: Answer, question: string): boolean {
  if (passage.kind === 'record' || passage.kind === 'steps' || passage.kind === 'heading') return false;
  if (passage.kind === 'table-row') return REMEDY.test(text);
  const asked = substancesIn(question);
  const said = substancesIn(text);
  return (FORBIDS.test(text) || tellsWhatToDo(text) > 0) && (asked.length === 0 || said.length === 0 || asked.some((each) => said.includes(each)));
}

/** How well a rule is the one for the named danger; null where it is for another. */
function worthOf({ parts, dangers, around, hasCase }: Rule, asked: readonly string[], looked: Looked): number | null {
  const shared = asked.filter((danger) => dangers.includes(danger));
  const [first] = parts;
  if (shared.length === 0 || first === undefined) return null;
  const hurtBy = routesIn(looked.question.text);
  const helps = routesOf(parts);
  // What is done for the eyes is not done for who has swallowed it.
  const isRoute = hurtBy.some((route) => helps.includes(route));
  if (shared.includes('injury') && hurtBy.length > 0 && helps.length > 0 && !isRoute) return null;
  const spoken = shareSpoken(parts, around, looked);
  const wanted = substancesIn(looked.question.text);
  const named = substancesIn(`${around} ${parts.map(textOf).join(' ')}`);
  const isSame = wanted.some((substance) => named.includes(substance));
  const serves = shared.some(isOneForAll) || isSame || (wanted.length === 0 && spoken >= SPOKEN);
  if (!serves) return null;
  return spoken + (isRoute ? 1 / helps.length : 0) + (isSame ? 0.5 : 0) + (hasCase ? 0.2 : 0) + 0.1 * shared.length;
}

/** The ways of harm that a rule is for: of a row those of its label, where that names any. */
function routesOf(parts: readonly Part[]): readonly string[] {
  const [first] = parts;
  const label = first?.passage.kind === 'table-row' ? routesIn(textOf(first).slice(0, labelEnd(textOf(first)) || LABEL)) : [];
  return label.length > 0 ? label : routesIn(parts.map(textOf).join(' '));
}

const textOf = ({ passage, start, end }: Part): string => passage.text.slice(start, end);

function rulesOf(scope: Scope): readonly Rule[] {
  const known = rules.get(scope);
  if (known !== undefined) return known;
  const read = rulesIn(
    scope.segments.flatMap(({ passages }) => passages),
    scope,
  );
  rules.set(scope, read);
  return read;
}

/** The rules of the documents in force that some passages are of. */
function rulesIn(passages: readonly Passage[], scope: Scope): readonly Rule[] {
  const editions = new Map(
    passages
      .filter(({ status, kind, documentKind }) => status === 'current' && kind !== 'record' && documentKind !== 'log')
      .map((passage) => [`${passage.documentId}\n${passage.revision}`, passage] as const),
  );
  return [...editions.values()].flatMap(({ documentId, revision }) => sectionsOf(scope.documentPassages(documentId, revision)).flatMap(rulesOfSection));
}

const isQuotable = ({ kind, flagged, text, start, end }: Passage): boolean =>
  (kind === 'text' || kind === 'steps' || kind === 'table-row') && !flagged && text.length === end - start;

/** Passages that stand one after the other under one heading. */
function sectionsOf(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const sections: Passage[][] = [];
  let open: string | null | undefined;
  for (const passage of passages.filter(isQuotable)) {
    if (sections.length === 0 || passage.section !== open) sections.push([]);
    open = passage.section;
    sections.at(-1)?.push(passage);
  }
  return sections;
}

function rulesOfSection(section: readonly Passage[]): readonly Rule[] {
  const [first] = section;
  if (first === undefined) return [];
  const heading = first.section?.split(' > ').at(-1) ?? '';
  const around = `${first.document} ${heading}`;
  const aid = isFirstAid(heading);
  const hurt = aid ? ['injury'] : [];
  const headed = [...dangersIn(heading), ...hurt];
  const rows = section
    .filter(({ kind, text }) => kind === 'table-row' && (aid || REMEDY.test(text)))
    .map(
      (passage): Rule => ({ parts: [{ passage, start: 0, end: passage.text.length }], dangers: [...dangersIn(passage.text), ...hurt], around, hasCase: true }),
    );
  const all = section
    .filter(({ kind }) => kind !== 'table-row')
    .flatMap((passage) => sentencesOf(passage.text).map(({ start, end }) => ({ passage, start, end })));
  const cases = all.map((sentence) => (isCase(textOf(sentence)) ? dangersIn(textOf(sentence)) : []));
  const starts = cases.flatMap((dangers, at) => (dangers.length > 0 ? [at] : []));
  const told = starts.map((at): Rule => {
    const dangers = [...new Set([...(cases[at] ?? []), ...headed])];
    return { parts: joined(following(all, cases, at, headed.length > 0)), dangers, around, hasCase: true };
  });
  const whole: Rule[] = headed.length === 0 ? [] : [{ parts: joined(withinLength(all)), dangers: headed, around, hasCase: false }];
  const byRoute: Rule[] =
    aid || routesIn(heading).length > 0
      ? all.filter((sentence) => routesIn(textOf(sentence)).length > 0).map((sentence) => ({ parts: [sentence], dangers: headed, around, hasCase: true }))
      : [];
  const isAct = (parts: readonly Part[]): boolean => isOrder(parts) || (headed.length > 0 && parts.some((part) => IS_DONE.test(textOf(part))));
  return [...rows, ...told, ...byRoute, ...whole].filter(({ dangers, parts }) => dangers.length > 0 && parts.length > 0 && isAct(parts));
}

const isCase = (text: string): boolean => IN_CASE.test(text) || VERB_FIRST.test(text);
const isOrder = (parts: readonly Part[]): boolean =>
  parts.map(textOf).some((text) => [FORBIDS, ACTS, INFINITIVE].some((pattern) => pattern.test(text)) || tellsWhatToDo(text) > 0);

/** The sentence of the case and those that go on with it, until one describes something or opens another case. */
function following(all: readonly Part[], cases: readonly (readonly string[])[], at: number, isHeaded: boolean): readonly Part[] {
  const end = all.findIndex(
    (sentence, place) => place > at && !LEANS_BACK.test(textOf(sentence)) && ((cases[place] ?? []).length > 0 || (!isHeaded && !goesOn(sentence))),
  );
  return withinLength(all.slice(at, end === -1 ? undefined : end));
}

function goesOn(sentence: Part): boolean {
  const text = textOf(sentence);
  if (FORBIDS.test(text)) return true;
  return sentence.passage.kind === 'steps' || (!/^\W*(?:if|when|wenn|falls)\b/iu.test(text) && (ACTS.test(text) || !DESCRIBES.test(text)));
}

function withinLength(sentences: readonly Part[]): readonly Part[] {
  let length = 0;
  return sentences.filter(({ start, end }) => {
    length += end - start;
    return length <= LONGEST;
  });
}

/** Sentences of one passage as one stretch. */
function joined(sentences: readonly Part[]): readonly Part[] {
  const parts: Part[] = [];
  for (const sentence of sentences) {
    const last = parts.at(-1);
    if (last !== undefined && last.passage === sentence.passage) parts[parts.length - 1] = { ...last, end: sentence.end };
    else parts.push(sentence);
  }
  return parts;
}
