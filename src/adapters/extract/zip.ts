import { Unzip, UnzipInflate } from 'fflate';
import { CopilotError } from '../../domain/errors.js';
import { unreadable } from './budget.js';

export type ZipEntry = Readonly<{ name: string; packedBytes: number; unpackedBytes: number; encrypted: boolean }>;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LIMIT = 10_000;

/** The archive's own directory, without unpacking anything. Throws `document-unreadable` when there is none (a truncated file). */
export function listZipEntries(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw unreadable('The file is damaged: its end is missing.');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  const decoder = new TextDecoder();
  while (entries.length < Math.min(count, ENTRY_LIMIT) && at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (entries.length < count) throw unreadable('The file is damaged or holds too many parts.');
  return entries;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at -= 1) if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return -1;
}

/**
 * Unpacks the entries that `wanted` accepts, never more than `limit` bytes in all: bytes are counted while they come out,
 * so a lying directory does not help a bomb. Throws `document-unreadable` beyond the limit, for encrypted or damaged archives.
 */
export function unpackZip(bytes: Uint8Array, wanted: (name: string) => boolean, limit: number): ReadonlyMap<string, Uint8Array> {
  const entries = listZipEntries(bytes).filter((entry) => wanted(entry.name));
  if (entries.some((entry) => entry.encrypted)) throw unreadable('The file is encrypted; remove the password and try again.');
  const declared = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
  if (declared > limit) throw tooLarge(limit);
  const parts = new Map<string, Uint8Array[]>();
  let total = 0;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      // fflate catches what this callback throws and calls it again with that as the error.
      if (error !== null) throw error instanceof CopilotError ? error : unreadable('The file is damaged and cannot be unpacked.', error);
      total += chunk.length;
      if (total > limit) throw tooLarge(limit);
      chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  push(unzip, bytes);
  return new Map([...parts].map(([name, chunks]) => [name, concatenate(chunks)]));
}

const FEED_BYTES = 16_384;

/** Feeds the packed bytes in small bites, so that the limit is checked before one bite can swell beyond about 16 MB. */
function push(unzip: Unzip, bytes: Uint8Array): void {
  try {
    for (let at = 0; at < bytes.length; at += FEED_BYTES) unzip.push(bytes.subarray(at, at + FEED_BYTES), at + FEED_BYTES >= bytes.length);
  } catch (error) {
    if (error instanceof CopilotError) throw error;
    throw unreadable('The file is damaged and cannot be unpacked.', error);
  }
}

function tooLarge(limit: number) {
  return unreadable(`The file unpacks to more than ${Math.round(limit / 1_048_576)} MB, the limit per document; it may be a decompression bomb.`);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
