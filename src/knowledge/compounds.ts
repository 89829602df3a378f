import type { CharGramIndex } from './lexical/char-grams.js';
import type { Dictionary } from './lexical/dictionary.js';

const SHORTEST_PIECE = 3;
const SHORTEST_STEM = 4;
const LONGEST_COMPOUND = 48;
const MOST_COMPOUNDS = 40;
/** Letters that German puts between the parts of a compound. */
const LINKS = ['', 's', 'n', 'en', 'es', 'er'];

/** How a word is cut in two so that both halves are known ("gearbox" as "gear" and "box"); `null` when there is no such cut. The cut nearest the middle wins. */
export function splitCompound(word: string, known: (piece: string) => string | null): readonly [string, string] | null {
  let best: readonly [string, string] | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  if (word.length > LONGEST_COMPOUND) return null;
  for (let cut = SHORTEST_PIECE; cut + SHORTEST_PIECE <= word.length; cut += 1) {
    for (const link of LINKS) {
      const head = word.slice(0, cut);
      if (!word.startsWith(link, cut) || word.length - cut - link.length < SHORTEST_PIECE) continue;
      const left = known(head);
      const right = left === null ? null : known(word.slice(cut + link.length));
      const distance = Math.abs(word.length / 2 - cut) + link.length;
      if (left === null || right === null || distance >= bestDistance) continue;
      best = [left, right];
      bestDistance = distance;
    }
  }
  return best;
}

const LONG_PART = 5;
/** What a part of a compound costs, and what a short one costs more: long words cut into few parts are meant. */
const PART_COST = { each: 1, short: 0.6, shortest: 2, rest: 3 };

/**
 * The parts of a German word, as few and as long as can be ("Überführungsstreifen" as überführung and streifen); where only the end or
 * the beginning is known, the rest is a part of its own. `null` for a word that cannot be cut.
 */
export function compoundParts(word: string, known: (part: string) => boolean): readonly string[] | null {
  if (word.length > LONGEST_COMPOUND || !/^\p{Ll}+$/u.test(word)) return null;
  const best: ({ cost: number; parts: readonly string[]; rest: boolean } | null)[] = [{ cost: 0, parts: [], rest: false }];
  for (let end = PART_COST.shortest; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start + PART_COST.shortest <= end; start += 1) {
      const before = best[start];
      if (before == null || (start === 0 && end === word.length)) continue;
      for (const link of end === word.length ? [''] : LINKS) {
        const part = word.slice(start, end - link.length);
        if (part.length < PART_COST.shortest || !word.slice(0, end).endsWith(link)) continue;
        const isWord = known(part);
        // Beside what is not known a short word is likely a chance.
        if (isWord && before.rest && part.length < LONG_PART) continue;
        if (!isWord && before.parts.some((other) => other.length < LONG_PART)) continue;
        if (!isWord && (before.rest || link !== '' || part.length < SHORTEST_PIECE)) continue;
        const cost = before.cost + PART_COST.each + (part.length < SHORTEST_STEM ? PART_COST.short : 0) + (isWord ? 0 : PART_COST.rest + 0.25 * part.length);
        if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, parts: [...before.parts, part], rest: before.rest || !isWord };
      }
    }
  }
  const whole = best[word.length];
  return whole == null || whole.parts.length < 2 || !whole.parts.some((part) => known(part) && part.length >= SHORTEST_STEM) ? null : whole.parts;
}

