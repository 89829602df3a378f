import { type Forest, readForest, scoreOf } from '../../../domain/boosted-trees.js';
import { unitsOf } from '../contradiction/papers.js';
import { contentWords } from '../coverage.js';
import type { EvidenceFacts } from '../evidence-facts.js';
import { structureOf } from '../structure/structure.js';
import { turnedRound } from '../structure/turned-round.js';
import { share } from '../words.js';
import { isCutFrom } from './cut-row.js';
import { type Features, featuresOf } from './features.js';
import { FITTED } from './trees-data.js';

/** A figure that stands in a paper, though not where the sentence puts it. */
export const figureElsewhere = 'a source of this turn gives its figure for another thing';

/** Of a sentence whose words all stand in one line a doubt of this kind is right in 35 of 40 labelled ones: there it decides. */
const opposite = 'a source of this turn says the opposite';
const wholly = 0.99;

/**
 * Reasons of rules that weigh words against words, by the name under which they count as a feature. Such a rule errs on paraphrases, so its verdict is one sign among
 * others; what the other rules withhold (a figure or name that stands nowhere, a defeat, an act that was not done) stays withheld.
 */
const weighedReasons: ReadonlyMap<string, string> = new Map([
  [opposite, 'opposite'],
  ['a source of this turn gives the other order', 'order'],
  ['what it puts together stands in two places', 'places'],
  ['no evidence of this turn says that it is so for all, or for no other', 'width'],
  ['the evidence of this turn does not hold all that it says', 'uncovered'],
  ['no evidence of this turn is about it', 'unrelated'],
  ['no evidence of this turn holds the cause it names', 'cause'],
  ['no evidence of this turn says which of them came first', 'first'],
  ['no evidence of this turn calls it so', 'identity'],
  [figureElsewhere, 'figure'],
]);

/** True of the reason of a rule that weighs words against words. */
export const isWeighed = (reason: string): boolean => weighedReasons.has(reason);

/** From these scores on a sentence is not said: one that no rule doubts, one that a rule doubts, and one whose figure a source gives for another thing. Settings, chosen on trades left out of the fit. */
const undoubted = 0.8;
const doubted = 0.5;
const otherFigure = -0.2;

let forest: Forest | undefined;

/** The doubts that rules raise against a sentence while it is judged; the first counts. */
export class Doubts {
  first: string | null = null;

  note(reason: string): void {
    this.first ??= reason;
  }

  /** The reason of a rule that rules the sentence out; null, and noted, where it only raises a doubt. */
  unless(reason: string | null): string | null {
    if (reason === null || !weighedReasons.has(reason)) return reason;
    this.note(reason);
    return null;
  }
}

/** A sentence as the fitted trees see it, with the verdict of the rules; null where no paper holds anything of it. */
export function weighedFeatures(sentence: string, reason: string | null, facts: readonly EvidenceFacts[]): Features | null {
  const features = featuresOf(sentence, facts);
  if (features === null || reason === null) return features;
  return { ...features, rule: 1, [`rule ${weighedReasons.get(reason) ?? ''}`]: 1 };
}

/** Why the papers of a turn, as they are built, say otherwise than a sentence of which they hold the words; null where they do not. */
export function againstTheirBuild(sentence: string, facts: readonly EvidenceFacts[]): string | null {
  if (isRowCut(sentence, facts)) return null;
  const structure = structureOf(
    sentence,
    facts.map(({ evidence }) => evidence),
  );
  return structure === null ? null : turnedRound(structure);
}

const isRowCut = (sentence: string, facts: readonly EvidenceFacts[]): boolean =>
  facts.some(({ evidence }) => unitsOf(evidence).some(({ text }) => isCutFrom(sentence, text)));

/** Whether the papers of the turn bear a sentence out, given the reason of a rule against it; null where they cannot be laid beside it. */
export function bearsOut(sentence: string, reason: string | null, facts: readonly EvidenceFacts[]): boolean | null {
  if (isRowCut(sentence, facts)) return true;
  const features = weighedFeatures(sentence, reason, facts);
  if (features === null) return null;
  if (reason === opposite && (features['best'] ?? 0) > wholly) return false;
  forest ??= readForest(FITTED.names, FITTED.bias, FITTED.trees);
  return scoreOf(features, forest) < limitFor(reason);
}

function limitFor(reason: string | null): number {
  if (reason === null) return undoubted;
  return reason === figureElsewhere ? otherFigure : doubted;
}

/** A title of fewer words may be what the sentence is about. */
const fewestTitleWords = 3;
/** Share of a sentence's words of which an older edition is what it retells. */
const nearlyAll = 0.9;

/** True for what says something of a paper itself, which it calls by its whole title, and for what retells an older edition that it cites: the lines in force do not judge that. */
export function tellsOfPaper(text: string, cited: readonly string[], facts: readonly EvidenceFacts[]): boolean {
  const said = text.toLowerCase();
  const words = contentWords(text);
  return facts.some(({ evidence, allWords }) => {
    if (evidence.kind !== 'passage') return false;
    const isNamed = evidence.document.split(/\s+/u).length >= fewestTitleWords && said.includes(evidence.document.toLowerCase());
    return isNamed || (evidence.status === 'superseded' && cited.includes(evidence.id) && share(words, allWords) >= nearlyAll);
  });
}
