import { allMatches } from '../../../domain/all-matches.js';
import { unreadable } from '../budget.js';
import { type Filter, filterNames, mostPerByte, unpack } from './stream-filters.js';

const START = Buffer.from('stream');
const END = Buffer.from('endstream');
/** A stream's dictionary is looked for this far before it. */
const DICTIONARY_BYTES = 2_048;
/** One stream of a page may unpack to this share of the document's budget: drawings reach tens of megabytes, bombs hundreds. */
const LARGEST_SHARE = 0.25;

type PackedStream = Readonly<{ data: Uint8Array; filters: readonly Filter[]; isPicture: boolean; atMost: number }>;

/**
 * Refuses a PDF whose packed streams unpack to more than `limit` bytes together, or one of them alone to a quarter of it, before
 * pdf.js unpacks them; throws `document-unreadable`. Nothing is unpacked while the packed sizes alone prove that it cannot be so, and
 * then the largest first. Pictures and attached files are no part of the sum, since reading text does not unpack them; one that alone
 * goes over the limit is refused all the same.
 */
export async function refuseDecompressionBomb(bytes: Uint8Array, limit: number): Promise<void> {
  const streams = [...packedStreams(bytes)].sort((a, b) => b.atMost - a.atMost);
  for (const picture of streams) if (picture.isPicture && picture.atMost > limit && (await unpackedSize(picture, limit)) > limit) throw bomb(limit, true);
  const largest = limit * LARGEST_SHARE;
  const others = streams.filter((stream) => !stream.isPicture && stream.filters.length > 0);
  let unknown = others.reduce((sum, stream) => sum + stream.atMost, 0);
  let total = 0;
  for (const stream of others) {
    if (total + unknown <= limit && stream.atMost <= largest) return;
    unknown -= stream.atMost;
    const most = Math.min(limit - total, largest);
    const size = await unpackedSize(stream, most);
    if (size > most) throw bomb(limit, most < largest);
    total += size;
  }
}

function bomb(limit: number, whole: boolean): Error {
  const megabytes = Math.round((whole ? limit : limit * LARGEST_SHARE) / 1_048_576);
  return unreadable(`The PDF unpacks to more than ${megabytes} MB, the limit per ${whole ? 'document' : 'page'}; it may be a decompression bomb.`);
}

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
    yield { data: file.subarray(from, end), filters, atMost, isPicture: /\/Subtype\s*\/Image\b|\/Type\s*\/EmbeddedFile\b/u.test(dictionary) };
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

/** How many bytes come out of the filters; `Infinity` beyond `most`, at any of them. */
async function unpackedSize({ data, filters }: PackedStream, most: number): Promise<number> {
  let bytes = data;
  for (const filter of filters) {
    const unpacked = await unpack(bytes, filter, most);
    if (unpacked === null) return Number.POSITIVE_INFINITY;
    bytes = unpacked;
  }
  return bytes.length;
}
