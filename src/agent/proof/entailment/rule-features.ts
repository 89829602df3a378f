import { detectLanguage } from '../../../domain/language.js';
import { type Clause, clausesIn } from '../contradiction/clauses.js';
import { contradicted } from '../contradiction/contradictions.js';
import { isInstruction } from '../statements.js';
import { share } from '../words.js';
import { type Facts, keysOf, type Laid } from './lines.js';
import { markerNames, markers } from './markers.js';
import { tokensOf } from './tokens.js';

/** Which words that rule a statement the sentence adds to the best line, keeps, or leaves out, and which clauses of the line. */
export function rulesOf({ sentence, tokens, best, held }: Laid): Record<string, number> {
  const features: Record<string, number> = {};
  const source = best.line.unit.text;
  const touched = new Set(best.places.flatMap((place) => (place === undefined ? [] : [place.clause])));
  const next = held.find(({ line }) => line.passage === best.line.passage && line.at === best.line.at + 1)?.line.unit.text ?? '';
  const previous = held.find(({ line }) => line.passage === best.line.passage && line.at === best.line.at - 1)?.line.unit.text ?? '';
  for (const name of markerNames) {
    const said = markers[name].test(sentence);
    const there = markers[name].test(source);
    if (said && !there) features[`${name}+`] = 1;
    if (!said && there) features[`${name}-`] = 1;
    if (said && there) features[`${name}=`] = 1;
    if (!said && !there && markers[name].test(next)) features[`${name}>`] = 1;
    if (!said && !there && markers[name].test(previous)) features[`${name}<`] = 1;
  }
  // A clause of the line that rules it and of which the sentence says nothing.
  const clauses = source.split(
    /[,;:]\s|[，；：]|\s(?=(?:if|when|unless|except|until|while|provided|before|after|once|wenn|falls|bevor|nachdem|sobald|außer|solange)\s)/u,
  );
  const mine = keysOf(tokens);
  let dropped = 0;
  let droppedException = 0;
  for (const clause of clauses) {
    const keys = keysOf(tokensOf(clause));
    if (keys.size === 0) continue;
    const kept = share(keys, mine);
    if (kept > 0.34) continue;
    if (markers.condition.test(clause) || markers.before.test(clause) || markers.after.test(clause)) dropped += 1;
    if (markers.exception.test(clause) || markers.onlyAfter.test(clause)) droppedException += 1;
  }
  features['dropped'] = Math.min(2, dropped) / 2;
  features['droppedException'] = Math.min(2, droppedException) / 2;
  features['touched'] = Math.min(3, touched.size) / 3;
  features['instruction'] = isInstruction(sentence) ? 1 : 0;
  if (isInstruction(sentence) && !isInstruction(source.replace(/^\s*\d+[.)]\s*/u, ''))) features['instruction+'] = 1;
  const language = detectLanguage(sentence);
  const theirs = detectLanguage(source);
  features[language] = 1;
  if (language !== theirs) features['foreign'] = 1;
  return features;
}

/** Denials and pairs of opposites on which the sentence and the best line differ. */
export function oppositesOf({ sentence, best }: Laid, facts: readonly Facts[]): Record<string, number> {
  const clauses = clausesIn(sentence);
  let differing = 0;
  let denies = 0;
  let deniesOther = 0;
  for (const clause of clauses) {
    const other = closestClause(clause, best.line.unit.clauses);
    if (other === null) continue;
    for (const [name, signs] of clause.poles.signs) {
      const theirs = other.poles.signs.get(name);
      if (theirs !== undefined && ![...signs].some((sign) => theirs.has(sign))) differing += 1;
    }
    if (clause.denies && !other.denies) denies += 1;
    if (!clause.denies && other.denies) deniesOther += 1;
  }
  const lone = clauses.some(({ poles }) => [...poles.signs.keys()].some((name) => !best.line.unit.clauses.some((clause) => clause.poles.signs.has(name))));
  return {
    poles: Math.min(2, differing) / 2,
    'denies+': denies > 0 ? 1 : 0,
    'denies-': deniesOther > 0 ? 1 : 0,
    parity: (denies + deniesOther + differing) % 2,
    'pole+': lone ? 1 : 0,
    contradicted: contradicted(sentence, facts) === null ? 0 : 1,
  };
}

function closestClause(clause: Clause, others: readonly Clause[]): Clause | null {
  let top: Clause | null = null;
  let most = 0.3;
  for (const other of others) {
    const held = share(clause.keys, other.keys);
    if (held > most) [top, most] = [other, held];
  }
  return top;
}

const passive =
  /\b(?:is|are|was|were|be|been|being)\s+(?:\p{L}+ly\s+)?\p{L}+(?:ed|en|wn|ut|pt|ght|lt|nt|ne)\b|(?<!\p{L})(?:wird|werden|wurde|wurden|worden)(?!\p{L})|被|由/iu;
const by = /\bby\b|(?<!\p{L})(?:von|durch)(?!\p{L})|由|被/iu;
const words = (text: string): readonly string[] => text.toLowerCase().match(/[\p{Script=Latin}]+|\d+(?:[.,]\d+)*|\p{Script=Han}/gu) ?? [];

/** How far the sentence is the line word for word. */
export function surfaceOf({ sentence, best }: Laid): Record<string, number> {
  const line = best.line.unit.text;
  const [a, b] = [words(sentence), words(line)];
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (let at = 0; at < b.length; at += 1) next.push(word === b[at] ? (previous[at] ?? 0) + 1 : Math.max(previous[at + 1] ?? 0, next[at] ?? 0));
    previous = next;
  }
  const common = previous[b.length] ?? 0;
  const pairs = new Set(b.slice(1).map((word, at) => `${b[at]} ${word}`));
  const said = a.slice(1).map((word, at) => `${a[at]} ${word}`);
  const triples = new Set(b.slice(2).map((word, at) => `${b[at]} ${b[at + 1]} ${word}`));
  const told = a.slice(2).map((word, at) => `${a[at]} ${a[at + 1]} ${word}`);
  return {
    common: common / Math.max(1, a.length),
    commonOfLine: common / Math.max(1, b.length),
    edits: Math.min(10, a.length - common) / 10,
    pairs: said.filter((pair) => pairs.has(pair)).length / Math.max(1, said.length),
    triples: told.filter((each) => triples.has(each)).length / Math.max(1, told.length),
    'passive+': passive.test(sentence) && !passive.test(line) ? 1 : 0,
    'passive-': !passive.test(sentence) && passive.test(line) ? 1 : 0,
    'by+': by.test(sentence) && !by.test(line) ? 1 : 0,
    'by-': !by.test(sentence) && by.test(line) ? 1 : 0,
    longer: Math.max(-1, Math.min(1, (a.length - b.length) / 15)),
  };
}
