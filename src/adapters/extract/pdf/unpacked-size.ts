import { unreadable } from '../budget.js';
import { type PackedStream, packedStreams } from './packed-streams.js';
import { unpack } from './stream-filters.js';

/** One stream of a page may unpack to this share of the document's budget: drawings reach tens of megabytes, bombs hundreds. */
const LARGEST_SHARE = 0.25;

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
