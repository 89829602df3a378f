import { readFileSync } from 'node:fs';
import path from 'node:path';
import { collectionOf, firstWords, type JudgedCollection, sectionTopics, stableSample, type Topic } from './collection.js';
import { filesUnder, plainHtml, podParagraphs } from './manuals.js';
import { folderOf, heldOutSubjects, htmlParagraphs, shortest } from './pages.js';

/** Questions people ask, answered by the paragraphs under them; paragraphs of the manuals of the same subjects stand between. */
function questionCollection(): readonly JudgedCollection[] {
  const python = folderOf(/^python3\.\d+$/u, 'html');
  const all = [
    ...podParagraphs().filter(({ section }) => section.startsWith('perlfaq')),
    ...htmlParagraphs(python, 'python'),
    ...htmlParagraphs(folderOf(/^debian$/u, 'FAQ'), 'debian'),
  ];
  const asks = (heading: string): boolean => heading.endsWith('?') && heading.split(' ').length >= 4;
  const answers = all.filter(({ heading }) => asks(heading));
  if (answers.length < 200) return [];
  const others = stableSample(
    all.filter(({ heading }) => !asks(heading)),
    5_000,
    ({ section, text }) => `${section} ${text}`,
  );
  const documents = [...answers, ...others].map(({ text }, at) => ({ id: `p${at}`, title: '', text }));
  const questions = new Map<string, Map<string, number>>();
  for (const [at, { heading }] of answers.entries()) questions.set(heading, (questions.get(heading) ?? new Map<string, number>()).set(`p${at}`, 1));
  const topics = [...questions].map(([text, grades]): Topic => ({ id: text, text, grades }));
  return [collectionOf('questions', 'frequently asked questions ask for the paragraphs of their answers', documents, topics, 300)];
}

/** A module's one line asks for its description (grade 2) and for the modules it sends the reader on to (grade 1). */
function moduleCollection(): readonly JudgedCollection[] {
  const folder = folderOf(/^grass-doc$/u, 'html');
  if (folder === null) return [];
  const names = new Set<string>();
  const modules = filesUnder(folder, /^[\w.]+\.html$|\/[a-z0-9]+\.[\w.]+\.html$/u).flatMap((file) => {
    const html = readFileSync(file, 'utf8');
    const id = path.basename(file, '.html');
    const line = new RegExp(`name="description" content="${id.replaceAll('.', '\\.')}: ([^"]{20,})"`, 'u').exec(html)?.[1];
    const part = (heading: string): string => html.split(new RegExp(`<h2>(?:<a [^>]*>)?${heading}(?:</a>)?</h2>`, 'u'))[1]?.split('<h2>')[0] ?? '';
    const text = firstWords(plainHtml(part('DESCRIPTION').replace(/<pre\b.*?<\/pre>/gsu, ' ')), 150);
    const also = [...part('SEE ALSO').matchAll(/href="([\w.]+)\.html"/gu)].map((match) => match[1] ?? '');
    if (line === undefined || text.length < shortest || names.has(line)) return [];
    names.add(line);
    return [{ id, line: plainHtml(line), text, also }];
  });
  if (modules.length < 200) return [];
  const topics = modules.map(({ id, line, also }): Topic => ({ id, text: line, grades: new Map([...also.map((other) => [other, 1] as const), [id, 2]]) }));
  const documents = modules.map(({ id, text }) => ({ id, title: '', text }));
  return [collectionOf('map modules', 'one line asks for the description of a module and for those under SEE ALSO', documents, topics, 300)];
}

/**
 * Collections that no choice rests on: none was scored before the settings were final. Two of the names were added after the development
 * sets were seen, and two share their manuals with a development set, so they are held out but not foreign.
 */
export function heldOutCollections(): readonly JudgedCollection[] {
  const database = htmlParagraphs(folderOf(/^postgresql-doc-\d+$/u, 'html'), 'server');
  const limits = { documents: 9_000, topics: 250, words: 15, withHeading: false };
  return [
    ...questionCollection(),
    ...moduleCollection(),
    ...heldOutSubjects(),
    ...(database.length < 500 ? [] : [sectionTopics('server sections', 'the first words of a section ask for its other paragraphs', database, limits)]),
  ];
}
