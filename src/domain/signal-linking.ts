import { type ConceptWord, conceptWords, quantityConcepts } from './signal-words.js';

export type SignalTag = Readonly<{ id: string; description: string; equipment: string; unit: string | null; kind: string; access: string }>;
export type SignalNames = Readonly<{
  assets: ReadonlyArray<Readonly<{ id: string; name: string; level: string; aliases: readonly string[]; parent: string | null }>>;
  tags: readonly SignalTag[];
}>;

/** Tags that a phrase describes without naming them ("the steam pressure"). `coverage`: share of the phrase's telling words that they account for. */
export type SignalMention = Readonly<{ tags: readonly string[]; start: number; end: number; coverage: number; quantity: boolean }>;

type Entry = Readonly<{ tag: SignalTag; own: ReadonlySet<string>; owner: ReadonlySet<string>; quantity: string | null }>;

const quantityOfUnit: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:°C|°F|K)$/u, 'temperature'],
  [/^(?:bar|kPa|mbar|MPa|psi)$/u, 'pressure'],
  [/^(?:m³\/h|Nm³\/h|l\/h|kg\/h|l\/min|t\/h)$/u, 'flow'],
  [/^A$/u, 'current'],
  [/^mm\/s$/u, 'vibration'],
  [/^N·?m$/u, 'torque'],
  [/^kW$/u, 'power'],
  [/^(?:g|kg)$/u, 'weight'],
  [/^(?:s|min|h)$/u, 'time'],
];

