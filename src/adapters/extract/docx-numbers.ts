import { scanXml, type XmlAttributes } from './xml.js';

/** Begins the name of a bookmark that carries the number Word shows before a paragraph; mammoth hands bookmarks on as anchors. */
export const NUMBER_MARK = 'shiftmate-number-';

type Level = { format: string; text: string; start: number };
type Scheme = Readonly<{ abstract: string; levels: ReadonlyMap<number, Level>; starts: ReadonlyMap<number, number> }>;
type Numbered = Readonly<{ list: string | null; level: number | null }>;

/**
 * Writes into the body's XML, as bookmarks, the numbers that Word counts by itself and nowhere stores: a list goes on counting after a
 * warning between its steps, and headings have numbers that other places refer to. Bullets and plain paragraphs stay as they are.
 */
export function markNumbers(body: string, numbering: string, styles: string): string {
  const schemes = readNumbering(numbering);
  if (schemes.size === 0) return body;
  const byStyle = readStyles(styles);
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  let mark = 0;
  return body.replace(/(<w:p(?:\s[^>]*)?>)(\s*<w:pPr(?:\s[^>]*)?>[\s\S]*?<\/w:pPr>)/g, (whole, open: string, properties: string) => {
    const { list, level } = ownNumber(properties, byStyle);
    const scheme = list === null ? undefined : schemes.get(list);
    if (list === null || scheme === undefined || list === '0') return whole;
    const counts = counters.get(scheme.abstract) ?? [];
    counters.set(scheme.abstract, counts);
    const label = count(scheme, list, level ?? 0, counts, begun);
    if (label === null) return whole;
    mark += 1;
    const name = `${NUMBER_MARK}${mark}-${encodeURIComponent(label)}`;
    return `${open}${properties}<w:bookmarkStart w:id="${900_000 + mark}" w:name="${name}"/><w:bookmarkEnd w:id="${900_000 + mark}"/>`;
  });
}

/** The label that such a bookmark carries, or null for any other name. */
export function markedNumber(name: string | undefined): string | null {
  const label = name?.startsWith(NUMBER_MARK) ? name.slice(NUMBER_MARK.length).replace(/^\d+-/, '') : null;
  try {
    return label === null ? null : decodeURIComponent(label);
  } catch {
    return null;
  }
}

/** Counts one on and gives the label as its level writes it ("3.", "2.1", "b)"); null for a bullet. */
function count(scheme: Scheme, list: string, level: number, counts: number[], begun: Set<string>): string | null {
  const own = scheme.levels.get(level);
  if (own === undefined || own.format === 'bullet' || own.format === 'none') return null;
  const restart = scheme.starts.get(level);
  const key = `${list} ${level}`;
  const before = counts[level];
  counts[level] = restart !== undefined && !begun.has(key) ? restart : before === undefined ? (restart ?? own.start) : before + 1;
  begun.add(key);
  counts.length = level + 1;
  return own.text.replace(/%(\d)/g, (_, place: string) => {
    const at = Number(place) - 1;
    const format = scheme.levels.get(at)?.format ?? 'decimal';
    return written(counts[at] ?? scheme.levels.get(at)?.start ?? 1, format);
  });
}

/** Larger numbers stay figures: a file may ask for a thousand million as letters. */
const LARGEST_WRITTEN = 999;

/** A number as letters, Roman or decimal, by the name Word has for the form (ECMA-376 part 1, 17.18.59). */
export function written(number: number, format: string): string {
  if (!(number >= 1 && number <= LARGEST_WRITTEN)) return String(number);
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(1 + Math.floor((number - 1) / 26));
  switch (format) {
    case 'lowerLetter':
      return letter;
    case 'upperLetter':
      return letter.toUpperCase();
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}

const romans: readonly (readonly [number, string])[] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  let left = Math.min(number, 999);
  let text = '';
  for (const [value, letters] of romans) {
    text += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return text;
}

function ownNumber(properties: string, byStyle: ReadonlyMap<string, Numbered>): Numbered {
  const style = /<w:pStyle\s[^>]*w:val="([^"]*)"/.exec(properties)?.[1];
  const inherited = style === undefined ? undefined : byStyle.get(style);
  const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(properties)?.[0] ?? '';
  const list = /<w:numId\s[^>]*w:val="([^"]*)"/.exec(own)?.[1] ?? inherited?.list ?? null;
  const level = /<w:ilvl\s[^>]*w:val="(\d)"/.exec(own)?.[1];
  return { list, level: level === undefined ? (inherited?.level ?? null) : Number(level) };
}

