import { allMatches } from '../../../domain/all-matches.js';
import { parseIdentifiers } from '../../../domain/identifiers.js';
import { contentWords } from '../coverage.js';
import { wordKeys } from '../words.js';
import { namingAxes, type Poles, polesOf } from './poles.js';

/** A clause with the keys of what it is about, names and pairs of opposites among them, and what it says on these pairs. */
export type Clause = Readonly<{ text: string; keys: ReadonlySet<string>; poles: Poles; denies: boolean }>;
/** A sentence or a row of a table with its clauses or cells, the keys of all of them, and the headings of a row. */
export type Unit = Readonly<{ text: string; clauses: readonly Clause[]; keys: ReadonlySet<string>; isRow: boolean; headings: ReadonlySet<string> }>;

const lineEnd = /(?<=[.!?])(?<!\b[Nn][or]\.)\s+(?=[\p{Lu}\d„"“(])|\n+|(?<=[。！？])/u;
const clauseEnd =
  /[,:;]\s+|[，：；]|\s(?=(?:and|but|so that|if|when|while|because|until|unless|before|only after|after|once|where|otherwise|und|aber|wenn|falls|sobald|bevor|nachdem|weil|damit|sonst|bis|während)\s)/u;
const row = /^[^.:;]{1,60}: [^;]+; [^.:;]{1,60}: /u;
/** A cell that says no is ruled by its heading alone. */
const emptyCell = /[:：]\s*(?:no|none|nein|keine?|never|否|无)(?=\s*(?:[;；.]|$))/giu;
/** Which of two comes first, by the word that a clause begins with. */
const order: readonly [RegExp, RegExp] = [/^\s*(?:before|until|prior to|bevor|ehe|bis)\b/iu, /^\s*(?:only )?(?:after|once|nachdem|sobald)\b/iu];
/** What carries nothing, beside the English words that `contentWords` leaves out. */
export const plainWords = wordKeys(
  'after before until when while because where unless otherwise whole this that these those them they again away darf dürfen muss müssen soll sollen kann können werden wird wurde worden sein sind ihre ihr sie ihn ihm wenn dann dass nachdem bevor sobald falls damit dabei danach daher deshalb während sonst diese dieser dieses jede jeder jedes alle immer beim vom zum zur ins durch gegen ohne nur noch schon mehr als kein keine nicht bis sowie sich man wie was auch lassen lässt',
  3,
);
const figures = /(?<![\p{L}\d.,-])\d+(?:[.,]\d+)?(?![\d.,]*\d|\p{L}*-?\d)/gu;
/** "Not before" is "only after". */
const notBefore = /\b(?:do not|does not|must not|may not|shall not|is not|are not|never|not)\b([^.;]*?)\b(?:before|until)\b/iu;
const germanNotBefore = /\b(?:nicht|nie|niemals)\b([^.;]*?)\b(?:bevor|ehe|bis)\b/iu;
const onlyWhen = /\bonly([^.;,]*?)\b(?:when|once|after|if)\b/iu;
const erstWenn = /\b(?:erst|nur)\b([^.;]*?)\b(?:wenn|nachdem|sobald)\b/iu;

function plainOrder(text: string): string {
  return text.replace(notBefore, '$1 after').replace(germanNotBefore, '$1 nachdem').replace(onlyWhen, '$1 after').replace(erstWenn, '$1 nachdem');
}

export function clauseOf(text: string): Clause {
  const poles = polesOf(text);
  const signs = new Map(poles.signs);
  const sign = order.findIndex((starts) => starts.test(text));
  if (sign >= 0) signs.set('order', new Set([sign as 0 | 1]));
  const keys = new Set([...contentWords(poles.rest)].filter((word) => !plainWords.has(word)));
  for (const { key } of parseIdentifiers(text)) keys.add(key);
  for (const { 0: figure } of allMatches(text, figures)) keys.add(`#${Number(figure.replace(',', '.'))}`);
  for (const [name, said] of poles.signs) if (!name.startsWith('limit')) keys.add(namingAxes.has(name) ? `±${name} ${[...said].join('')}` : `±${name}`);
  return { text, keys, poles: { ...poles, signs }, denies: poles.denials % 2 === 1 };
}

/** The sentences and rows of a text; a row keeps its cells together. */
export function unitsIn(text: string): readonly Unit[] {
  return text
    .split(lineEnd)
    .filter((line) => line.trim() !== '')
    .map(unitOf);
}

function unitOf(text: string): Unit {
  const clauses = clausesIn(text);
  const isRow = row.test(text);
  const headings = isRow ? text.split(/;\s+/u).flatMap((cell) => /^([^:]{1,40}):/u.exec(cell)?.[1] ?? []) : [];
  return { text, clauses, keys: new Set(clauses.flatMap(({ keys }) => [...keys])), isRow, headings: new Set(headings) };
}

/** The clauses of a sentence; what has fewer than two keys goes with the one before, unless just one of them denies. */
export function clausesIn(sentence: string): readonly Clause[] {
  const parts: string[] = [];
  for (const part of plainOrder(sentence.replace(emptyCell, ':')).split(clauseEnd)) {
    const last = parts.at(-1);
    const clause = clauseOf(part);
    if (last !== undefined && (clause.keys.size === 0 || (clause.keys.size < 2 && clause.denies === clauseOf(last).denies)))
      parts[parts.length - 1] = `${last} ${part}`;
    else parts.push(part);
  }
  return parts.map(clauseOf).filter(({ keys }) => keys.size > 0);
}
