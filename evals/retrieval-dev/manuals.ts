import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { collectionOf, firstWords, type JudgedCollection, type Paragraph, sectionTopics, type Topic } from './collection.js';

const shortest = 120;
const largestFamily = 40;

export function filesUnder(folder: string, ending: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(place, ending);
      return entry.isFile() && ending.test(entry.name) ? [place] : [];
    });
}

/** Formatting codes of POD taken off: `C<text>` and `L<text|place>` become their text. */
export function plainPod(text: string): string {
  let plain = text;
  for (let round = 0; round < 3; round += 1) {
    plain = plain
      .replace(/[A-Z]<<+ (.*?) >>+/gsu, '$1')
      .replace(/L<([^<>|]*)\|[^<>]*>/gu, '$1')
      .replace(/[A-KM-Z]<([^<>]*)>/gu, '$1')
      .replace(/L<([^<>]*)>/gu, '$1');
  }
  return plain.replace(/\s+/gu, ' ').trim();
}

export function podParagraphs(): readonly Paragraph[] {
  const base = '/usr/share/perl';
  const folders = existsSync(base) ? readdirSync(base).map((name) => path.join(base, name, 'pod')) : [];
  return folders
    .slice(0, 1)
    .flatMap((folder) => filesUnder(folder, /\.pod$/u))
    .filter((file) => !/delta\.pod$|perltoc|perlfunc|perluniprops/u.test(file))
    .flatMap((file) => {
      let heading = '';
      return readFileSync(file, 'utf8')
        .split(/\n\s*\n/u)
        .flatMap((block): Paragraph[] => {
          const title = /^=head\d\s+(.*)/su.exec(block);
          if (title !== null) heading = plainPod(title[1] ?? '');
          const text = plainPod(block);
          if (/^[=\s]/u.test(block) || text.length < shortest) return [];
          return [{ section: `${path.basename(file, '.pod')}/${heading}`, heading, text }];
        });
    });
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
]);

export function plainHtml(html: string): string {
  return html
    .replace(/<[^>]*>/gu, '')
    .replace(/&(\w+);/gu, (whole, name: string) => entities.get(name) ?? whole)
    .replace(/&#x?27;|&#39;/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
}

export function guideParagraphs(): readonly Paragraph[] {
  const toolchains = path.join(homedir(), '.rustup', 'toolchains');
  const books = existsSync(toolchains) ? readdirSync(toolchains).sort().slice(-1) : [];
  const names = ['book', 'reference', 'cargo', 'nomicon', 'edition-guide', 'embedded-book', 'error_codes', 'rustc', 'rustdoc', 'unstable-book'];
  const folders = books.flatMap((book) => names.map((name) => path.join(toolchains, book, 'share/doc/rust/html', name)));
  return folders
    .flatMap((folder) => filesUnder(folder, /\.html$/u))
    .filter((file) => !/print\.html|\/(?:first|second)-edition\/|\/2018-edition\/|toc\.html/u.test(file))
    .flatMap((file) => {
      const main = /<main>(.*)<\/main>/su.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
      let heading = '';
      return [...main.matchAll(/<(h[1-4]|p|li)\b[^>]*>(.*?)<\/\1>/gsu)].flatMap(([, tag = '', body = '']): Paragraph[] => {
        const text = plainHtml(body);
        if (tag.startsWith('h')) heading = text;
        return tag === 'p' && text.length >= shortest ? [{ section: `${file.split('/html/')[1] ?? file}#${heading}`, heading, text }] : [];
      });
    });
}

/** Roff macros and escapes taken off; good enough for words. */
function plainRoff(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^[.']\s*\\"|^\.(?:sp|nf|fi|in|ad|PD|RS|RE|de|if|ie|el|ds|nr|br|hy)\b/u.test(line))
    .map((line) => line.replace(/^\.\s*[A-Za-z]{1,3}\b\s*/u, ''))
    .join(' ')
    .replace(/\\f(?:\[[^\]]*\]|\(..|.)/gu, '')
    .replace(/\\s[-+]?\d/gu, '')
    .replace(/\\\((?:em|en|hy|bu)/gu, '-')
    .replace(/\\\(..|\\\[[^\]]*\]/gu, ' ')
    .replace(/\\(.)/gu, '$1')
    .replace(/"/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

type ManPage = Readonly<{ id: string; summary: string; text: string; seeAlso: ReadonlySet<string> }>;

function manPage(file: string): ManPage | null {
  const source = gunzipSync(readFileSync(file)).toString('utf8');
  const sections = new Map(
    source.split(/^\.S[Hh]\s+/mu).map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).replace(/"/gu, '').trim().toUpperCase(), part.slice(end + 1)] as const;
    }),
  );
  const summary = /\s\\?-+\s(.*)$/su.exec(plainRoff((sections.get('NAME') ?? '').replace(/\\-/gu, '-')))?.[1] ?? '';
  const text = firstWords(plainRoff(sections.get('DESCRIPTION') ?? ''), 150);
  const also = plainRoff(sections.get('SEE ALSO') ?? '');
  const links = new Set([...also.matchAll(/([\w.+:-]+)\s?\(\d\w*\)/gu)].map((match) => match[1] ?? ''));
  return summary.length < 15 || text.length < shortest ? null : { id: path.basename(file).replace(/\.\d\w*\.gz$/u, ''), summary, text, seeAlso: links };
}

/** A page's one-line summary asks for its description (grade 2) and the pages it sends the reader on to (grade 1). */
function manCollection(): readonly JudgedCollection[] {
  const files = ['man1', 'man8', 'man5', 'man7', 'man3', 'man2'].flatMap((name) => filesUnder(path.join('/usr/share/man', name), /\.gz$/u));
  // One page per summary, and few of one family of commands: families repeat their descriptions nearly word for word.
  const bySummary = new Map<string, ManPage>();
  const families = new Map<string, number>();
  for (const file of files) {
    const page = manPage(file);
    if (page === null || bySummary.has(page.summary.toLowerCase())) continue;
    const family = /^[a-z]+/iu.exec(page.id)?.[0] ?? page.id;
    const members = families.get(family) ?? 0;
    families.set(family, members + 1);
    if (members < largestFamily) bySummary.set(page.summary.toLowerCase(), page);
  }
  const unique = [...new Map([...bySummary.values()].map((page) => [page.id, page])).values()];
  if (unique.length < 500) return [];
  const topics = unique.map(
    ({ id, summary, seeAlso }): Topic => ({ id, text: summary, grades: new Map([...[...seeAlso].map((link) => [link, 1] as const), [id, 2]]) }),
  );
  return [
    collectionOf(
      'man pages',
      'the one-line summary asks for the description, and for the pages under SEE ALSO',
      unique.map(({ id, text }) => ({ id, title: '', text })),
      topics,
      300,
    ),
  ];
}

/** Sections of free manuals on this machine, and manual pages. Empty where the machine has none. */
export function manualCollections(): readonly JudgedCollection[] {
  const perl = podParagraphs();
  const guides = guideParagraphs();
  const long = { documents: 11_000, topics: 250, words: 40, withHeading: true };
  return [
    ...(perl.length < 500 ? [] : [sectionTopics('perl sections', 'heading and first paragraph of a section ask for its other paragraphs', perl, long)]),
    ...(guides.length < 500
      ? []
      : [sectionTopics('guide sections', 'the first words of a section ask for its other paragraphs', guides, { ...long, words: 20, withHeading: false })]),
    ...manCollection(),
  ];
}
