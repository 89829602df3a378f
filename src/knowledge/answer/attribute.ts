import { parseQuantities } from '../../domain/quantity.js';
import type { Question } from '../question.js';
import type { Hit } from '../rank/passage-hits.js';
import { isGenericWord } from '../text/generic-words.js';
import { isStopWord } from '../text/stop-words.js';
import { type Dimension, unitOf } from '../text/units.js';
import type { AnswerPieceFeatures } from './answer-model.js';
import type { Focus } from './focus.js';
import { cellsOf, labelEnd } from './rows.js';
import type { TypedValue } from './typed-values.js';

type Seen = Readonly<{
  text: string;
  hits: readonly Hit[];
  values: readonly TypedValue[];
  strength: number;
  row: boolean;
}>;
type Features = Pick<AnswerPieceFeatures, 'rival' | 'bareHead' | 'nobody'>;

const LENGTH_ITSELF = /\b(?:lengths?|long|measures)\b|länge|\blang\b|长/iu;
/** Sizes named as a whole, of which one is the length. */
const SIZES = /\b(?:dimensions?|sizes?|measures?|abmessung\w*|maße)\b|尺寸|\d\s?(?:m|mm|cm)?\s?[×x]\s?\d/iu;

/**
 * Attributes whose units say nothing of which one is meant: 26 tonnes may be what a thing weighs or what it carries. One line each with
 * the words that say it; whoever asks for one is not answered by another.
 */
const ATTRIBUTES: readonly (readonly [Dimension, readonly RegExp[]])[] = [
  [
    'mass',
    [
      /\b(?:weigh\w*|mass|heavy|heavier|heaviest)\b|gewicht|\b(?:wiegt|wiegen|schwer\w*)\b|\p{L}*masse\b|重量|多重/iu,
      /\b(?:carr(?:y|ies)|loads?|lifts?|payload|bears?|lifting|load-bearing)\b|trag(?:kraft|last|fähigkeit)|nutzlast|\b(?:trägt|hebt|belast\w*)\b|载重|承重/iu,
      /\b(?:charge|fill\w*|contains?|holds?|takes?)\b|füll|\b(?:fasst|enthält)\b|充注|装/iu,
    ],
  ],
  [
    'length',
    [
      /\b(?:height|high|tall|higher)\b|höhe|\bhoch\b|高度|多高/iu,
      /\b(?:width|wide|wider)\b|breite?|宽/iu,
      /\b(?:depth|deep|deeper)\b|tiefe?\b|深/iu,
      /\b(?:diameters?|bore)\b|durchmesser|直径/iu,
      /\b(?:thick\w*)\b|dicke?\b|stärke\b|厚/iu,
      /\b(?:gaps?|clearances?|play)\b|spalt|spiel\b|间隙/iu,
      /\b(?:distances?|apart|away|from each other|room)\b|abstand|abstände|entfernung|entfernt|距/iu,
      LENGTH_ITSELF,
      /\b(?:wear|worn)\b|verschleiß|abnutzung|磨损/iu,
    ],
  ],
  [
    'money',
    [
      /\b(?:prices?|costs?|sold for|for sale)\b/iu,
      /\b(?:fees?|charged?)\b/iu,
      /\b(?:deposits?)\b/iu,
      /\b(?:fines?|penalt\w+)\b/iu,
      /\b(?:allowances?|refund\w*|reimburse\w*)\b/iu,
      /\b(?:salar(?:y|ies)|wages?|pay)\b/iu,
      /\b(?:budgets?)\b/iu,
    ],
  ],
  [
    'volume',
    [/\b(?:consum\w+|burns?|uses?)\b/iu, /\b(?:holds?|takes?|capacity|contains?|volume|fill\w*|sump|tank)\b/iu, /\b(?:leak\w*|loss\w*|los[et]s?)\b/iu],
  ],
  ['power', [/\b(?:consum\w+|draws?|absorbs?)\b/iu, /\b(?:rated|output|delivers?)\b/iu]],
  ['rotation', [/\b(?:idle|idling)\b/iu, /\b(?:rated|nominal)\b/iu, /\b(?:maximum|highest|top)\b/iu]],
  ['velocity', [/\b(?:wind|gusts?)\b/iu, /\b(?:vibration)\b/iu, /\b(?:drives?|travels?|driving|belt|walking)\b/iu]],
  [
    'ratio',
    [
      /\b(?:humidity|humid)\b/iu,
      /\b(?:concentration|solution|strength|strong)\b/iu,
      /\b(?:efficien\w+)\b/iu,
      /\b(?:slope|gradient|steep)\b/iu,
      /\b(?:discount|interest|rebate)\b/iu,
      /\b(?:level|full|charge)\b/iu,
    ],
  ],
];
/** Around a value the words that say what it is a value of, in characters. */
const REACH = { before: 60, after: 24 };

