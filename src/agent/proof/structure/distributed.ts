import type { Token } from '../entailment/tokens.js';
import { apartFrom, heldShare, termsOf } from './terms.js';

/** One of several things that a sentence gives each to its own: "red for fitters, blue for electricians". */
type Share = Readonly<{ left: readonly Token[]; right: readonly Token[] }>;

const between = /,\s+(?:and\s+|und\s+|while\s+|whereas\s+)?|;\s+|\s(?:and|und|while|whereas|sowie)\s|，|；|、/u;
const joints = 'for|into|at|on|in|with|by|to|from|of|after|every|für|bei|an|am|auf|im|in|mit|von|vom|durch|zu|zum|zur|alle|nach|为|在|用';

/** What a sentence gives out, each part cut at the same joining word; none where it does not. */
export function sharesIn(sentence: string): readonly Share[] {
  const parts = sentence.replace(/[.!。！]\s*$/u, '').split(between);
  if (parts.length < 2) return [];
  for (const joint of joints.split('|')) {
    const isHan = /\p{Script=Han}/u.test(joint);
    const cut = new RegExp(isHan ? `^(.*)${joint}(.+)$` : `^(.*)(?<!\\p{L})${joint}(?!\\p{L})(.+)$`, 'iu');
    const shares = parts
      .map((part) => cut.exec(part))
      .map((match) => (match === null ? null : { left: termsOf(match[1] ?? ''), right: termsOf(match[2] ?? '') }));
    const whole = shares.flatMap((share) => (share !== null && share.left.length > 0 && share.right.length > 0 ? [share] : []));
    if (whole.length >= 2 && whole.length === parts.length) return whole;
  }
  return [];
}

/** A side is told where more than so much of what is its own is said. */
const half = 0.5;

const only = (terms: readonly Token[], others: readonly Share[], side: keyof Share): readonly Token[] =>
  apartFrom(
    terms,
    others.flatMap((other) => other[side]),
  );

/** True where a sentence gives to one what its source gives to another. */
export function isGivenToAnother(terms: readonly Token[], shares: readonly Share[]): boolean {
  const says = (wanted: readonly Token[]): boolean => {
    const figures = wanted.filter(({ isFigure }) => isFigure);
    return heldShare(figures.length > 0 ? figures : wanted, terms) > half;
  };
  const told = shares.map((share, at) => {
    const others = shares.filter((_, index) => index !== at);
    const [left, right] = [only(share.left, others, 'left'), only(share.right, others, 'right')];
    return { left: says(left), right: says(right), hasBoth: left.length > 0 && right.length > 0 };
  });
  const whole = told.filter(({ left, right }) => left && right);
  const lone = told.filter(({ left, right, hasBoth }) => hasBoth && left !== right);
  if (whole.length > 0 && lone.length === 0) return false;
  const [leftOnly, rightOnly] = [lone.some(({ left }) => left), lone.some(({ right }) => right)];
  // The first part holds the subject of all: what is said of it with another's right side needs that one's left side as well.
  return rightOnly && (leftOnly || whole.length > 0);
}
