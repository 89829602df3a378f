import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { collectionOf, firstWords, type JudgedCollection, stableNumber, type Topic } from './collection.js';

type Article = Readonly<{ title: string; text: string; links: ReadonlySet<string> }>;

const file = '/usr/share/dictd/foldoc.dict.dz';

function readArticles(): ReadonlyMap<string, Article> {
  const articles = new Map<string, Article>();
  if (!existsSync(file)) return articles;
  let titles: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    const raw = lines.join(' ').replace(/\s+/gu, ' ').trim();
    const title = titles[0];
    if (title !== undefined && raw.length >= 150) {
      const links = new Set([...raw.matchAll(/\{([^{}(]+)\}/gu)].map((match) => (match[1] ?? '').trim().toLowerCase()));
      const text = raw
        .replace(/\{[^{}]*\(https?:[^{}]*\}/gu, ' ')
        .replace(/[{}]/gu, '')
        .replace(/\(\d{4}-\d\d-\d\d\)\s*$/u, '');
      for (const name of titles.slice(0, 1)) articles.set(name.toLowerCase(), { title, text, links });
    }
  };
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (/^\S/u.test(line)) {
      if (lines.some((text) => text !== '')) {
        close();
        titles = [];
        lines = [];
      }
      titles.push(line.trim());
    } else lines.push(line.trim());
  }
  close();
  return articles;
}

/** What an article links to or is linked from; both ways counts double. */
function related(key: string, articles: ReadonlyMap<string, Article>, from: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const out = new Set([...(articles.get(key)?.links ?? [])].filter((link) => link !== key && articles.has(link)));
  const grades = new Map<string, number>([...out].map((link) => [link, 1]));
  for (const source of from.get(key) ?? []) if (source !== key) grades.set(source, (grades.get(source) ?? 0) + 1);
  return grades;
}

/**
 * Articles of an encyclopaedia of computing and their cross-references. An asking article is taken out of the collection; its first
 * words ask for the articles it links to and those that link to it. In the second collection the names of the linked articles are
 * taken out of the question, so that only what is said about the subject can find them.
 */
export function dictionaryCollections(): readonly JudgedCollection[] {
  const articles = readArticles();
  if (articles.size === 0) return [];
  const from = new Map<string, Set<string>>();
  for (const [key, { links }] of articles)
    for (const link of links) {
      const known = from.get(link);
      if (known === undefined) from.set(link, new Set([key]));
      else known.add(key);
    }
  const topics = [...articles].flatMap(([key, { text }]): Topic[] => {
    const grades = related(key, articles, from);
    return grades.size >= 4 && grades.size <= 40 ? [{ id: key, text: firstWords(text, 40), grades }] : [];
  });
  const asking = (part: number): readonly Topic[] => topics.filter(({ id }) => stableNumber(id) % 8 === part);
  const out = new Set([...asking(0), ...asking(1)].map(({ id }) => id));
  const documents = [...articles].filter(([key]) => !out.has(key)).map(([key, { title, text }]) => ({ id: key, title, text }));
  const veiled = asking(1).map((topic) => ({ ...topic, text: withoutNames(articles.get(topic.id), topic.id) }));
  return [
    collectionOf('dictionary: related', 'an article asks for the articles it links to or is linked from', documents, asking(0), 250),
    collectionOf('dictionary: veiled', 'the same, names of linked articles taken out of the question', documents, veiled, 250),
  ];
}

function withoutNames(article: Article | undefined, own: string): string {
  let text = ` ${article?.text ?? ''} `;
  for (const name of [own, ...(article?.links ?? [])].sort((left, right) => right.length - left.length)) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
    text = text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu'), ' ');
  }
  return firstWords(text, 40);
}