function readNumbering(xml: string): ReadonlyMap<string, Scheme> {
  const abstracts = new Map<string, Map<number, Level>>();
  const schemes = new Map<string, { abstract: string; levels: Map<number, Level>; starts: Map<number, number> }>();
  let levels: Map<number, Level> | null = null;
  let level: Level | null = null;
  let scheme: { abstract: string; levels: Map<number, Level>; starts: Map<number, number> } | null = null;
  let overridden = 0;
  const open: Readonly<Record<string, (attributes: XmlAttributes) => void>> = {
    abstractNum: (attributes) => {
      levels = new Map();
      abstracts.set(attributes['w:abstractNumId'] ?? '', levels);
    },
    lvl: (attributes) => {
      level = { format: 'decimal', text: '%1.', start: 1 };
      (scheme?.levels ?? levels)?.set(Number(attributes['w:ilvl'] ?? 0), level);
    },
    start: (attributes) => {
      if (level !== null) level.start = Number(attributes['w:val'] ?? 1);
    },
    numFmt: (attributes) => {
      if (level !== null) level.format = attributes['w:val'] ?? 'decimal';
    },
    lvlText: (attributes) => {
      if (level !== null) level.text = attributes['w:val'] ?? '';
    },
    num: (attributes) => {
      scheme = { abstract: '', levels: new Map(), starts: new Map() };
      schemes.set(attributes['w:numId'] ?? '', scheme);
    },
    abstractNumId: (attributes) => {
      if (scheme === null) return;
      scheme.abstract = attributes['w:val'] ?? '';
      scheme.levels = new Map(abstracts.get(scheme.abstract));
    },
    lvlOverride: (attributes) => {
      overridden = Number(attributes['w:ilvl'] ?? 0);
    },
    startOverride: (attributes) => void scheme?.starts.set(overridden, Number(attributes['w:val'] ?? 1)),
  };
  scanXml(xml, {
    open: (name, attributes) => open[name]?.(attributes),
    close: (name) => {
      if (name === 'lvl') level = null;
      if (name === 'num') scheme = null;
    },
  });
  return schemes;
}

/** What the paragraph styles number, those they are based on included. */
function readStyles(xml: string): ReadonlyMap<string, Numbered> {
  const own = new Map<string, { list: string | null; level: number | null; base: string | null }>();
  let style: { list: string | null; level: number | null; base: string | null } | null = null;
  scanXml(xml, {
    open: (name, attributes) => {
      const value = attributes['w:val'] ?? null;
      if (name === 'style') {
        style = { list: null, level: null, base: null };
        own.set(attributes['w:styleId'] ?? '', style);
      } else if (style !== null && name === 'numId') style.list = value;
      else if (style !== null && name === 'ilvl') style.level = Number(value);
      else if (style !== null && name === 'basedOn') style.base = value;
    },
    close: (name) => {
      if (name === 'style') style = null;
    },
  });
  const inherited = new Map<string, Numbered>();
  for (const [id, { level }] of own) {
    let list: string | null = null;
    let at: string | null = id;
    for (let hops = 0; at !== null && list === null && hops < 20; hops += 1) {
      list = own.get(at)?.list ?? null;
      at = own.get(at)?.base ?? null;
    }
    if (list !== null) inherited.set(id, { list, level });
  }
  return inherited;
}
