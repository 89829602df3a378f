import { allMatches } from '../../domain/all-matches.js';
import type { Answer, DocumentInfo, Passage } from '../../domain/document.js';
import { parseMoments } from '../../domain/moments.js';
import { parseQuantities, type Quantity } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import type { JudgeContext } from '../rank/judge.js';
import { sentencesOf } from '../text/sentences.js';
import { stemsOf } from './counterpart.js';
import type { PapersInForce } from './in-force.js';
import { isOrderAsWhole, saysItOverrules } from './orders.js';

/** What is put in another's place stands behind these. */
const IN_PLACE_OF =
  /\b(?:instead of|in place of|in lieu of|rather than|no longer|not|anstatt|anstelle(?: von)?|statt|nicht mehr)\s+(?:the\s+|of\s+|after\s+)*|(?:而不是|代替|不再是|原为)/iu;
/** How far behind these words the replaced figure begins. */
const BEHIND = 25;
const SECTIONS =
  /(?:\b(?:sections?|clauses?|chapters?|paragraphs?|parts?)|(?<!\p{L})(?:abschnitte?s?n?|kapiteln?|ziffern?|punkte?n?)|第)\s*(\d{1,2}(?:\.\d{1,2})*(?:\s*(?:,|and|und|to|bis|&|和|、|-|–)\s*\d{1,2}(?:\.\d{1,2})*)*)/giu;
const DESIGNATION = /[A-Z]{2,}[A-Z-]*\d[\dA-Z-]*/gu;
const VALID_UNTIL = /\b(?:valid|in force|applies|until|expires|gültig|gilt|befristet|bis)\b|有效|截至/iu;
const SEVERAL_STEPS = /(?:^|\n)\s*\d{1,2}[.)]\s[\s\S]*\n\s*\d{1,2}[.)]\s/u;
/** Words that an order and what it bears on must share, and orders that are told at most. */
const SHARED = 2;
const MOST = 3;
/** Of more documents than these only those of the passages found are looked through. */
const MOST_DOCUMENTS = 40;

type Entry = Readonly<{ passage: Passage; text: string; start: number; end: number }>;
type Bearing = Readonly<{ main: Answer; figures: readonly Quantity[]; stems: ReadonlySet<string>; steps: boolean }>;

/**
 * Orders in force that bear on an answer, though the question need not say a word of them: they put a figure in place of one that the
 * answer or its procedure gives, or their paper names the section or the quantity and they speak of the same thing. `today` is an ISO day.
 */
export function ordersOver(
  main: Answer,
  found: readonly DocumentInfo[],
  { today, papers }: Readonly<{ today: string | null; papers: PapersInForce }>,
  { scope }: JudgeContext,
): readonly Answer[] {
  const { documentId, revision, status, kind } = main.passage;
  if (status !== 'current' || kind === 'record') return [];
  const all = scope.documentCount <= MOST_DOCUMENTS ? scope.segments.flatMap(({ documents }) => documents) : found;
  const orders = [...new Set(all)].filter(
    (document) => document.status === 'current' && document.id !== documentId && papers.standing(document) === 'in-force' && isOrderAsWhole(document, scope),
  );
  if (orders.length === 0) return [];
  const own = all.find((document) => document.id === documentId && document.revision === revision);
  if (own !== undefined && isOrderAsWhole(own, scope)) return [];
  const steps = SEVERAL_STEPS.test(main.text);
  const section = scope.documentPassages(documentId, revision).filter((passage) => passage.section === main.passage.section);
  const reach = steps ? section.map(({ text }) => text).join('\n') : main.text;
  const bearing = { main, figures: parseQuantities(reach), stems: stemsOf(`${reach} ${steps ? (main.passage.section ?? '') : ''}`), steps };
  return orders
    .flatMap((document) => {
      const passages = scope.documentPassages(document.id, document.revision);
      const text = passages.map((passage) => passage.text).join('\n');
      if (document.validity === undefined && isOver(text, today)) return [];
      const says = statementOf(text);
      const named = namesSection(says, main.passage) || namesQuantity(says, bearing);
      return entriesOf(passages)
        .filter((entry) => !saysItsScope(entry.text) && bears(entry, bearing, named))
        .map((entry) => asOrder(entry, main, document));
    })
    .slice(0, MOST);
}

/** The sentences of a paper that say what it goes before. */
const statementOf = (text: string): string =>
  sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => saysItOverrules(sentence) && saysItsScope(sentence))
    .join(' ');

