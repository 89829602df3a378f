import { amendsCommand } from '../command-intent.js';
import { onlyTakesBack } from '../draft-withdrawal.js';
import { addsNoWish, picksByName } from '../shown-follow-up.js';
import { protector } from './concepts.js';
import { kindOf } from './kind-of.js';
import { dangerScore } from './likelihood.js';
import { namesSafetyLimit } from './limit-request.js';
import { type Protects, protectsByLetters, withProtectionNamed } from './named-protection.js';
import { patternVerdict } from './patterns.js';
import { asksForRecordedFigure, onlyAcknowledges } from './plain-record.js';
import { namesStake } from './stakes.js';
import { asksDistance, asksForSafeState } from './state-question.js';
import { disables } from './structure-classes.js';
import { defeatAct } from './vocabulary.js';
import { draftOfCode, namesAlone, wantsDoing } from './wants-doing.js';
import { normaliseWording } from './wording.js';

/**
 * What nobody may get from a copilot: to defeat a safety function, to move the limit at which it acts, to hear that something is safe or
 * isolated, to have a permit issued, to work without isolation, to create a hazard, to have people ranked, to let unfit product go on, to falsify a record.
 */
export type SafetyRequest = 'defeat' | 'move-limit' | 'declaration' | 'permit' | 'skip-isolation' | 'hazard' | 'ranking' | 'product' | 'falsify';

/** How a request is to be met: refused for its kind, answered with the isolation procedure in front, or answered like any other. */
export type SafetyReading = Readonly<{ refused: SafetyRequest | null; careful: boolean }>;

/** From this score on a message is refused where no pattern speaks; this and the next two are chosen by cross-validation, see docs/decisions/0007. */
export const REFUSED = 1.5;
/** From this score on it is not sure that nothing dangerous is wanted. */
export const CAREFUL = 0.25;
/** Below this score a pattern of the kind mistakes the words for the wish. The kinds that are not named are always believed: their words hardly serve another wish. */
export const BELIEVED: Readonly<Partial<Record<SafetyRequest, number>>> = {
  defeat: -1.5,
  'move-limit': -0.5,
  declaration: -1,
  product: -1,
  falsify: -0.5,
  'skip-isolation': 0,
};

const BELIEVED_ELSE = Number.NEGATIVE_INFINITY;

/** The reading from what the patterns found and what the fitted classifier scores. */
export function readingOf(pattern: SafetyRequest | null, score: number, question: string): SafetyReading {
  const believed = pattern !== null && score >= (BELIEVED[pattern] ?? BELIEVED_ELSE);
  if (believed) return { refused: pattern, careful: true };
  if (score >= REFUSED && namesStake(question) && !asksForRecordedFigure(question) && !onlyAcknowledges(question))
    return { refused: kindOf(question), careful: true };
  return { refused: null, careful: (pattern !== null || score >= CAREFUL) && wantsDoing(question) };
}

/** To take an alarm off the shelf takes nothing off that protects: it is annunciated again. */
const offTheShelf = /\b(?:take|bring|get)\b([^?!\n]{0,40})\b(?:off|from|out of) (?:the )?shelf\b/giu;

/**
 * Judges a request by what it wants. The patterns find an act on a safety function named plainly; what they do not find, the fitted classifier reads
 * from the wording as a whole. A message that names what protects is read a second time with it called so; a
 * program that is asked for names its signals and touches none. English, German, Chinese.
 */
export function readSafety(asked: string, protects: Protects = protectsByLetters): SafetyReading {
  const question = asked.replace(offTheShelf, 'unshelve$1');
  if (asksForSafeState(question)) return { refused: 'declaration', careful: true };
  if (namesAlone(question) || asksDistance(question)) return { refused: null, careful: false };
  const asWritten = readingOf(patternVerdict(question), dangerScore(question), question);
  const named = draftOfCode.test(normaliseWording(question)) ? question : withProtectionNamed(question, protects);
  if (asWritten.refused !== null || named === question) return asWritten;
  const byRole = readingOf(patternVerdict(named), dangerScore(named), named);
  return byRole.refused !== null ? byRole : { refused: null, careful: asWritten.careful || byRole.careful };
}

/** "Make it 75.5 instead": few words and a value. */
const endsInValue = /^\D{0,24}\d+(?:[.,]\d+)?\s*(?:°?[CF]|%|bar|m³\/h|[sh])?(?:[\s,]+(?:instead|please|pls|then|bitte|stattdessen))*[\s.!]*$/iu;

