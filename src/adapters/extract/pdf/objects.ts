import { allMatches } from '../../../domain/all-matches.js';
import { type PackedStream, packedStreams } from './packed-streams.js';
import { unpack } from './stream-filters.js';

export type PdfObject = Readonly<{ text: string; stream: PackedStream | null }>;
export type PdfObjects = ReadonlyMap<number, PdfObject>;

/** What unpacks to more is a drawing or made to cost time, and is not looked at. */
const LARGEST = 4_000_000;
const DEEPEST = 50;

/**
 * The objects of a PDF by number, found by their marks in the file and not by its index: enough for what programs print, and never a
 * reason to refuse a file. pdf.js does not give out how a page is painted, nor what its cells span, at a price that every page can pay.
 */
export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const objects = new Map<number, PdfObject>();
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packed: PackedStream[] = [];
  let from = 0;
  for (const stream of packedStreams(bytes)) {
    addObjects(objects, file.toString('latin1', from, stream.start), stream);
    if (/\/Type\s*\/ObjStm\b/u.test(stream.dictionary)) packed.push(stream);
    from = stream.data.byteOffset - file.byteOffset + stream.data.length;
  }
  addObjects(objects, file.toString('latin1', from), null);
  for (const stream of packed) addPacked(objects, stream.dictionary, await unpackWhole(stream));
  return objects;
}

/** The objects written between two streams; the last of them owns `stream`. Of two with one number the later is in force. */
function addObjects(objects: Map<number, PdfObject>, text: string, stream: PackedStream | null): void {
  const starts = [...allMatches(text, /(?:^|[\s>])(\d{1,9})\s+\d{1,5}\s+obj\b/gu)];
  starts.forEach((start, index) => {
    const next = starts[index + 1]?.index ?? text.length;
    objects.set(Number(start[1]), { text: text.slice(start.index + start[0].length, next), stream: index === starts.length - 1 ? stream : null });
  });
}

/** The objects inside an object stream; one that stands in the file itself wins. */
function addPacked(objects: Map<number, PdfObject>, dictionary: string, bytes: Uint8Array | null): void {
  const first = Number(/\/First\s+(\d+)/u.exec(dictionary)?.[1] ?? Number.NaN);
  if (bytes === null || !Number.isFinite(first)) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const places = text.slice(0, first).trim().split(/\s+/u).map(Number);
  for (let at = 0; at + 1 < places.length; at += 2) {
    const number = places[at] ?? 0;
    const end = at + 3 < places.length ? first + (places[at + 3] ?? 0) : text.length;
    if (!objects.has(number)) objects.set(number, { text: text.slice(first + (places[at + 1] ?? 0), end), stream: null });
  }
}

/** What a stream holds; null where that is too large or damaged. */
export async function unpackWhole({ data, filters }: PackedStream): Promise<Uint8Array | null> {
  let bytes: Uint8Array | null = data.length > LARGEST ? null : data;
  for (const filter of filters) bytes = bytes === null ? null : await unpack(bytes, filter, LARGEST).catch(() => null);
  return bytes;
}

/** The numbers of the objects of the pages, down the tree of pages; empty where the tree is not found. */
export function pageObjects(objects: PdfObjects): readonly number[] {
  const pages: number[] = [];
  const seen = new Set<number>();
  const visit = (number: number, depth: number): void => {
    const text = objects.get(number)?.text;
    if (text === undefined || depth > DEEPEST || seen.has(number)) return;
    seen.add(number);
    const kids = /\/Kids\s*\[([^\]]*)\]/u.exec(text)?.[1];
    if (kids === undefined) pages.push(number);
    else for (const kid of references(kids)) visit(kid, depth + 1);
  };
  const top = references(/\/Pages\s+\d+\s+\d+\s+R/u.exec(catalogOf(objects))?.[0] ?? '')[0];
  if (top !== undefined) visit(top, 0);
  return pages;
}

/** The dictionary that everything hangs on, or an empty text. */
export function catalogOf(objects: PdfObjects): string {
  let catalog = '';
  for (const { text } of objects.values()) if (text.includes('/Catalog') && /\/Type\s*\/Catalog\b/u.test(text)) catalog = text;
  return catalog;
}

/** The numbers of the objects that a text refers to. */
export function references(text: string): readonly number[] {
  return [...allMatches(text, /(\d+)\s+\d+\s+R\b/gu)].map((match) => Number(match[1]));
}

/** The painting instructions of a page, by the number of its object; null where they are not found or too large. */
export async function pageContents(page: number, objects: PdfObjects): Promise<Uint8Array | null> {
  const entry = /\/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)/u.exec(objects.get(page)?.text ?? '')?.[1];
  if (entry === undefined) return null;
  const parts: Uint8Array[] = [];
  for (const number of references(entry)) {
    const object = objects.get(number);
    // A reference may lead to a list of references.
    const streams = object?.stream === null ? references(object.text).map((inner) => objects.get(inner)?.stream) : [object?.stream];
    for (const stream of streams) {
      const bytes = stream == null ? null : await unpackWhole(stream);
      if (bytes === null) return null;
      parts.push(bytes, Uint8Array.of(10));
    }
  }
  return parts.length === 2 ? (parts[0] ?? null) : Buffer.concat(parts);
}