const glue = new Set(
  'the a an of at in on into to from and or for by with after is are was mean last calculated one side rms velocity end time times im am an auf von vom zur zum bei mit und beim'.split(
    ' ',
  ),
);
/** Words of questions and of states: they tell how something is, not what it is. */
const ordinary = new Set(
  `what which why how when who where whats is are be been being was were does do did has have had can could should may must will would it its this that these those there here
  not no so too very still again always keep keeps kept get gets getting going gone go come comes just really right now current currently present moment today since morning night
  high higher low lower rising rise rises falling fall falls fell drop drops dropping dropped swing swings swinging unstable erratic steady stable off odd strange weird wrong bad normal abnormal broken fail fails failed failing
  up down show me give tell check read reading readings value values tell us our my we you i please cause reason root fault problem matter issue look looks like mean means trend graph plot curve over past hour hours minute minutes last two three four eight
  both all each every actual hows using used use uses draws draw drawing consuming far above below close now's
  got left remain remains remaining available enough still climb climbs climbing increase increases increasing decrease decreases decreasing decline declining sink sinking lost gone missing weak poor setpoint reach reached far much many long
  warum wieso ist sind war der die das den dem ein eine zu hoch niedrig steigt fällt sinkt schwankt jetzt aktuell gerade wie was welche zeig zeige mir bitte und nicht`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Links descriptions of measured quantities to the tags that measure them, by the words of tag descriptions, their equipment and their units. */
export class SignalLinker {
  readonly #entries: readonly Entry[];
  readonly #frequency = new Map<string, number>();

  constructor({ assets, tags }: SignalNames) {
    this.#entries = tags
      .filter(({ kind, access }) => kind === 'analog' && access !== 'parameter')
      .map((tag) => {
        const asset = assets.find(({ id }) => id === tag.equipment);
        return {
          tag,
          own: new Set(contentOf(tag.description)),
          owner: new Set([asset?.name ?? '', ...(asset?.aliases ?? [])].flatMap(contentOf)),
          quantity: quantityOfUnit.find(([pattern]) => pattern.test(tag.unit ?? ''))?.[1] ?? null,
        };
      });
    for (const { own, owner } of this.#entries) for (const word of new Set([...own, ...owner])) this.#frequency.set(word, (this.#frequency.get(word) ?? 0) + 1);
  }

  /** The best described tags, one phrase per text; null where the words describe no measurement or several alike. At most four tags. */
  link(text: string, within: ReadonlySet<string> | null = null): SignalMention | null {
    const words = asDegree(text, conceptWords(text)).map((word) => ({ ...word, telling: !word.concepts.some((concept) => glue.has(concept)) }));
    const offSetpoint = awayFromSetpoint.test(text);
    const known = words.filter(({ concepts, telling }) => telling && concepts.some((concept) => this.#weight(concept) > 0));
    const asked = known.flatMap(({ concepts }) => concepts.filter((concept) => this.#weight(concept) > 0 && !(offSetpoint && concept === 'setpoint')));
    if (asked.length === 0) return null;
    const ranked = this.#entries
      .filter(({ tag }) => within === null || within.has(tag.equipment))
      .map((entry) => ({ entry, ...this.#score(entry, new Set(asked)) }))
      .filter(
        ({ matched, quantity }) =>
          matched.length > 0 && (matched.some((word) => !quantityConcepts.has(word)) || this.#rare(matched) || (within !== null && quantity)),
      )
      .sort((a, b) => b.score - a.score || (a.entry.tag.id < b.entry.tag.id ? -1 : 1));
    const [best] = ranked;
    if (best === undefined) return null;
    const equal = ranked.filter(({ score }) => score > best.score - 0.01);
    if (equal.length > 4) return null;
    const used = words.filter(({ concepts }) => concepts.some((concept) => best.matched.includes(concept)));
    const telling = words.filter(
      ({ concepts, telling: tells, start, end }) =>
        tells && end - start > 1 && (concepts.some((concept) => best.matched.includes(concept)) || !ordinary.has(text.slice(start, end).toLowerCase())),
    );
    return {
      tags: equal.map(({ entry }) => entry.tag.id),
      start: used[0]?.start ?? 0,
      end: used.at(-1)?.end ?? text.length,
      coverage: telling.length === 0 ? 0 : used.filter(({ telling: tells }) => tells).length / telling.length,
      quantity: best.quantity,
    };
  }

  /**
   * Every measurement that all telling words of a text fit: one where they decide ("steam pressure"), several where they do not ("tank level"),
   * none where no measurement has all of them. Best first.
   */
  alike(text: string, within: ReadonlySet<string> | null = null): Readonly<{ tags: readonly string[]; coverage: number }> {
    const words = asDegree(text, conceptWords(text));
    const asked = new Set(words.flatMap(({ concepts }) => concepts.filter((concept) => !glue.has(concept) && this.#weight(concept) > 0)));
    if (asked.size === 0) return { tags: [], coverage: 0 };
    const fitting = this.#entries
      .filter(({ tag, own }) => (within === null || within.has(tag.equipment)) && ![...own].some((word) => derived.has(word) && !asked.has(word)))
      .map((entry) => ({ entry, ...this.#score(entry, asked) }))
      .filter(({ matched, quantity, entry }) => matched.length === asked.size && entry.quantity !== 'time' && (quantity || entry.tag.access === 'read'))
      .sort((a, b) => b.score - a.score || (a.entry.tag.id < b.entry.tag.id ? -1 : 1));
    const exact = fitting.filter(({ entry: { own, quantity } }) => [...own].every((word) => asked.has(word) || word === quantity));
    const isUsed = ({ concepts }: ConceptWord): boolean => concepts.some((concept) => asked.has(concept));
    const telling = words.filter(
      (word) =>
        isUsed(word) ||
        !(word.end - word.start < 2 || word.concepts.some((concept) => glue.has(concept)) || ordinary.has(text.slice(word.start, word.end).toLowerCase())),
    );
    return { tags: (exact.length > 0 ? exact : fitting).map(({ entry }) => entry.tag.id), coverage: words.filter(isUsed).length / Math.max(1, telling.length) };
  }

  #weight(concept: string): number {
    const count = this.#frequency.get(concept);
    if (count === undefined) return quantityConcepts.has(concept) ? 1 : 0;
    return Math.log(1 + this.#entries.length / count);
  }

  /** A quantity word that belongs to one or two tags says which by itself ("torque", "holding time"). */
  #rare(matched: readonly string[]): boolean {
    return matched.some((word) => (this.#frequency.get(word) ?? 99) <= 2);
  }

  #score({ own, owner, quantity, tag }: Entry, asked: ReadonlySet<string>): Readonly<{ score: number; matched: readonly string[]; quantity: boolean }> {
    const matched = [...asked].filter((word) => own.has(word) || owner.has(word) || word === quantity);
    const askedQuantities = [...asked].filter((word) => quantityConcepts.has(word));
    const fits = askedQuantities.some((word) => word === quantity || own.has(word) || (word === 'consumption' && quantity === 'flow'));
    if (askedQuantities.length > 0 && !fits) return { score: -1, matched: [], quantity: false };
    const extra = [...own].filter((word) => !asked.has(word) && word !== quantity).reduce((sum, word) => sum + this.#weight(word), 0);
    const gain = matched.reduce((sum, word) => sum + this.#weight(word) * (own.has(word) || word === quantity ? 1 : 0.7), 0);
    const setting = tag.access === 'setpoint' && !asked.has('setpoint') ? 1.5 : 0;
    // The output of a controller is no value of what it controls.
    const worked = own.has('output') && !asked.has('output') && askedQuantities.length > 0 ? 1.5 : 0;
    return { score: gain - 0.25 * extra - setting - worked, matched, quantity: fits };
  }
}

/** What is worked out from a measurement, or set: meant only where its word is said. */
const derived = new Set(['setpoint', 'output', 'controller', 'differential', 'drop', 'minus', 'bearing']);

/** "How hot is the water?" asks for a temperature and not for hot water. */
function asDegree(text: string, words: readonly ConceptWord[]): readonly ConceptWord[] {
  return words.map((word, index) => {
    const before = words[index - 1];
    const degree = before !== undefined && /^(?:how|wie|too|so|very|zu)$/iu.test(text.slice(before.start, before.end)) && word.concepts.includes('temperature');
    return degree ? { ...word, concepts: ['temperature'] } : word;
  });
}

const awayFromSetpoint = /\b(?:reach\w*|come[s]? to|get[s]? to|below|above|off|from|under|over|hold[s]?|keep[s]?)\s+(?:its\s+|the\s+)?(?:set ?point|target)/iu;

function contentOf(text: string): readonly string[] {
  return conceptWords(text).flatMap(({ concepts }) => concepts.filter((concept) => !glue.has(concept) && concept.length > 1));
}