/** How a value, person or name in a piece stands to the attribute that the question asks for. */
export function askedAttribute(question: Question, focus: Focus, seen: Seen): Features {
  const { expected, head } = focus;
  const valued = seen.strength >= 0.9 && expected.kind === 'quantity';
  const asked = valued ? attributeAsked(question, focus) : null;
  return {
    rival:
      isOfOtherCell(question, focus, seen) ||
      (asked !== null && (seen.values.every((value) => isOfRival(value, asked, seen)) || isNoLength(asked, question.gloss, seen)))
        ? 1
        : 0,
    bareHead: expected.kind === 'open' && !focus.whether && head !== null && asksWhichOne(question.text) && isBare(head, seen) ? 1 : 0,
    nobody: expected.kind === 'person' && seen.strength < 0.3 ? 1 : 0,
  };
}

/** "How much ink is used?": in a row the amount stands in a cell that speaks of the ink, or in a row called so, and not just anywhere. */
function isOfOtherCell({ concepts }: Question, { expected, roles }: Focus, { text, hits, values, row, strength }: Seen): boolean {
  if (expected.amount !== true || !row || strength >= 0.9 || values.length === 0) return false;
  const label = labelEnd(text);
  const cells = cellsOf(text);
  const said = hits.filter(({ concept, weight }) => weight >= 0.5 && roles[concept] === 'subject' && concepts[concept]?.ordinary === false);
  const within = (from: number, to: number): boolean => said.some(({ start }) => start >= from && start < to);
  return !within(0, label) && values.every(({ start }) => !cells.some((cell) => start >= cell.start && start < cell.end && within(cell.start, cell.end)));
}

/** A metre is much beside a length: "how long" is answered where the length is spoken of. */
const isNoLength = ({ words }: Asked, question: string, { text, values }: Seen): boolean =>
  words.length === 1 &&
  words[0] === LENGTH_ITSELF &&
  /\blong\b|\blang\b/iu.test(question) &&
  !LENGTH_ITSELF.test(text) &&
  !SIZES.test(text) &&
  !values.some(isOfTime);
const isOfTime = ({ value }: TypedValue): boolean => value !== null && parseQuantities(value).some(({ unit }) => unitOf(unit ?? '')?.dimension === 'time');

type Asked = Readonly<{ words: readonly RegExp[]; others: readonly RegExp[] }>;

/** The attributes that the question names, where the unit may measure others as well. */
function attributeAsked({ text: written, concepts }: Question, { expected }: Focus): Asked | null {
  const text = `${written} ${concepts.map(({ meaning }) => meaning).join(' ')}`;
  for (const [dimension, attributes] of ATTRIBUTES) {
    if (!expected.dimensions.includes(dimension)) continue;
    const words = attributes.filter((pattern) => pattern.test(text));
    if (words.length > 0) return { words, others: attributes.filter((other) => !words.includes(other)) };
  }
  return null;
}

function isOfRival(value: TypedValue, { words, others }: Asked, { text }: Seen): boolean {
  const around = text.slice(Math.max(0, value.start - REACH.before), value.end + REACH.after);
  return !words.some((word) => word.test(around)) && others.some((other) => other.test(around));
}

/** "Which oil ...", "what grease ...": one of the kind is wanted. */
const WHICH_ONE = /\b(?:which|what)\s+(?!is\b|are\b|was\b|were\b|do\b|does\b|did\b|must\b|should\b|can\b|may\b|happens?\b|kinds? of\b|else\b)\p{L}/iu;
const asksWhichOne = (question: string): boolean => WHICH_ONE.test(question);

/** The piece names the kind and does not say which one: no word of its own before the kind, no name, figure or list behind it. */
function isBare(head: number, { text, hits, row }: Seen): boolean {
  const places = hits.filter(({ concept, weight }) => concept === head && weight >= 0.5);
  if (row || places.length === 0) return false;
  return places.every(({ start, end }) => {
    const before = /(\p{L}[\p{L}\d/-]*)[ -]$/u.exec(text.slice(0, start));
    const word = before?.[1];
    const narrowed =
      word !== undefined && before !== null && !isStopWord(word.toLowerCase(), null) && !isGenericWord(word) && !hits.some((hit) => hit.start === before.index);
    return (
      !narrowed &&
      !/^(?:\s?:|\s(?:(?:is|are|has to be|must be)\s(?:the|an?|of|always|only|either|\S*[A-Z\d])|means|called|of (?:class|type|grade|size)|\(|[A-Z\d]))/u.test(
        text.slice(end),
      )
    );
  });
}
