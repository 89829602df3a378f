import { allMatches } from './all-matches.js';
import { editDistance } from './edit-distance.js';
import { identifierKey } from './identifiers.js';

/** What linking needs to know of a plant; a PlantDirectory fits. */
export type EntityNames = Readonly<{
  assets: ReadonlyArray<Readonly<{ id: string; name: string; level: string; aliases: readonly string[] }>>;
  tags: ReadonlyArray<Readonly<{ id: string; description: string; equipment: string }>>;
}>;

/** A mention of a configured thing. Several `ids` mean that the words fit more than one ("pump 101" fits both pumps). */
export type EntityMention = Readonly<{
  kind: 'asset' | 'tag';
  ids: readonly string[];
  start: number;
  end: number;
  text: string;
  via: 'identifier' | 'number' | 'name';
}>;

const spacedIdentifier =
  /(?<![\p{Script=Latin}\p{N}])([A-Za-z]{1,6})[\s_-]{0,2}(\d{1,5})[\s_-]?([A-Za-z](?!\p{Script=Latin}))?(?:\.([A-Za-z]{2,8}))?(?![\p{N}])/gu;
const bareNumber = /(?<![\p{Script=Latin}\p{N}.,:-])(\d{2,5}\s?[A-Za-z]?)(?![\p{Script=Latin}\p{N}]|[.,:]\d)/gu;

type AssetName = Readonly<{ words: readonly string[]; id: string; han: string | null }>;

/** Links the words of a text to the plant's assets and tags: exact and spaced identifiers, bare numbers ("101A", "20"), names and aliases with small typing errors. */
export class EntityLinker {
  readonly #byKey = new Map<string, { kind: 'asset' | 'tag'; id: string }>();
  readonly #byNumber = new Map<string, string[]>();
  readonly #names: readonly AssetName[];
  readonly #words: ReadonlySet<string>;
  readonly #assetIds: ReadonlySet<string>;

  constructor(names: EntityNames) {
    for (const tag of names.tags) this.#byKey.set(identifierKey(tag.id), { kind: 'tag', id: tag.id });
    for (const [stem, ids] of stemsOf(names)) {
      const id = ids.length === 1 ? ids[0] : ids.find((each) => each.endsWith('.PV'));
      if (id !== undefined && !this.#byKey.has(identifierKey(stem))) this.#byKey.set(identifierKey(stem), { kind: 'tag', id });
    }
    for (const asset of names.assets) {
      this.#byKey.set(identifierKey(asset.id), { kind: 'asset', id: asset.id });
      const number = /^[A-Z]+-?(\d+[A-Z]?)$/u.exec(asset.id)?.[1];
      if (number !== undefined && asset.level === 'equipment') this.#addNumber(number, asset.id);
    }
    this.#assetIds = new Set(names.assets.map(({ id }) => id));
    const single: readonly AssetName[] = names.assets.flatMap((asset) =>
      [asset.name, ...asset.aliases].map((name) => ({
        words: wordsOf(name).map(({ text }) => text),
        id: asset.id,
        han: /\p{Script=Han}/u.test(name) ? name : null,
      })),
    );
    this.#names = [...single, ...groupNames(names.assets), ...letteredNames(names.assets)]
      .filter(({ words, han }) => words.length > 0 || han !== null)
      .sort((a, b) => b.words.join(' ').length - a.words.join(' ').length);
    this.#words = new Set(this.#names.flatMap(({ words }) => words));
  }

  #addNumber(number: string, id: string): void {
    for (const key of new Set([number, number.replace(/[A-Z]$/u, '')])) this.#byNumber.set(key, [...(this.#byNumber.get(key) ?? []), id]);
  }