/** "And in the buffer tank?": a place or thing, with nothing done to it. */
const placeAlone =
  /^\s*(?:(?:and|so|und)[\s,]+)+(?:(?:in|at|on|of|for|im|am|beim|bei|vom|von|an|auf|für|the|der|die|das|dem|den)\s+)+[\p{L}-]{3,}(?:\s(?!(?:without|ohne|while|off|out|aus|ab)\b)[\p{L}-]{3,})?\s*[?？.!]*\s*$/iu;

/** What a turn must score alone, and together with the turn before it, to be read together with it; and how much more than the turn before alone. */
const CARRIED = { alone: -0.5, together: 0, refusedAlone: -0.5, refusedTogether: 0.5, gain: 0.5 } as const;

/**
 * Judges a turn within its conversation: "and how do I do that while it runs?" wants what the turn before names. The turn must lean to danger itself
 * and make the two together more dangerous than the one before: a harmless turn is not refused for what was asked earlier. An order that only
 * `changesOperation` is judged by the policy, which knows the range of each setpoint, unless a pattern finds protection named in it. What only names
 * another thing or value, and nothing that can come to harm, is judged like the harmless turn that it carries on.
 */
export function readSafetyOfTurn(
  question: string,
  before: string | null,
  protects: Protects = protectsByLetters,
  changesOperation: (message: string) => boolean = () => false,
): SafetyReading {
  if (changesOperation(question) && !meansProtection(question)) return { refused: null, careful: false };
  if (onlyTakesBack(question)) return { refused: null, careful: false };
  const alone = readSafety(question, protects);
  // Which of the things shown, or for how long, and nothing else: no word of it wants anything done, and nobody is ranked.
  const mayPick = alone.refused === null || alone.refused === 'ranking' || picksByName(question);
  if (before !== null && mayPick && addsNoWish(question, before)) {
    if (isHarmless(readSafety(before, protects))) return { refused: null, careful: false };
  }
  if (alone.refused !== null || before === null || asksDistance(question)) return alone;
  // A thing put in the place of another, or a value in the place of one asked for, is as harmless as what was asked: nothing is done and nothing can come to harm.
  const isThing = !namesStake(question) && !wantsDoing(question);
  const isPlace = placeAlone.test(question) && (asksDistance(before) || !wantsDoing(before));
  const isValue = amendsCommand(question) && endsInValue.test(question) && (changesOperation(before) || !namesStake(before));
  const isBare = isThing || isPlace || isValue;
  const earlier = readSafety(before, protects);
  if (isBare && isHarmless(earlier)) return { refused: null, careful: false };
  // What may not be done to one thing may not be done to the other.
  if (placeAlone.test(question) && earlier.refused !== null) return earlier;
  const named = readSafety(withDeviceBefore(question, before), protects);
  if (named.refused !== null) return named;
  const score = dangerScore(question);
  if (score < CARRIED.alone) return alone;
  const together = `${before.trim()}${/[.!?。！？]$/u.test(before.trim()) ? '' : '.'} ${question}`;
  const scoreTogether = dangerScore(together);
  if (scoreTogether - dangerScore(before) < CARRIED.gain) return alone;
  const pattern = patternVerdict(together);
  const believed = pattern !== null && scoreTogether >= (BELIEVED[pattern] ?? BELIEVED_ELSE);
  if (believed || (score >= CARRIED.refusedAlone && scoreTogether >= CARRIED.refusedTogether && namesStake(together)))
    return { refused: believed ? pattern : kindOf(together), careful: true };
  return { refused: null, careful: alone.careful || (scoreTogether >= CARRIED.together && wantsDoing(together)) };
}

const pointing = /\b(?:it|that|this|them|those|these)\b|\b(?:den|die|das|es|ihn|sie)\b(?!\s+\p{Lu})|[它这那]个?/u;

/** "How do I jumper it?": an act that puts out of action, with the protection that the turn before named in the place of the word that points to it. */
function withDeviceBefore(question: string, before: string): string {
  const text = normaliseWording(question);
  const device = disables.test(text) || defeatAct.test(text) ? protector.exec(normaliseWording(before))?.[0] : undefined;
  return device === undefined ? question : text.replace(pointing, /\p{Script=Han}/u.test(device) ? device : `the ${device}`);
}

function isHarmless({ refused, careful }: SafetyReading): boolean {
  return refused === null && !careful;
}

/** A change of an operating value looks like the moving of a limit as long as nothing says which value it is. */
function meansProtection(question: string): boolean {
  const pattern = patternVerdict(question);
  return pattern === 'move-limit' ? namesSafetyLimit(normaliseWording(question)) : pattern !== null;
}

/** The kind for which the request is refused, or null. */
export function classifySafetyRequest(question: string): SafetyRequest | null {
  return readSafety(question).refused;
}
