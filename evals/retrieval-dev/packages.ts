import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { collectionOf, firstWords, type JudgedCollection, stableNumber, stableSample, type Topic } from './collection.js';

type Package = Readonly<{
  name: string;
  source: string;
  section: string;
  tags: readonly string[];
  recommends: readonly string[];
  synopsis: string;
  text: string;
}>;

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

/** Every package with its description in full, from apt's lists; empty where apt keeps no descriptions. */
export function allPackages(): readonly Package[] {
  const descriptions = new Map<string, Readonly<{ synopsis: string; text: string }>>();
  for (const block of readList(/Translation-en/u).split('\n\n')) {
    const fields = fieldsOf(block);
    const [synopsis = '', ...lines] = (fields.get('Description-en') ?? '').split('\n');
    const text = lines.map((line) => (line === '.' ? '\n' : line)).join(' ');
    descriptions.set(fields.get('Package') ?? '', { synopsis, text: text.trim() });
  }
  if (descriptions.size < 2) return [];
  return readList(/Packages/u)
    .split('\n\n')
    .flatMap((block): Package[] => {
      const fields = fieldsOf(block);
      const name = fields.get('Package') ?? '';
      const described = descriptions.get(name);
      if (described === undefined) return [];
      const source = (fields.get('Source') ?? name).split(' ')[0] ?? name;
      const tags = (fields.get('Tag') ?? '').split(/[,\s]+/u).filter(Boolean);
      const recommends = (fields.get('Recommends') ?? '').split(/\s*[,|]\s*/u).map((item) => item.split(' ')[0] ?? '');
      return [{ name, source, section: fields.get('Section') ?? '', tags, recommends: recommends.filter(Boolean), ...described }];
    });
}

/** One package per source: of the packages of one source the one with the shortest name is usually the program itself. */
function readPackages(): readonly Package[] {
  const bySource = new Map<string, Package>();
  for (const item of allPackages()) {
    const known = bySource.get(item.source);
    if (item.text.length >= 120 && (known === undefined || known.name.length > item.name.length)) bySource.set(item.source, item);
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

/** What a collective package says it is for asks for the packages that it recommends: chosen by people who know the field. */
export function taskCollections(): readonly JudgedCollection[] {
  const packages = allPackages();
  const collective = packages.filter(({ section, recommends }) => section === 'metapackages' && recommends.length >= 3);
  if (collective.length < 40) return [];
  const wanted = new Set(collective.flatMap(({ recommends }) => recommends));
  const members = packages.filter(({ name, section, text }) => section !== 'metapackages' && wanted.has(name) && text.length >= 120);
  const others = stableSample(
    packages.filter(({ name, section, text }) => section !== 'metapackages' && !wanted.has(name) && text.length >= 120),
    3_000,
    ({ name }) => name,
  );
  const documents = [...members, ...others].map(({ name, synopsis, text }) => ({ id: name, title: synopsis, text: firstWords(text, 200) }));
  const topics = collective.flatMap(({ name, text, recommends }): Topic[] => {
    const purpose = firstWords(
      text
        .replace(/\b(?:this|the) (?:meta-?\s?package|metapackage|package|task)\b/giu, ' ')
        .replace(/\b(?:will install|installs|is part of the|depends on|contains|provides)\b/giu, ' ')
        .replace(/\bDebian(?: (?:Med|Science|GIS|Games|Edu|Junior|Astro|Pure Blend|Multimedia))?\b/gu, ' '),
      25,
    );
    return recommends.length > 60 || purpose.split(' ').length < 8 ? [] : [{ id: name, text: purpose, grades: new Map(recommends.map((item) => [item, 1])) }];
  });
  return [collectionOf('tasks', 'what a collective package is for asks for the packages it recommends', documents, topics, 300)];
}
