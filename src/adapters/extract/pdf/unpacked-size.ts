import { Readable } from 'node:stream';
import { constants, createInflate } from 'node:zlib';
import { unreadable } from '../budget.js';

const START = Buffer.from('stream');
const END = Buffer.from('endstream');
/** A stream's dictionary is looked for this far before it. */
const DICTIONARY_BYTES = 2_048;
/** One stream of a page may unpack to this share of the document's budget: drawings reach tens of megabytes, bombs hundreds. */
const LARGEST_SHARE = 0.25;

type PackedStream = Readonly<{ data: Uint8Array; filters: readonly string[]; isPicture: boolean }>;

/**
 * Refuses a PDF whose packed streams unpack to more than `limit` bytes together, or one of them alone to a quarter of it, before
 * pdf.js unpacks them; throws `document-unreadable`. Pictures and attached files are no part of the sum, since reading text does
 * not unpack them; one that alone goes over the limit is refused all the same. Memory stays at one chunk per filter.
 */
export async function refuseDecompressionBomb(bytes: Uint8Array, limit: number): Promise<void> {
  let total = 0;
  for (const { data, filters, isPicture } of packedStreams(bytes)) {
    const most = isPicture ? limit : Math.min(limit - total, limit * LARGEST_SHARE);
    const size = await unpackedSize(data, filters, most);
    if (size > most) throw bomb(limit, isPicture || total > 0);
    if (!isPicture) total += size;
  }
}

function bomb(limit: number, whole: boolean): Error {
  const megabytes = Math.round((whole ? limit : limit * LARGEST_SHARE) / 1_048_576);
  return unreadable(`The PDF unpacks to more than ${megabytes} MB, the limit per ${whole ? 'document' : 'page'}; it may be a decompression bomb.`);
}

function* packedStreams(bytes: Uint8Array): Generator<PackedStream> {
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
    if (filters.length > 0) yield { data: file.subarray(from, end), filters, isPicture: /\/Subtype\s*\/Image\b|\/Type\s*\/EmbeddedFile\b/u.test(dictionary) };
    at = end + END.length;
  }
}

/** The leading filters that can grow what they are given and are undone here; run lengths end the chain, since only their length is worked out. */
function filtersOf(dictionary: string): readonly string[] {
  const named = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[A-Za-z0-9]+)/u.exec(dictionary)?.[1] ?? '';
  const names = [...named.matchAll(/\/([A-Za-z0-9]+)/gu)].map((match) => match[1] ?? '');
  const other = names.findIndex((name) => !/^(?:FlateDecode|Fl|RunLengthDecode|RL)$/u.test(name));
  const leading = other < 0 ? names : names.slice(0, other);
  const runs = leading.findIndex((name) => name.startsWith('R'));
  return runs < 0 ? leading : leading.slice(0, runs + 1);
}

async function* once(data: Uint8Array): AsyncGenerator<Uint8Array> {
  yield data;
}

/** How many bytes come out of the filters; counting ends soon after `most`. A damaged stream counts as far as it can be read. */
async function unpackedSize(data: Uint8Array, filters: readonly string[], most: number): Promise<number> {
  let chunks: AsyncIterable<Uint8Array> = once(data);
  for (const filter of filters) chunks = /^R/u.test(filter) ? runLengths(chunks) : inflated(chunks);
  let size = 0;
  try {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) break;
    }
  } catch {
    // The parser reads such a stream up to the same place; what came before counts.
    return size;
  }
  return size;
}

async function* inflated(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 65_536 });
  const source = Readable.from(chunks).on('error', (error) => inflate.destroy(error));
  source.pipe(inflate);
  try {
    for await (const chunk of inflate) if (chunk instanceof Uint8Array) yield chunk;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

const ZEROS = new Uint8Array(65_536);

/** As many zeros as run-length decoding would give bytes (PDF 32000-1, 7.4.5): n below 128 copies n + 1 bytes, n above repeats one 257 - n times. */
async function* runLengths(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let skip = 0;
  for await (const chunk of chunks) {
    let count = 0;
    let at = skip;
    while (at < chunk.length) {
      const length = chunk[at] ?? 128;
      if (length !== 128) count += length < 128 ? length + 1 : 257 - length;
      at += length < 128 ? length + 2 : length === 128 ? 1 : 2;
    }
    skip = at - chunk.length;
    for (; count > 0; count -= ZEROS.length) yield ZEROS.subarray(0, Math.min(count, ZEROS.length));
  }
}