/** Index terms that begin or end with a stem ("temperatur" in "lagertemperatur"), for languages that write compounds as one word. */
export function compoundsWith(stem: string, grams: CharGramIndex, dictionary: Dictionary, frequency: (termId: number) => number): readonly number[] {
  if (stem.length < SHORTEST_STEM || !/^\p{L}+$/u.test(stem)) return [];
  const lists = Array.from({ length: stem.length - 3 }, (_, at) => grams.termsWith(stem.slice(at, at + 4)));
  const shortest = lists.reduce((least, list) => (list.length < least.length ? list : least), lists[0] ?? []);
  const found = shortest
    .map((termId) => ({ termId, term: dictionary.term(termId), occurs: frequency(termId) }))
    .filter(({ term, occurs }) => occurs > 0 && term.length >= stem.length + SHORTEST_PIECE && (term.endsWith(stem) || term.startsWith(stem)));
  found.sort((left, right) => right.occurs - left.occurs || (left.term < right.term ? -1 : 1));
  return found.slice(0, MOST_COMPOUNDS).map(({ termId }) => termId);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const GRAM = 4;

/**
 * The same for a stem of two or three letters ("öl" in "ölmenge", "gas" in "erdgas"), which many words begin with by chance: the rest must be a word.
 */
export function compoundsWithShort(
  written: string,
  {
    grams,
    dictionary,
    frequency,
    isWord,
  }: Readonly<{ grams: CharGramIndex; dictionary: Dictionary; frequency: (termId: number) => number; isWord: (stem: string) => boolean }>,
): readonly number[] {
  // Stems of long words have lost their umlauts, those of short ones have not.
  const stem = written.normalize('NFD').replace(/\p{M}/gu, '');
  if (stem.length < 2 || stem.length >= SHORTEST_STEM || !/^\p{L}+$/u.test(stem)) return [];
  const open = GRAM - stem.length - 1;
  const fills = open === 0 ? [''] : [...LETTERS];
  const candidates = new Set(fills.flatMap((fill) => [...grams.termsWith(`_${stem}${fill}`), ...grams.termsWith(`${fill}${stem}_`)]));
  return [...candidates].filter((termId) => {
    const term = dictionary.term(termId);
    if (term.length < stem.length + SHORTEST_PIECE || frequency(termId) === 0) return false;
    const rests = term.startsWith(stem) ? LINKS.filter((link) => term.startsWith(link, stem.length)).map((link) => term.slice(stem.length + link.length)) : [];
    const before = term.endsWith(stem)
      ? LINKS.filter((link) => term.slice(0, -stem.length).endsWith(link)).map((link) => term.slice(0, term.length - stem.length - link.length))
      : [];
    return [...rests, ...before].some((rest) => rest.length >= SHORTEST_PIECE && isWord(rest));
  });
}

/** What a German participle may come from: "geprüft" from "prüf-", "ausgetauscht" from "austausch-". */
export function participleRoots(word: string): readonly string[] {
  const match =
    /^(ab|an|auf|aus|bei|durch|ein|fest|her|herunter|runter|heraus|raus|hin|hinein|rein|hoch|nach|um|unter|vor|weg|wieder|zu|zurück|zusammen)?ge(.{3,}?)(?:e?t|en)(?:e[mnrs]?)?$/.exec(
      word,
    );
  if (match === null) return [];
  const root = `${match[1] ?? ''}${match[2] ?? ''}`;
  return [root, `${root}n`, `${root}en`];
}

/** First parts of German compounds that only say how much or which one: "Mindestabstand" asks for the "Abstand". */
const MODIFIERS = /^(?:mindest|höchst|maximal|minimal|gesamt|nenn|soll|grenz|haupt|normal|standard|durchschnitts)/;

/** A German compound without a modifying first part, or `null`. */
export function withoutModifier(word: string): string | null {
  const rest = word.replace(MODIFIERS, '');
  return rest !== word && rest.length >= SHORTEST_STEM ? rest : null;
}

/** The verb or noun an English agent noun may come from: "chiller" from "chill", "lubricator" from "lubricate". Stems of a few letters are left alone. */
export function agentRoots(word: string): readonly string[] {
  const match = /^(.{4,})(?:e|o)rs?$/.exec(word);
  const root = match?.[1] ?? '';
  if (root === '') return [];
  return root.endsWith('at') || root.endsWith('is') || root.endsWith('iz') ? [`${root}e`] : [root, `${root}e`];
}

const IRREGULAR_NOUNS =
  'length long width wide depth deep strength strong height high weight weigh growth grow warmth warm loss lose proof prove speech speak choice choose sale sell gift give thought think decision decide expansion expand collision collide reception receive division divide extension extend suspension suspend maintenance maintain explanation explain repetition repeat analysis analyse emphasis emphasise advice advise use usage belief believe relief relieve';
const NOUN_PAIRS = IRREGULAR_NOUNS.split(' ');
/** Endings that make a noun of a verb or an adjective; `e` may be lost before them. */
const NOUN_ENDINGS = ['age', 'ure', 'y', 'ery', 'ance', 'ence', 'al', 'ment', 'ation', 'ion', 'ness', 'ity', 'ing'];

/** English words of one family that the stemmer keeps apart: store and storage, recover and recovery, fail and failure, long and length. */
export function derivations(word: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < NOUN_PAIRS.length; at += 2) {
    const [noun = '', root = ''] = NOUN_PAIRS.slice(at, at + 2);
    if (word === noun) found.push(root);
    if (word === root) found.push(noun);
  }
  const base = word.replace(/(?:ied|ies)$/u, 'y').replace(/(?:e?d|e?s|ing)$/u, '');
  if (base.length >= 4) for (const ending of NOUN_ENDINGS) found.push(`${base}${ending}`);
  for (const ending of NOUN_ENDINGS)
    if (word.endsWith(ending) && word.length - ending.length >= 4) found.push(word.slice(0, -ending.length), `${word.slice(0, -ending.length)}e`);
  return found;
}