/** "This notice overrules ..." speaks of the paper and orders nothing itself. */
const saysItsScope = (sentence: string): boolean =>
  /\b(?:this|the|diese[rs]?)\s+(?:\p{L}+\s+){0,3}\p{L}+|本/iu.test(sentence) && saysItOverrules(sentence) && !IN_PLACE_OF.test(sentence);

/** A paper that says until when it is valid is over after that day. */
function isOver(text: string, today: string | null): boolean {
  if (today === null) return false;
  return sentencesOf(text).some(({ start, end }) => {
    const sentence = text.slice(start, end);
    const moment = parseMoments(sentence).find(
      ({ kind, start: at }) => kind === 'date' && /(?:until|till|up to|bis(?: zum)?|至)\s*$/iu.test(sentence.slice(0, at)),
    );
    return moment !== undefined && VALID_UNTIL.test(sentence) && (moment.keys[0] ?? today) < today;
  });
}

/** The statement names the part of the paper that the answer stands in, by its number. */
function namesSection(statement: string, { section, documentId, document }: Passage): boolean {
  const numbers = (section ?? '').split(' > ').flatMap((heading) => /^(\d{1,2}(?:\.\d{1,2})*)\b/u.exec(heading.trim())?.[1] ?? []);
  const asked = allMatches(statement, SECTIONS).flatMap(([, list = '']) => list.match(/\d{1,2}(?:\.\d{1,2})*/gu) ?? []);
  if (!asked.some((number) => numbers.some((own) => own === number || own.startsWith(`${number}.`)))) return false;
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/gu, '');
  const papers = statement.match(DESIGNATION) ?? [];
  return papers.length === 0 || papers.some((name) => plain(`${documentId} ${document}`).includes(plain(name)));
}

/** The statement names what the answer gives the value of: "the works rule on feed speed". */
const namesQuantity = (statement: string, { stems, steps }: Bearing): boolean =>
  !steps && [...stemsOf(statement)].filter((stem) => stems.has(stem)).length >= SHARED;

function entriesOf(passages: readonly Passage[]): readonly Entry[] {
  return passages.flatMap((passage) => {
    const { text, kind, start, end } = passage;
    if (kind === 'heading' || passage.flagged || text.length !== end - start) return [];
    return sentencesOf(text).map((sentence) => ({ passage, text: text.slice(sentence.start, sentence.end), start: sentence.start, end: sentence.end }));
  });
}

function bears({ text, passage }: Entry, { main, figures, stems, steps }: Bearing, named: boolean): boolean {
  const sameLanguage = passage.language === main.passage.language;
  const shared = [...stemsOf(text)].filter((stem) => stems.has(stem)).length;
  if (sameLanguage ? shared < SHARED : !named) return false;
  const replaced = replacedIn(text);
  if (replaced !== null && figures.some((figure) => isSame(figure, replaced))) return true;
  if (!named || replaced !== null) return false;
  const own = parseQuantities(text);
  if (steps) return passage.kind === 'steps' || own.some(({ unit }) => unit !== null) || /\b(?:not|never|nicht|kein\p{L}*)\b|不/iu.test(text);
  return own.some(({ unit }) => unit !== null && figures.some((figure) => unitOf(figure.unit)?.dimension === unitOf(unit)?.dimension && figure.unit !== null));
}

/** The figure that an order sets aside: the 5 minutes of "8 minutes instead of 5 minutes". */
function replacedIn(text: string): Quantity | null {
  const match = IN_PLACE_OF.exec(text);
  const end = match === null ? 0 : match.index + match[0].length;
  return match === null ? null : (parseQuantities(text).find(({ start }) => start >= end && start - end <= BEHIND) ?? null);
}

/** The same figure; a unit that one of them leaves out is that of the other. */
const isSame = (one: Quantity, other: Quantity): boolean =>
  one.values[0] === other.values[0] && (one.unit === null || other.unit === null || one.unit === other.unit);

function asOrder({ passage, text, start, end }: Entry, { probability }: Answer, { effectiveDate, supersedes }: DocumentInfo): Answer {
  return {
    ...{ passage, text, shown: text, probability, role: 'overrules', values: parseQuantities(text).map(({ raw }) => raw) },
    ...{ start: passage.start + start, end: passage.start + end, inForce: { since: effectiveDate, supersedes } },
  };
}
