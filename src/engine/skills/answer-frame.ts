import { clauseAround } from '../../domain/clauses.js';
import { type Governing, headingRules } from '../../domain/governing.js';
import { premiseIn } from '../../domain/premise.js';
import { convert, parseQuantities, type Quantity, quantitySupports } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { parseNumberWords } from '../../domain/quantity-words.js';
import type { Phrases } from '../phrases/phrases.js';
import { leaveVerdict, rulesLeave } from './leave-verdict.js';
import { limitVerdict } from './limit-verdict.js';
import { meets, telling } from './word-match.js';

const asksTruth =
  /\bis it (?:true|correct|right)\b|^\s*(?:is|are|does|do|did|was|were|isn't|aren't|wasn't)\b|\bstimmt\b|^\s*(?:ist|sind)\b|吗[？?]?\s*$|是不是/iu;
/** "8 mm/s: alarm or trip?" */
const asksStage = /\balarm\s+or\s+trip\b|(?<!\p{L})alarm\s+oder\s+(?:abschaltung|auslösung)(?!\p{L})|\bin (?:alarm|trip)\b|报警还是跳闸/iu;
const asksThing = /^\W*(?:\p{L}+\s+)?(?:how|what|which|when|where|who|why|wie|was|welche\w*|wann|wo\w*|wer)\b/iu;
/** "CO is 160 ppm, is that ok?", "vibration 8 mm/s: alarm or trip?": whether a value may be. */
export const asksOfValue = (question: string): boolean =>
  (asksLeave.test(question) || asksStage.test(question)) && !asksThing.test(question) && parseQuantities(question).some(({ unit }) => unit !== null);
const asksLeave = /\b(?:may|can|could|allowed|permitted|should|ok|okay|darf|dürfen|kann|können|erlaubt|zulässig|(?:noch )?in ordnung)\b|可以|允许|能不能/iu;
/** "Why must the nut be tightened to 120 N·m?" takes the figure for granted. */
export const presupposes =
  /^\s*(?:and |so |but )?(?:why|how come|what is the reason|for what reason|since|because|warum|wieso|weshalb|wozu)(?![\p{L}])|^为什么|^为何/iu;

/** What a source tells of an earlier edition is neither agreement nor another figure. */
export const toldAsFormer =
  /\b(?:up to|until|before|prior to) (?:rev(?:ision)?|issue|edition|version)\b|\b(?:formerly|previously|used to be|no longer)\b|\bbis (?:zur )?(?:rev|ausgabe|version)|früher|旧版|以前/iu;

/** What a source sets as the least is not broken by more. */
const atLeast = /\b(?:at least|min(?:imum)?|not less|mindestens)\b|至少|不少于/iu;

/** How the source's words stand to a question whether something holds or why it does: they forbid it, give another figure or time, or agree. Null where nothing can be told. */
export function frameOf(question: string, text: string, say: Phrases, governing: Governing | null = null): ((text: string) => string) | null {
  if (toldAsFormer.test(text)) return null;
  const measured = asksLeave.test(question) || asksTruth.test(question) || asksStage.test(question) ? limitVerdict(question, text) : null;
  if (measured?.kind === 'within') return asksLeave.test(question) && !presupposes.test(question) ? say.sourceAgrees : null;
  // The verdict stands in a line of its own.
  if (measured !== null && measured.kind !== 'unknown') return null;
  const cell = cellRules(text) ?? governing;
  const ruled = cell === null ? null : ruledFrame(question, cell, say);
  if (ruled !== null) return ruled;
  const own = parseQuantities(question).filter(({ unit }) => unit !== null);
  const told = figuresAbout(question, text);
  const said = told.filter(({ unit }) => own.some((quantity) => quantity.unit === unit));
  if (own.length > 0 && said.length > 0 && asksTruth.test(question) && !asksLeave.test(question)) {
    const same = own.some((quantity) => said.some((other) => other.unit === quantity.unit && other.values.some((value) => quantity.values.includes(value))));
    return same ? say.sourceAgrees : say.otherFigure;
  }
  const premise = premiseIn(question, text);
  if (premise === 'differs') return say.sourceOtherwise;
  // What was not compared is not agreed to.
  const agrees = measured === null;
  if (agrees && premise === 'agrees' && asksTruth.test(question)) return say.sourceAgrees;
  if (presupposes.test(question)) return contradictsFigure(own, told) ? say.otherFigure : null;
  if (!asksLeave.test(question)) return null;
  const verdict = leaveVerdict(question, text);
  if (verdict === 'permits' && !agrees && againstOne(question, text) !== 'under') return null;
  if (verdict !== null) return { permits: say.sourceAgrees, limits: say.sourceForbids, outside: say.outsideOfBan }[verdict];
  return !rulesLeave(text) && exceeds(question, text) ? say.sourceForbids : null;
}

/** How the one value of a question whether it may be stands to the limits of the source: beyond one of them, or between alarm and trip. Null where it is within or cannot be told. */
export function againstLimits(question: string, text: string, say: Phrases): string | null {
  if (toldAsFormer.test(text) || presupposes.test(question)) return null;
  if (!asksLeave.test(question) && !asksTruth.test(question) && !asksStage.test(question)) return null;
  const verdict = limitVerdict(question, text);
  return verdict !== null && 'limit' in verdict ? say.againstLimit(verdict.kind, verdict.limit) : null;
}

const yesOrNo = /(?:^|[:：;；])\s*([^:：;；]{2,60})[:：]\s*(?:(yes|ja|是)|(no|nein|否|不))\s*[.。]?\s*$/iu;

/** A last cell of yes or no under a heading that permits or forbids ("Allowed: no") decides the row. */
function cellRules(text: string): Governing | null {
  const [, heading = '', yes] = yesOrNo.exec(text) ?? [];
  const rules = heading === '' ? null : headingRules(heading);
  if (rules === null || yes !== undefined || rules.kind === 'limits') return rules;
  return { ...rules, kind: rules.kind === 'permits' ? 'forbids' : 'permits' };
}

const asksBan = /\b(?:forbidden|prohibited|banned|not allowed|verboten|untersagt|unzulässig|nicht erlaubt)\b|禁止|严禁/iu;

/** What the heading, lead-in or cell over a sentence means for the question whether it may be done. */
function ruledFrame(question: string, { kind }: Governing, say: Phrases): ((text: string) => string) | null {
  if (presupposes.test(question)) return null;
  if (asksBan.test(question)) return kind === 'forbids' ? say.sourceAgrees : say.sourceOtherwise;
  if (!asksLeave.test(question) && !asksTruth.test(question)) return null;
  return { forbids: say.sourceSaysNo, limits: say.sourceForbids, permits: say.sourceAgrees }[kind];
}

/** The figures of the source that stand in a clause with a word of the question, or in a row that is named by one: others are another thing's. */
function figuresAbout(question: string, text: string): readonly Quantity[] {
  const asked = telling(question.replace(/\S*\d\S*/gu, ' ')).filter((word) => unitOf(word) === null);
  const speaks = (part: string): boolean => telling(part).some((word) => meets(word, asked));
  const label = /^[^;:.]{1,80}:\s/u.exec(text)?.[0] ?? '';
  if (label !== '' && speaks(label)) return parseQuantities(text);
  return parseQuantities(text).filter((figure) => {
    const { start, end } = clauseAround(text, figure.start, figure.end);
    return speaks(text.slice(start, end));
  });
}

/** The one figure of its kind that the source gives is another than the question takes for granted, in whatever unit. */
function contradictsFigure(own: readonly Quantity[], said: readonly Quantity[]): boolean {
  const [stated] = own;
  const kin = stated === undefined || own.length !== 1 ? [] : ofOneKind(stated, said);
  return stated !== undefined && new Set(kin.map(({ values }) => values[0])).size === 1 && !kin.some((figure) => quantitySupports(figure, stated));
}

/** The question asks leave for more than the one figure that the source gives: an hour, where 30 minutes are allowed. */
const exceeds = (question: string, text: string): boolean => againstOne(question, text) === 'over';

/** Where the one asked figure stands to the one of its kind that the source gives; null where there are more, or it is a least one. */
function againstOne(question: string, text: string): 'over' | 'under' | null {
  const spelt = question.replace(/\ban? (?=(?:hour|minute|day|week|month|year)\b)/giu, '1 ');
  const [wanted, ...others] = [...parseQuantities(spelt), ...parseNumberWords(spelt)].filter(({ unit }) => unit !== null);
  const kin = wanted === undefined || others.length > 0 ? [] : ofOneKind(wanted, parseQuantities(text));
  const [limit] = kin;
  if (wanted?.unit == null || limit?.unit == null || kin.length !== 1 || atLeast.test(text)) return null;
  const most = convert(limit.values[0] ?? Number.NaN, limit.unit, wanted.unit);
  if (most === null) return null;
  return (wanted.values[0] ?? 0) > most ? 'over' : 'under';
}

function ofOneKind(stated: Quantity, said: readonly Quantity[]): readonly Quantity[] {
  const dimension = unitOf(stated.unit)?.dimension;
  return dimension === undefined ? [] : said.filter(({ unit }) => unitOf(unit)?.dimension === dimension);
}
