import { allMatches } from '../../domain/all-matches.js';
import type { Passage } from '../../domain/document.js';

/**
 * A place a text points to, such as Table 5-10, section 3.2, page 14 or a heading in quotation marks; `number` is its number or the
 * heading. `document` is set where the text names another document beside it, as written.
 */
export type Reference = Readonly<{ kind: 'table' | 'figure' | 'section' | 'appendix' | 'page' | 'heading' | 'document'; number: string; document?: string }>;

const KINDS: ReadonlyMap<string, Reference['kind']> = new Map([
  ['table', 'table'],
  ['tables', 'table'],
  ['tab', 'table'],
  ['tabelle', 'table'],
  ['tabellen', 'table'],
  ['表', 'table'],
  ['figure', 'figure'],
  ['figures', 'figure'],
  ['figs', 'figure'],
  ['fig', 'figure'],
  ['bild', 'figure'],
  ['abbildung', 'figure'],
  ['abb', 'figure'],
  ['图', 'figure'],
  ['section', 'section'],
  ['sections', 'section'],
  ['sect', 'section'],
  ['subsection', 'section'],
  ['paragraph', 'section'],
  ['sec', 'section'],
  ['chapter', 'section'],
  ['chapters', 'section'],
  ['clause', 'section'],
  ['clauses', 'section'],
  ['abschnitt', 'section'],
  ['abschnitte', 'section'],
  ['abschnitten', 'section'],
  ['kapitel', 'section'],
  ['章节', 'section'],
  ['第', 'section'],
  ['§', 'section'],
  ['appendix', 'appendix'],
  ['appendices', 'appendix'],
  ['annex', 'appendix'],
  ['annexes', 'appendix'],
  ['anhang', 'appendix'],
  ['附录', 'appendix'],
  ['page', 'page'],
  ['seite', 'page'],
]);

const WHOLE_WORDS =
  'tables?|figures?|sections?|subsection|paragraph|chapters?|clauses?|appendix|appendices|annex(?:es)?|tabellen?|abbildung|abschnitt(?:en?)?|kapitel|anhang|章节|附录|表|图|第|§§?';
const SHORT = 'tab\\.?|figs?\\.?|sect?\\.?|abb\\.?|bild|pages?|p\\.|seite';
const NUMBER =
  '(?<![\\p{Script=Latin}\\p{N}])(?:[A-Z](?![\\p{Script=Latin}\\p{N}])(?:[.–-]?\\d+)*|[A-Z]?\\d+(?:[.–-]\\d+)*[a-z]?(?![\\p{Script=Latin}\\p{N}]))';
