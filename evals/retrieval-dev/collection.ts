/** A collection of short documents with judged queries, in the shape `rankCollection` and the BEIR reader use. */
export type JudgedCollection = Readonly<{
  name: string;
  /** What the judgements rest on, for the report. */
  about: string;
  documents: readonly Readonly<{ id: string; title: string; text: string }>[];
  queries: readonly Readonly<{ id: string; text: string }>[];
  /** Grades by query and document; above 0 is relevant. */
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>;
}>;

/** A stable number for a text (FNV-1a), so that every choice below is the same in each run and on each machine. */
export function stableNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** The `count` items with the least stable numbers, in their own order: a sample that does not depend on the order of the source. */
export function stableSample<Item>(items: readonly Item[], count: number, keyOf: (item: Item) => string): readonly Item[] {
  if (items.length <= count) return items;
  const limit = items.map((item) => stableNumber(keyOf(item))).sort((left, right) => left - right)[count] ?? 0;
  return items.filter((item) => stableNumber(keyOf(item)) < limit);
}

export function firstWords(text: string, count: number): string {
  return text.split(/\s+/).filter(Boolean).slice(0, count).join(' ');
}

export type Topic = Readonly<{ id: string; text: string; grades: ReadonlyMap<string, number> }>;

/** Puts documents and topics together; topics without a relevant document in the collection are left out. */
export function collectionOf(
  name: string,
  about: string,
  documents: JudgedCollection['documents'],
  topics: readonly Topic[],
  mostTopics: number,
): JudgedCollection {
  const held = new Set(documents.map(({ id }) => id));
  const usable = topics
    .map((topic) => ({ ...topic, grades: new Map([...topic.grades].filter(([id]) => held.has(id))) }))
    .filter(({ grades, text }) => grades.size > 0 && text !== '');
  const chosen = stableSample(usable, mostTopics, ({ id }) => `${name} ${id}`);
  return {
    name,
    about,
    documents,
    queries: chosen.map(({ id, text }) => ({ id, text })),
    judgements: new Map(chosen.map(({ id, grades }) => [id, grades])),
  };
}

export type Paragraph = Readonly<{ section: string; heading: string; text: string }>;

/**
 * Sections of manuals as topics: the first paragraph of a section asks, the section's other paragraphs are relevant; every other
 * section's paragraphs are not. The asking paragraph itself is not in the collection. `withHeading` puts the heading before it.
 */
export function sectionTopics(
  name: string,
  about: string,
  paragraphs: readonly Paragraph[],
  limits: Readonly<{ documents: number; topics: number; words: number; withHeading: boolean }>,
): JudgedCollection {
  const sections = new Map<string, Paragraph[]>();
  for (const paragraph of paragraphs) {
    const list = sections.get(paragraph.section);
    if (list === undefined) sections.set(paragraph.section, [paragraph]);
    else list.push(paragraph);
  }
  const documents: { id: string; title: string; text: string }[] = [];
  const topics: Topic[] = [];
  const chosen = stableSample([...sections.entries()], Math.ceil((limits.documents / Math.max(1, paragraphs.length)) * sections.size), ([section]) => section);
  for (const [section, list] of chosen) {
    const [first, ...rest] = list;
    if (first === undefined) continue;
    const asks = rest.length >= 2;
    const kept = asks ? rest : list;
    const ids = kept.map((paragraph, at) => {
      const id = `${section}#${at}`;
      documents.push({ id, title: '', text: paragraph.text });
      return id;
    });
    const text = firstWords(limits.withHeading ? `${first.heading}. ${first.text}` : first.text, limits.words);
    if (asks) topics.push({ id: section, text, grades: new Map(ids.map((id) => [id, 1])) });
  }
  return collectionOf(name, about, documents, topics, limits.topics);
}