  /** Mentions in order of position, none overlapping; identifiers win over numbers, numbers over names. */
  link(text: string): readonly EntityMention[] {
    const found: EntityMention[] = [];
    const add = (mention: EntityMention): void => {
      if (!found.some((other) => mention.start < other.end && mention.end > other.start)) found.push(mention);
    };
    for (const mention of this.#identifiers(text)) add(mention);
    for (const mention of this.#numbers(text)) add(mention);
    for (const mention of this.#named(text)) add(mention);
    return found.sort((a, b) => a.start - b.start);
  }

  /** Whether the text is the identifier of one thing of the plant, in any spelling of its separators. */
  names(text: string): boolean {
    return this.#byKey.has(identifierKey(text));
  }

  /** Ids whose identifiers are nearest to an unknown one, best first; for error messages and clarifying questions. */
  nearest(text: string, limit = 3): readonly string[] {
    const key = identifierKey(text);
    return [...this.#byKey.entries()]
      .map(([candidate, { id }]) => ({ id, distance: editDistance(key, candidate, 4) + (candidate.startsWith(key.slice(0, 2)) ? 0 : 0.5) }))
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  *#identifiers(text: string): Generator<EntityMention> {
    for (const match of allMatches(text, spacedIdentifier)) {
      const [whole, letters = '', digits = '', suffix, attribute] = match;
      // "P-501C" is another pump than P-501; a letter that stands apart or makes the plural is none of the name.
      const isOther = suffix !== undefined && suffix !== 's' && whole.includes(`${digits}${suffix}`);
      const bare = isOther ? [] : [`${letters}${digits}`];
      for (const key of [`${letters}${digits}${suffix ?? ''}${attribute ?? ''}`, `${letters}${digits}${suffix ?? ''}`, ...bare]) {
        const known = this.#byKey.get(key.toUpperCase());
        if (known === undefined) continue;
        const length = suffix !== undefined && !key.includes(suffix) ? whole.lastIndexOf(digits) + digits.length : whole.trimEnd().length;
        yield {
          kind: known.kind,
          ids: [known.id],
          start: match.index,
          end: match.index + length,
          text: text.slice(match.index, match.index + length),
          via: 'identifier',
        };
        break;
      }
      const group = this.#byNumber.get(digits);
      const prefixed = group?.filter((id) => id.startsWith(`${letters.toUpperCase()}-`)) ?? [];
      if (suffix === undefined && prefixed.length > 1 && !this.#byKey.has(`${letters}${digits}`.toUpperCase())) {
        yield { kind: 'asset', ids: prefixed, start: match.index, end: match.index + whole.trimEnd().length, text: whole.trim(), via: 'identifier' };
      }
    }
  }

  *#numbers(text: string): Generator<EntityMention> {
    for (const match of allMatches(text, bareNumber)) {
      const raw = match[1] ?? '';
      const ids = this.#byNumber.get(raw.replace(/\s/gu, '').toUpperCase());
      if (
        ids === undefined ||
        /^\s?(?:%|°|bar|mm|s\b|sec|min|h\b|hours?|kpa|kw|amps?|l\b|litre|liter|m³|m3|n·?m|rpm|hz|v\b|a\b|minuten|stunden|sekunden|分钟|小时|秒|度|升)/iu.test(
          text.slice(match.index + raw.length),
        )
      )
        continue;
      const narrowed = this.#narrow(ids, text.slice(Math.max(0, match.index - 40), match.index));
      yield { kind: 'asset', ids: narrowed, start: match.index, end: match.index + raw.length, text: raw, via: 'number' };
    }
  }

  /** "pump 101 A": the word before a number chooses among what carries the number. */
  #narrow(ids: readonly string[], before: string): readonly string[] {
    const words = new Set(wordsOf(before).map(({ text }) => text));
    const fitting = ids.filter((id) => this.#names.some((name) => name.id === id && name.words.some((word) => words.has(word) || words.has(`${word}s`))));
    return fitting.length > 0 ? fitting : ids;
  }

  /** A word of another name is no slip of this one: the filter is not the filler. */
  #means(wanted: string, given: string): boolean {
    return sameWord(wanted, given) && (wanted === given || `${wanted}s` === given || !this.#words.has(given));
  }

  *#named(text: string): Generator<EntityMention> {
    const words = wordsOf(text);
    for (const { words: wanted, id, han } of this.#names) {
      if (han !== null) {
        const at = text.indexOf(han);
        if (at >= 0) yield { kind: 'asset', ids: [id], start: at, end: at + han.length, text: han, via: 'name' };
        continue;
      }
      for (let at = 0; at + wanted.length <= words.length; at += 1) {
        if (!wanted.every((word, offset) => this.#means(word, words[at + offset]?.text ?? ''))) continue;
        const start = words[at]?.start ?? 0;
        if (wanted.at(-1) === 'a' && isArticle(text, words[at + wanted.length - 1]?.start ?? 0)) continue;
        const end = words[at + wanted.length - 1]?.end ?? start;
        const ids = this.#names.filter((name) => name.words.join(' ') === wanted.join(' ')).map((name) => name.id);
        yield {
          kind: 'asset',
          ids: [...new Set(ids.filter((candidate) => this.#assetIds.has(candidate)))],
          start,
          end,
          text: text.slice(start, end),
          via: 'name',
        };
      }
    }
  }
}

/** "XV-302" for the one tag XV-302.CMD of a device that is no asset of its own; "FIC-110" for a loop, which goes by its process value (PV). */
function stemsOf({ tags }: EntityNames): ReadonlyMap<string, readonly string[]> {
  const stems = new Map<string, string[]>();
  for (const { id } of tags) {
    const at = id.indexOf('.');
    if (at > 0) stems.set(id.slice(0, at), [...(stems.get(id.slice(0, at)) ?? []), id]);
  }
  return stems;
}

/** "The raw milk pumps" for machines whose names differ by their last letter only, as a name of each of them. */
function groupNames(assets: EntityNames['assets']): readonly AssetName[] {
  const stems = assets.flatMap(({ id, name, aliases }) =>
    [name, ...aliases].flatMap((each) => {
      const stem = /^(.{4,} \p{L}{4,}) [A-Z]$/u.exec(each)?.[1];
      return stem === undefined ? [] : [{ id, words: wordsOf(stem).map(({ text }) => text) }];
    }),
  );
  return stems
    .filter(({ id, words }) => stems.some((other) => other.id !== id && other.words.join(' ') === words.join(' ')))
    .map((each) => ({ ...each, han: null }));
}

/** "Pump B": the last word and letter of the names of like machines; they may be several. */
function letteredNames(assets: EntityNames['assets']): readonly AssetName[] {
  return assets.flatMap(({ id, name }) => {
    const match = /(\p{L}{4,}) ([A-Z])$/u.exec(name);
    return match === null ? [] : [{ id, words: [match[1]?.toLowerCase() ?? '', match[2]?.toLowerCase() ?? ''], han: null }];
  });
}

/** A small "a" with a word behind it is an article and no letter of a machine. */
function isArticle(text: string, at: number): boolean {
  return text[at] === 'a' && /^a\s+\p{L}/u.test(text.slice(at));
}

function wordsOf(text: string): ReadonlyArray<Readonly<{ text: string; start: number; end: number }>> {
  return allMatches(text, /[\p{Script=Latin}\p{N}]+/gu).map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** English words that are one letter away from names of equipment and are no slip. */
const plainWords = new Set(
  'falling feeling calling failing finding pulling rolling selling telling pumping boiling cooling heating buffers capped filled'.split(' '),
);

function sameWord(wanted: string, given: string): boolean {
  if (wanted === given || `${wanted}s` === given) return true;
  return (
    wanted.length >= 6 && !plainWords.has(given) && Math.abs(wanted.length - given.length) <= 1 && wanted[0] === given[0] && editDistance(wanted, given, 1) <= 1
  );
}
