import type { DocumentInfo } from '../../domain/document.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import { sentencesOf } from '../text/sentences.js';
import { givesAnother, shareOfWords } from './counterpart.js';
import type { Focus } from './focus.js';
import type { Piece, Source } from './piece.js';
import { isOfAnotherThing } from './temporary.js';

/** Papers, parts of papers and values that an order may set aside, in three languages; a paper may also be named by its number. */
const PAPER =
  '(?:(?:rule|section|clause|chapter|paragraph|handbook|manual|guide(?:line)?|plan|procedure|instruction|value|limit|figure|setpoint|regulation|standard|polic(?:y|ies)|table|sheet|schedule|provision)s?\\b|(?:abschnitt|regel|handbuch|anweisung|anleitung|ordnung|plan|wert|vorschrift|ziffer|absatz|kapitel|tabelle|richtlinie|angabe|bestimmung|norm|vorgabe)|[A-Z]{1,6}-?\\d|手册|规程|规定|规则|标准|说明书|限值|数值|第.{1,4}[条章节款])';
/** What is only pointed to ("see section 9") is not set aside. */
const NEAR = '(?:(?!\\b(?:see|according to|as per|siehe|gemäß|laut)\\b|见|参见|按照)[^.!?。！？;\\n]){0,70}?';
/** How a paper says that it goes before another: the words, and near them what it goes before. */
const GOES_BEFORE = [
  '\\b(?:overrul|overrid|prevail|suspend)\\p{L}*',
  '\\b(?:takes?|has|have|taking) (?:precedence|priority)',
  '\\b(?:sets? aside|notwithstanding|(?:in )?(?:deviat|depart)\\p{L}* from|contrary to|instead of|in place of|in lieu of)',
  // "Replace the seal" tells what to do.
  '\\b(?:replaces|supersedes?|cancels)\\b',
  '\\b(?:abweichend (?:von|vom|zu)|in abweichung (?:von|vom|zu)|anstelle|anstatt|statt|entgegen(?! dem uhrzeigersinn)|ungeachtet|ersetzt|vorrang vor)',
  '优先于|取代|代替|替代|凌驾于|不执行|代之以',
].join('|');
const NAMED_BEHIND = new RegExp(
  `(?:${GOES_BEFORE})${NEAR}${PAPER}|\\b(?:geht|gehen)\\b${NEAR}${PAPER}${NEAR}\\bvor\\b|\\b(?:hebt|heben)\\b${NEAR}${PAPER}${NEAR}\\bauf\\b|\\b(?:setzt|setzen)\\b${NEAR}${PAPER}${NEAR}\\baußer kraft\\b`,
  'iu',
);
/** "Rule 2 does not apply then", "gilt Abschnitt 3 nicht", "不适用第3条". */
const DOES_NOT_APPLY = new RegExp(
  `${PAPER}${NEAR}\\b(?:(?:does|do|shall) not apply|(?:is|are) (?:suspended|overruled|set aside)|gilt(?: \\p{L}+){0,3} nicht|gelten(?: \\p{L}+){0,3} nicht)|\\bgilt\\b${NEAR}${PAPER}${NEAR}\\bnicht\\b|不适用${NEAR}${PAPER}|${PAPER}${NEAR}不适用|以本(?:通知|规定|指令|令).{0,4}为准`,
  'iu',
);
/** One edition of a paper in another's place is no order over it, and a part in another's place no paper. */
const EDITION = /\b(?:edition|revision|rev\.?|issue|version|ausgabe|fassung|stand)\b|版本|修订/iu;
/** The sentence that speaks of the whole paper: "this notice", "diese Anordnung", "本通知". */
const WHOLE =
  /\b(?:this|the(?: present)?) (?:\p{L}+ ){0,2}?(?:notice|order|instruction|circular|bulletin|memo|directive|paper|sheet|document|note|permit)\b|\bdiese[rsm]? (?:\p{L}+ ){0,2}?\p{L}*(?:anordnung|weisung|mitteilung|verfügung|anweisung|regelung|hinweis|rundschreiben|aushang|dokument|vermerk)\b|本(?:通知|规定|指令|令|通告|文件)/iu;
