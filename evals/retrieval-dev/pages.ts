import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { collectionOf, firstWords, type JudgedCollection, type Paragraph, stableSample, type Topic } from './collection.js';
import { filesUnder, guideParagraphs, plainHtml, podParagraphs } from './manuals.js';

export const shortest = 120;
const documentation = '/usr/share/doc';

/** A folder inside the documentation of the first package with such a name; null where the machine has none. */
export function folderOf(name: RegExp, inside: string): string | null {
  const found = existsSync(documentation) ? readdirSync(documentation).find((entry) => name.test(entry)) : undefined;
  const place = found === undefined ? null : path.join(documentation, found, inside);
  return place !== null && existsSync(place) ? place : null;
}

/** Headings and paragraphs of a page in order, without navigation and contents lists. */
function htmlBlocks(file: string): readonly Readonly<{ heading: boolean; text: string }>[] {
  const html = readFileSync(file, 'utf8').replace(/<pre\b.*?<\/pre>|<script\b.*?<\/script>|<(?:nav|table)\b.*?<\/(?:nav|table)>/gsu, ' ');
  return [...html.matchAll(/<(h[1-6]|p)\b[^>]*>(.*?)<\/\1>/gsu)].map(([, tag = '', body = '']) => ({
    heading: tag.startsWith('h'),
    text: plainHtml(body.replace(/<a class="headerlink".*?<\/a>/gsu, ''))
      .replace(/&#?\w+;/gu, ' ')
      .trim(),
  }));
}

/** The paragraphs of a folder of pages under their headings; a section is named by its page, `#` and its heading. */
export function htmlParagraphs(folder: string | null, name: string): readonly Paragraph[] {
  if (folder === null) return [];
  return filesUnder(folder, /\.html$/u)
    .filter((file) => !/genindex|contents|bookindex|release-|search|copyright|\.en\.html/u.test(path.basename(file)))
    .flatMap((file) => {
      let heading = '';
      return htmlBlocks(file).flatMap((block): Paragraph[] => {
        if (block.heading) heading = block.text.replace(/^[\d.A-Z]+\.\s+/u, '');
        const section = `${name}/${path.relative(folder, file)}#${heading}`;
        return block.heading || block.text.length < shortest ? [] : [{ section, heading, text: block.text }];
      });
    });
}

const wordsInDocument = 150;

function words(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

/** Runs of paragraphs of about 150 words each; a short rest is left out where there is another. */
function runsOf(paragraphs: readonly string[]): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const text of paragraphs) {
    run = `${run} ${text}`.trim();
    if (words(run) < wordsInDocument) continue;
    runs.push(run);
    run = '';
  }
  return words(run) > 40 || runs.length === 0 ? [...runs, run] : runs;
}

/**
 * Subjects: the first sentence of a page asks for the runs of text on it, that sentence left out. Documents are about as long as the
 * abstracts of articles, and what is relevant speaks of the same subject rather than using the same words.
 */
function pageTopics(name: string, about: string, paragraphs: readonly Paragraph[], pageOf: (paragraph: Paragraph) => string): JudgedCollection {
  const pages = new Map<string, string[]>();
  for (const paragraph of paragraphs) {
    const known = pages.get(pageOf(paragraph));
    if (known === undefined) pages.set(pageOf(paragraph), [paragraph.text]);
    else known.push(paragraph.text);
  }
  const documents: { id: string; title: string; text: string }[] = [];
  const topics: Topic[] = [];
  for (const [page, [first = '', ...rest]] of stableSample([...pages], 5_000, ([key]) => key)) {
    const [asking = '', ...others] = first.split(/(?<=[.:?!])\s/u);
    const ids = runsOf([others.join(' '), ...rest]).map((text, at) => {
      const id = `${page}#${at}`;
      documents.push({ id, title: '', text });
      return id;
    });
    const text = firstWords(asking, 25);
    if (ids.length >= 2 && ids.length <= 20 && words(text) >= 6) topics.push({ id: page, text, grades: new Map(ids.map((id) => [id, 1])) });
  }
  return collectionOf(name, about, documents, topics, 250);
}

const pageOfHtml = ({ section }: Paragraph): string => section.split('#')[0] ?? section;
const about = 'the first sentence of a page asks for the rest of it, in runs of 150 words';

function subjectsOf(name: string, paragraphs: readonly Paragraph[], pageOf = pageOfHtml): readonly JudgedCollection[] {
  return paragraphs.length < 500 ? [] : [pageTopics(name, about, paragraphs, pageOf)];
}

/** Subjects of language guides and reference manuals on this machine, for choosing weights. */
export function subjectCollections(): readonly JudgedCollection[] {
  const python = htmlParagraphs(folderOf(/^python3\.\d+$/u, 'html'), 'python');
  return [
    ...subjectsOf('guide subjects', guideParagraphs()),
    ...subjectsOf('python subjects', python),
    ...subjectsOf('perl subjects', podParagraphs(), ({ section }) => section),
  ];
}

/** Subjects of the manuals of two databases: held out. */
export function heldOutSubjects(): readonly JudgedCollection[] {
  return [
    ...subjectsOf('server subjects', htmlParagraphs(folderOf(/^postgresql-doc-\d+$/u, 'html'), 'server')),
    ...subjectsOf('library subjects', htmlParagraphs(folderOf(/^sqlite3$/u, '.'), 'library')),
  ];
}
