import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { collectionOf, type JudgedCollection, stableNumber, stableSample, type Topic } from './collection.js';

type Package = Readonly<{ name: string; source: string; section: string; tags: readonly string[]; synopsis: string; text: string }>;

const lists = '/var/lib/apt/lists';
const helper = '/usr/lib/apt/apt-helper';

function readList(ending: RegExp): string {
  if (!existsSync(lists) || !existsSync(helper)) return '';
  const names = readdirSync(lists)
    .filter((name) => ending.test(name) && /_main_/u.test(name) && !/security|updates/u.test(name))
    .slice(0, 1);
  return names.map((name) => execFileSync(helper, ['cat-file', path.join(lists, name)], { encoding: 'utf8', maxBuffer: 1 << 29 })).join('\n');
}

function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of block.split('\n')) {
    const start = /^([A-Za-z0-9-]+): ?(.*)$/u.exec(line);
    if (start !== null) {
      name = start[1] ?? '';
      fields.set(name, start[2] ?? '');
    } else if (line.startsWith(' ')) fields.set(name, `${fields.get(name) ?? ''}\n${line.trim()}`);
  }
  return fields;
}

/** One package per source, with its description in full, from apt's lists; empty where apt keeps no descriptions. */
function readPackages(): readonly Package[] {
  const descriptions = new Map<string, Readonly<{ synopsis: string; text: string }>>();
  for (const block of readList(/Translation-en/u).split('\n\n')) {
    const fields = fieldsOf(block);
    const [synopsis = '', ...lines] = (fields.get('Description-en') ?? '').split('\n');
    const text = lines.map((line) => (line === '.' ? '\n' : line)).join(' ');
    descriptions.set(fields.get('Package') ?? '', { synopsis, text: text.trim() });
  }
  if (descriptions.size < 2) return [];
  const bySource = new Map<string, Package>();
  for (const block of readList(/Packages/u).split('\n\n')) {
    const fields = fieldsOf(block);
    const name = fields.get('Package') ?? '';
    const described = descriptions.get(name);
    if (described === undefined || described.text.length < 120) continue;
    const source = (fields.get('Source') ?? name).split(' ')[0] ?? name;
    const known = bySource.get(source);
    // Of the packages of one source the one with the shortest name is usually the program itself.
    if (known !== undefined && known.name.length <= name.length) continue;
    const tags = (fields.get('Tag') ?? '').split(/[,\s]+/u).filter(Boolean);
    bySource.set(source, { name, source, section: fields.get('Section') ?? '', tags, ...described });
  }
  return [...bySource.values()];
}

const libraries = /^(?:libs|libdevel|oldlibs|perl|python|ruby|haskell|golang|rust|javascript|php|localization|debug|introspection|metapackages|fonts|kernel)$/u;
const facets = /^(?:field|use|works-with|sound|hardware|game|science|mail|web|network|security|biology|admin|office)::/u;

function tagWords(tag: string): string {
  const [facet = '', name = ''] = [tag.slice(0, tag.indexOf('::')), tag.slice(tag.indexOf('::') + 2)];
  const words = name.replace(/[:-]/gu, ' ');
  return /^(?:game|web|mail|network|sound|security)$/u.test(facet) ? `${facet} ${words}` : words;
}

/** Pairs of subject tags held by 5 to 40 packages: what a person who looks for such software would type. */
function tagTopics(packages: readonly Package[]): readonly Topic[] {
  const holders = new Map<string, string[]>();
  for (const { name, tags } of packages) {
    const subjects = tags.filter((tag) => facets.test(tag)).sort();
    for (const [at, first] of subjects.entries())
      for (const second of subjects.slice(at + 1)) {
        if (first.split('::')[0] === second.split('::')[0]) continue;
        const key = `${first} ${second}`;
        holders.set(key, [...(holders.get(key) ?? []), name]);
      }
  }
  return [...holders]
    .filter(([, names]) => names.length >= 5 && names.length <= 40)
    .map(([key, names]) => ({
      id: key,
      text: key.split(' ').map(tagWords).join(' '),
      grades: new Map(names.map((name) => [name, 1])),
    }));
}

/** Known items (a package's one-line synopsis asks for its description) and subjects (pairs of subject tags), on different packages. */
export function packageCollections(): readonly JudgedCollection[] {
  const programs = readPackages().filter(({ section }) => !libraries.test(section));
  if (programs.length === 0) return [];
  const [even, odd] = [0, 1].map((half) => programs.filter(({ source }) => stableNumber(source) % 2 === half));
  const documents = (list: readonly Package[]) => list.map(({ name, text }) => ({ id: name, title: '', text }));
  const items = stableSample(even ?? [], 5_000, ({ name }) => name);
  const topics = items.map(({ name, synopsis }): Topic => ({ id: name, text: synopsis, grades: new Map([[name, 1]]) }));
  const tagged = stableSample(
    (odd ?? []).filter(({ tags }) => tags.some((tag) => facets.test(tag))),
    6_000,
    ({ name }) => name,
  );
  const titled = tagged.map(({ name, synopsis, text }) => ({ id: name, title: synopsis, text }));
  return [
    collectionOf('packages: synopsis', 'synopsis of a Debian package asks for its long description', documents(items), topics, 400),
    collectionOf('packages: subjects', 'two subject tags ask for the packages that carry both', titled, tagTopics(tagged), 200),
  ];
}
