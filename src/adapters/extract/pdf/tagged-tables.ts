import { allMatches } from '../../../domain/all-matches.js';
import { catalogOf, type PdfObjects, references } from './objects.js';

/** A cell of a tagged table: the marks of its text (as pdf.js names them), how far it reaches, and whether it is tagged as a heading. */
export type TaggedCell = Readonly<{ marks: readonly string[]; columns: number; rows: number; heading: boolean }>;
export type TaggedTable = Readonly<{ rows: readonly (readonly TaggedCell[])[] }>;

type Element = Readonly<{ role: string; text: string; page: number | null }>;
type Elements = ReadonlyMap<number, Element>;

const DEEPEST = 40;
const MOST_ELEMENTS = 400_000;
const MOST_SPAN = 200;

/**
 * The tables that a tagged PDF (ISO 32000-1, 14.8) says it has, as browsers and word processors print them: which text belongs to which
 * cell is then known and need not be guessed from places. A table that holds another one is layout and is left out.
 */
export function taggedTables(objects: PdfObjects): readonly TaggedTable[] {
  if (!catalogOf(objects).includes('/StructTreeRoot') || objects.size > MOST_ELEMENTS) return [];
  const elements = readElements(objects);
  return [...elements.values()].flatMap((element) => (element.role === 'Table' ? (tableOf(element, elements) ?? []) : []));
}

function readElements(objects: PdfObjects): Elements {
  const roles = roleMap(objects);
  const elements = new Map<number, Element>();
  for (const [number, { text }] of objects) {
    if (!text.includes('/K') || !text.includes('/S')) continue;
    const named = /\/S\s*\/([^\s/<>[\]()]+)/u.exec(text)?.[1];
    if (named === undefined || !/\/P\s+\d+\s+\d+\s+R/u.test(text)) continue;
    elements.set(number, { role: roles.get(named) ?? named, text, page: pageOf(text) });
  }
  return elements;
}

/** What a program calls its own kinds of element, and which standard kinds they are. */
function roleMap(objects: PdfObjects): ReadonlyMap<string, string> {
  const root = [...objects.values()].find(({ text }) => /\/Type\s*\/StructTreeRoot\b/u.test(text))?.text ?? '';
  const entry = /\/RoleMap\s*(?:<<([^>]*)>>|(\d+)\s+\d+\s+R)/u.exec(root);
  const map = entry?.[1] ?? objects.get(Number(entry?.[2] ?? Number.NaN))?.text ?? '';
  return new Map([...allMatches(map, /\/([^\s/<>]+)\s*\/([^\s/<>]+)/gu)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function pageOf(text: string): number | null {
  return references(/\/Pg\s+\d+\s+\d+\s+R/u.exec(text)?.[0] ?? '')[0] ?? null;
}

type Kid = Readonly<{ element: Element } | { mark: string }>;

/** What hangs on an element, in order: other elements and marks of text. */
function kidsOf({ text, page }: Element, elements: Elements): readonly Kid[] {
  const entry = /\/K(?![A-Za-z])\s*(\[[^\]]*\]|<<[^>]*>>|\d+(?:\s+\d+\s+R)?)/u.exec(text)?.[1] ?? '';
  return [...allMatches(entry, /<<[^>]*>>|(\d+)\s+\d+\s+R\b|(\d+)/gu)].flatMap(([whole, reference, bare]): readonly Kid[] => {
    if (reference !== undefined) {
      const element = elements.get(Number(reference));
      return element === undefined ? [] : [{ element }];
    }
    const mark = bare ?? /\/MCID\s+(\d+)/u.exec(whole)?.[1];
    const on = bare === undefined ? (pageOf(whole) ?? page) : page;
    return mark === undefined || on === null ? [] : [{ mark: `p${on}R_mc${mark}` }];
  });
}

function tableOf(table: Element, elements: Elements): TaggedTable | null {
  const rows: (readonly TaggedCell[])[] = [];
  let isLayout = false;
  const marksIn = (element: Element, depth: number): readonly string[] => {
    if (element.role === 'Table') isLayout = true;
    if (depth > DEEPEST) return [];
    return kidsOf(element, elements).flatMap((kid) => ('mark' in kid ? [kid.mark] : marksIn(kid.element, depth + 1)));
  };
  const visit = (element: Element, depth: number): void => {
    if (element.role === 'TR') {
      const cells = kidsOf(element, elements).flatMap((kid) => ('element' in kid && /^T[HD]$/u.test(kid.element.role) ? [kid.element] : []));
      rows.push(cells.map((cell) => toCell(cell, marksIn(cell, 0))));
    } else if (depth < DEEPEST) for (const kid of kidsOf(element, elements)) if ('element' in kid) visit(kid.element, depth + 1);
  };
  visit(table, 0);
  return isLayout || rows.length < 2 || rows.every((row) => row.length < 2) ? null : { rows };
}

function toCell({ role, text }: Element, marks: readonly string[]): TaggedCell {
  const span = (name: string): number => Math.min(MOST_SPAN, Math.max(1, Number(new RegExp(`/${name}\\s+(\\d+)`, 'u').exec(text)?.[1] ?? 1)));
  return { marks, columns: span('ColSpan'), rows: span('RowSpan'), heading: role === 'TH' };
}