const POINTER = `see(?: also)?|refer(?:red)? to|according to|as (?:given|shown|listed|described|specified) (?:in|on|under)|(?:given|shown|listed|described|specified|found|stated) (?:in|on|under)|(?:are|is) in|in accordance with|follow|go to|cf\\.?|as per|per|from|of|in|on|under|\\(|siehe(?: auch)?|s\\.|vgl\\.?|nach|gemäß|laut|aus|unter|参见|见|参照|按照|按`;
const AND = '\\s*(?:,\\s*(?:and|or|und)?|and|or|und|oder|to|through|bis|和|与|及|、|至)\\s*';
const LIST = `${NUMBER}(?:${AND}(?:(?:${WHOLE_WORDS})\\s*)?${NUMBER})*`;
/** A noun with a number is a reference wherever it stands; a short form, a page or a bare number only after a word that points. */
const MENTION = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:(?:(?:${POINTER})\\s*(?:the\\s+|der\\s+|die\\s+)?)(${WHOLE_WORDS}|${SHORT})|(${WHOLE_WORDS}))\\s*(${LIST})|(?:\\bsee(?: also)?|\\bsiehe|\\bvgl\\.)\\s+(\\d+(?:\\.\\d+)+)(?![\\p{L}\\p{N}%])`,
  'giu',
);
const HAN_MENTION = new RegExp(`(章节|附录|表|图|第)\\s*(${LIST})`, 'gu');
const HEADING =
  /(?:see(?: also)?|refer to|(?:described|given|listed|found) (?:in|under)|according to|follow|siehe(?: auch)?|unter|gemäß|参见|见|按照)\s*(?:the\s+(?:section|chapter)\s+|section\s+|chapter\s+|abschnitt\s+|kapitel\s+)?["“„«「'‘]([^"”“»」'’]{3,80})["”“»」'’]/giu;
/** A document named by its number: capitals and figures joined by hyphens. */
const DOCUMENT = '[A-Z]{1,8}(?:[-–/][A-Z0-9]+){1,4}';
const BEFORE_IT = new RegExp(`(${DOCUMENT})(?:\\s+(?:Rev\\.?|Revision|Issue)\\s+\\w+)?,?\\s*(?:\\(|in\\s+|,\\s*)?$`, 'u');
const BEHIND_IT = new RegExp(`^\\)?\\s*(?:of|in|from|von|in|aus|der|des)\\s+(?:the\\s+)?(?:\\p{L}+\\s+){0,2}?(${DOCUMENT})(?![\\p{L}\\p{N}])`, 'u');
const DOCUMENT_ALONE = new RegExp(
  `(?:see(?: also)?|refer to|according to|in accordance with|(?:described|given|listed|found|laid down) in|as per|follow|siehe(?: auch)?|gemäß|laut|nach|参见|见|按照)\\s*(?:the\\s+)?(?:\\p{Ll}+\\s+){0,2}?(${DOCUMENT})(?![\\p{L}\\p{N}])`,
  'gu',
);
const TITLE = new RegExp(`^\\s*(${WHOLE_WORDS}|tab\\.|figs?\\.|abb\\.|bild)\\s*(${NUMBER})`, 'iu');
const CAPTION_GOES_ON = /^\s*(?:lists?|shows?|gives?|holds?|contains?|states?|applies|names?|summari[sz]es|zeigt|enthält|nennt|gibt|列出|给出)/iu;
const LIST_PIECES = new RegExp(`(\\bto\\b|\\bthrough\\b|\\bbis\\b|至)?\\s*(?:(${WHOLE_WORDS})\\s*)?(${NUMBER})`, 'giu');
/** One of these stands in every mention; the patterns themselves try every place of a text, and most passages mention nothing. */
const MAY_MENTION = /tab|fig|sect|parag|chapt|claus|append|annex|abb|abschn|kapitel|anhang|bild|page|p\.|seite|see|siehe|vgl|章|附录|表|图|第|§/i;
const QUOTE = /["“„«「'‘]/;
const LONGEST_RANGE = 6;

function kindOf(noun: string): Reference['kind'] | null {
  const plain = noun.toLowerCase().replace(/\.$/, '');
  return plain === '§§' ? 'section' : plain === 'p' || plain === 'pages' ? 'page' : (KINDS.get(plain) ?? null);
}

function plainNumber(written: string): string {
  return written.toUpperCase().replaceAll('–', '-');
}

function isPlural(noun: string): boolean {
  return /^(?:tables|figures|figs|sections|chapters|clauses|appendices|annexes|pages|tabellen|abschnitten?|§§)$/iu.test(noun);
}

/** "3.2 to 3.4" as its three numbers; both ends alone where they do not count on from one another. */
function range(from: string, to: string): readonly string[] {
  const [head, first] = /^(.*?)(\d+)$/u.exec(from)?.slice(1) ?? [];
  const [other, last] = /^(.*?)(\d+)$/u.exec(to)?.slice(1) ?? [];
  const count = Number(last) - Number(first);
  if (head === undefined || head !== other || !(count > 0 && count < LONGEST_RANGE)) return [from, to];
  return Array.from({ length: count + 1 }, (_, at) => `${head}${Number(first) + at}`);
}

/** The numbers of a list, each with its own kind where a noun stands before it. */
function numbersIn(list: string, kind: Reference['kind'], plural: boolean): readonly Reference[] {
  const found: Reference[] = [];
  let current = kind;
  let last: string | null = null;
  for (const [, joint, noun, written = ''] of allMatches(list, LIST_PIECES)) {
    current = noun === undefined ? current : (kindOf(noun) ?? current);
    const ends = plural && /^\d+[–-]\d+$/u.test(written) ? written.split(/[–-]/u) : null;
    // A single letter names an annex only as a capital.
    if (/^[a-z]$/u.test(written)) break;
    const number = plainNumber(written);
    const numbers = ends !== null ? range(ends[0] ?? '', ends[1] ?? '') : joint !== undefined && last !== null ? range(last, number).slice(1) : [number];
    for (const one of numbers) found.push({ kind: current, number: one });
    last = number;
  }
  return found;
}

function documentBeside(text: string, from: number, to: number): string | undefined {
  return BEHIND_IT.exec(text.slice(to, to + 60))?.[1] ?? BEFORE_IT.exec(text.slice(Math.max(0, from - 40), from))?.[1];
}

/** The references of a text to tables, figures, sections, appendices, pages, headings and other documents, in order, each once. A caption at its head is none. */
export function referencesIn(text: string): readonly Reference[] {
  const found = new Map<string, Readonly<{ at: number; reference: Reference }>>();
  const add = (at: number, reference: Reference): void => {
    const key = `${reference.kind} ${reference.number} ${reference.document ?? ''}`;
    if (!found.has(key)) found.set(key, { at, reference });
  };
  const mentions = MAY_MENTION.test(text)
    ? [...allMatches(text, MENTION), ...allMatches(text, HAN_MENTION).map((match) => Object.assign(match, { 3: match[2] ?? '', 2: undefined }))]
    : [];
  for (const match of mentions) {
    const [whole, afterPointer, noun, list = '', bare] = match;
    const end = match.index + whole.length;
    const written = afterPointer ?? noun ?? match[1] ?? '';
    const kind = bare === undefined ? kindOf(written) : 'section';
    const isCaption = afterPointer === undefined && kind !== 'section' && text.slice(0, match.index).trim() === '' && !CAPTION_GOES_ON.test(text.slice(end));
    if (kind === null || isCaption) continue;
    const document = documentBeside(text, match.index, end);
    for (const reference of numbersIn(bare ?? list, kind, isPlural(written))) add(match.index, document === undefined ? reference : { ...reference, document });
  }
  for (const match of QUOTE.test(text) ? allMatches(text, HEADING) : []) add(match.index, { kind: 'heading', number: match[1] ?? '' });
  const named = new Set([...found.values()].map(({ reference }) => reference.document));
  for (const match of allMatches(text, DOCUMENT_ALONE))
    if (!named.has(match[1]) && /\d/u.test(match[1] ?? '')) add(match.index, { kind: 'document', number: '', document: match[1] ?? '' });
  return [...found.values()].sort((left, right) => left.at - right.at).map(({ reference }) => reference);
}

function plainHeading(heading: string): string {
  return heading
    .replace(/^\s*(?:[A-Z]?\d+(?:[.-]\d+)*\.?|[A-Z]\.)\s+/u, '')
    .replace(/[\s.:]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** True when the passage is, or belongs to, what the reference names: its caption, a row under it, a part of its section, or on its page. */
export function isTarget(passage: Passage, reference: Reference): boolean {
  if (reference.kind === 'document') return true;
  if (reference.kind === 'page') return String(passage.page) === reference.number;
  const headings = (passage.section ?? '').split(' > ');
  if (reference.kind === 'heading') return headings.some((heading) => plainHeading(heading) === plainHeading(reference.number));
  for (const line of [...headings, passage.text.slice(0, 120)]) {
    const title = TITLE.exec(line);
    if (title !== null && kindOf(title[1] ?? '') === reference.kind && plainNumber(title[2] ?? '') === reference.number) return true;
  }
  if (reference.kind !== 'section') return false;
  return headings.some((heading) => {
    const line = heading.trimStart().toUpperCase();
    return line.startsWith(reference.number) && !/^\.?\d/u.test(line.slice(reference.number.length));
  });
}

export const MAX_HOPS = 3;

/** The passages of the document that a text names, in the order of its text, or null where the reader has none of that name. */
export type NamedDocument = (name: string) => readonly Passage[] | null;

/**
 * The passages that a passage points to, in its own document and revision or in another one that it names, and those that these point
 * to, at most three hops; what was visited is not visited again, so loops end. A table's rows follow its caption. Nearest first.
 */
export function followReferences(from: Passage, documentOf: (passage: Passage) => readonly Passage[], named: NamedDocument = () => null): readonly Passage[] {
  const visited = new Set([from.id]);
  const reached: Passage[] = [];
  let frontier: readonly Passage[] = [from];
  for (let hop = 0; hop < MAX_HOPS && frontier.length > 0; hop += 1) {
    const next: Passage[] = [];
    for (const passage of frontier) {
      for (const reference of referencesIn(passage.text)) {
        const other = reference.document === undefined ? null : named(reference.document);
        if (reference.kind === 'document' && (other === null || hop > 0)) continue;
        for (const target of withRows(other ?? documentOf(passage), reference)) {
          if (visited.has(target.id)) continue;
          visited.add(target.id);
          next.push(target);
        }
      }
    }
    reached.push(...next);
    frontier = next;
  }
  return reached;
}

function withRows(passages: readonly Passage[], reference: Reference): readonly Passage[] {
  const targets: Passage[] = [];
  for (const [at, passage] of passages.entries()) {
    if (!isTarget(passage, reference)) continue;
    targets.push(passage);
    if (reference.kind !== 'table' || passage.kind === 'table-row') continue;
    for (let row = at + 1; passages[row]?.kind === 'table-row'; row += 1) {
      const target = passages[row];
      if (target !== undefined) targets.push(target);
    }
  }
  return targets;
}