/** An order is short; a long paper that names one in passing is none. */
const LONGEST_ORDER = 30;
/** Beside a general answer an order must speak of so much of the question, as a share of what the general one speaks of, ... */
const ABOUT = 0.7;
/** ... or share so many of its words; and its probability need not be more than this. */
const ALIKE = 0.34;
export const LEAST_ORDER = 0.02;
const SAID = 0.5;
const UNSAID = 0.4;
const SURE = 0.99;

/** Whether a sentence says that it, or the paper it stands in, goes before another paper or value. */
export const saysItOverrules = (sentence: string): boolean => !EDITION.test(sentence) && (NAMED_BEHIND.test(sentence) || DOES_NOT_APPLY.test(sentence));

type Scope = JudgeContext['scope'];
/** Which documents say of all they hold that it goes before other papers; looked up once while the index stands. */
const orders: WeakMap<Scope, Map<DocumentInfo, boolean>> = new WeakMap();

/** Whether a piece stands in place of what other papers say: by its own sentence, or because its paper says so of all it holds. */
export const isOrder = ({ document }: Source, text: string, scope: Scope): boolean => saysItOverrules(text) || isOrderAsWhole(document, scope);

/** Whether a short paper says of itself that it goes before another. */
export function isOrderAsWhole(document: DocumentInfo, scope: Scope): boolean {
  const known = orders.get(scope) ?? new Map<DocumentInfo, boolean>();
  orders.set(scope, known);
  const before = known.get(document);
  if (before !== undefined) return before;
  const passages = scope.documentPassages(document.id, document.revision);
  const says = (sentence: string): boolean => WHOLE.test(sentence) && saysItOverrules(sentence);
  const said = passages.length <= LONGEST_ORDER && passages.some(({ text }) => sentencesOf(text).some(({ start, end }) => says(text.slice(start, end))));
  known.set(document, said);
  return said;
}

/** Both speak of the same thing and do not say the same of it, and one of them is an order over the other. */
export function overrules(order: Piece, general: Piece, { expected }: Focus, asked: string): boolean {
  if (!order.order || general.order || order.probability < LEAST_ORDER) return false;
  if (order.source.passage.status !== 'current' || general.source.passage.status !== 'current') return false;
  // What was done once lays nothing down.
  if (order.source.passage.kind === 'record' || general.source.passage.kind === 'record') return false;
  const { contrast, identifier, sister, former, bare } = order.features;
  if (contrast + identifier + sister + former + bare > 0) return false;
  if (isOfAnotherThing(order, general.source, `${asked} ${general.text}`, asked)) return false;
  const valued = expected.kind === 'quantity' || expected.kind === 'interval' || expected.kind === 'time' || expected.kind === 'person';
  if (valued && !givesAnother(order, general)) return false;
  return order.features.coverage >= general.features.coverage * ABOUT || shareOfWords(order, general) >= ALIKE;
}

/** An order goes before the general answer where the question names what the order is for and the general answer does not. */
export function byOrder(pieces: readonly Piece[], question: Question, focus: Focus): readonly Piece[] {
  if (!pieces.some(({ order }) => order)) return pieces;
  return pieces.map((piece) => {
    if (!piece.order) return piece;
    const general = pieces.filter(
      (other) => other.probability >= piece.probability && overrules(piece, other, focus, question.text) && isFor(piece, other, question, focus),
    );
    const above = Math.max(0, ...general.map(({ probability }) => probability));
    return above === 0 ? piece : { ...piece, probability: Math.min(SURE, above + (1 - above) / 10) };
  });
}

function isFor(order: Piece, general: Piece, { concepts }: Question, { roles }: Focus): boolean {
  return concepts.some(
    ({ ordinary }, at) =>
      (roles[at] === 'subject' || roles[at] === 'filler') && !ordinary && (order.own.get(at) ?? 0) >= SAID && (general.covered.get(at) ?? 0) < UNSAID,
  );
}
