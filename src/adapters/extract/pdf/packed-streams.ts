import { allMatches } from '../../../domain/all-matches.js';
import { type Filter, filterNames, mostPerByte } from './stream-filters.js';

const START = Buffer.from('stream');
const END = Buffer.from('endstream');
/** A stream's dictionary is looked for this far before it. */
const DICTIONARY_BYTES = 2_048;

/** A stream as it stands in the file, from byte `start`. `filters` are those that are undone here; `atMost` bytes can come out of them. */
export type PackedStream = Readonly<{
  start: number;
  data: Uint8Array;
  dictionary: string;
  filters: readonly Filter[];
  isPicture: boolean;
  atMost: number;
}>;

/** The streams of a file, as packed; those without a filter count for nothing in the sum of a bomb. */
export function* packedStreams(bytes: Uint8Array): Generator<PackedStream> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf(START); at >= 0; at = file.indexOf(START, at)) {
    const before = file.subarray(Math.max(0, at - DICTIONARY_BYTES), at).toString('latin1');
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const filters = filtersOf(dictionary);
    let from = at + START.length;
    if (file[from] === 13) from += 1;
    if (file[from] === 10) from += 1;
    const found = file.indexOf(END, from);
    const end = found < 0 ? file.length : found;
    const atMost = filters.reduce((size, filter) => size * mostPerByte[filter], end - from);
    yield {
      start: at,
      data: file.subarray(from, end),
      dictionary,
      filters,
      atMost,
      isPicture: /\/Subtype\s*\/Image\b|\/Type\s*\/EmbeddedFile\b/u.test(dictionary),
    };
    at = end + END.length;
  }
}

/** The filters that are undone here, up to the first that only a picture decoder undoes. */
function filtersOf(dictionary: string): readonly Filter[] {
  const named = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/u.exec(dictionary)?.[1] ?? '';
  const filters: Filter[] = [];
  for (const match of allMatches(named, /\/([A-Za-z0-9]+)/gu)) {
    const filter = filterNames.get(match[1] ?? '');
    if (filter === undefined) break;
    filters.push(filter);
  }
  return filters;
}
