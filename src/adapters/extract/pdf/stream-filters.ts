import { Readable } from 'node:stream';
import { constants, createInflate, inflateSync } from 'node:zlib';

/** The packed forms of a PDF stream that can grow what they hold (PDF 32000-1, 7.4), by their full and short names. */
export const filterNames: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['FlateDecode', 'flate'],
  ['Fl', 'flate'],
  ['LZWDecode', 'lzw'],
  ['LZW', 'lzw'],
  ['RunLengthDecode', 'runs'],
  ['RL', 'runs'],
  ['ASCIIHexDecode', 'hex'],
  ['AHx', 'hex'],
  ['ASCII85Decode', 'base85'],
  ['A85', 'base85'],
]);
export type Filter = 'flate' | 'lzw' | 'runs' | 'hex' | 'base85';

/** The most bytes that one byte of each form can stand for. */
export const mostPerByte: Readonly<Record<Filter, number>> = { flate: 1_032, lzw: 2_731, runs: 64, hex: 0.5, base85: 4 };

/** Undoes one filter; null where more than `most` bytes come out. What is damaged counts as far as it can be read. */
export async function unpack(data: Uint8Array, filter: Filter, most: number): Promise<Uint8Array | null> {
  switch (filter) {
    case 'flate':
      return inflate(data, most);
    case 'lzw':
      return capped(lzw(data, most), most);
    case 'runs':
      return capped(runLengths(data, most), most);
    case 'hex':
      return capped(
        Buffer.from(
          Buffer.from(data)
            .toString('latin1')
            .replace(/[^0-9a-f]/giu, ''),
          'hex',
        ),
        most,
      );
    case 'base85':
      return capped(base85(data), most);
  }
}

function capped(bytes: Uint8Array, most: number): Uint8Array | null {
  return bytes.length > most ? null : bytes;
}

async function inflate(data: Uint8Array, most: number): Promise<Uint8Array | null> {
  try {
    return inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, Math.floor(most)) });
  } catch (error) {
    if (error instanceof RangeError) return null;
    return inflatedBeforeDamage(data, most);
  }
}

async function inflatedBeforeDamage(data: Uint8Array, most: number): Promise<Uint8Array | null> {
  const stream = Readable.from([data]).pipe(createInflate({ finishFlush: constants.Z_SYNC_FLUSH }));
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.length;
      if (size > most) return null;
      chunks.push(chunk);
    }
  } catch {
    // The parser reads such a stream up to the same place; what came before counts.
    return Buffer.concat(chunks);
  } finally {
    stream.destroy();
  }
  return Buffer.concat(chunks);
}

/** n below 128 copies n + 1 bytes, n above repeats one byte 257 - n times (7.4.5). Ends soon after `most`. */
function runLengths(data: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let at = 0; at < data.length && size <= most; ) {
    const length = data[at] ?? 128;
    if (length === 128) break;
    const part = length < 128 ? data.subarray(at + 1, at + 2 + length) : new Uint8Array(257 - length).fill(data[at + 1] ?? 0);
    parts.push(part);
    size += part.length;
    at += length < 128 ? length + 2 : 2;
  }
  return Buffer.concat(parts);
}

const CLEAR = 256;
const END = 257;

/** LZW with codes of 9 to 12 bits, the width growing one code early as PDF does by default (7.4.4). Ends soon after `most`. */
function lzw(data: Uint8Array, most: number): Uint8Array {
  const output: Uint8Array[] = [];
  let size = 0;
  let table: Uint8Array[] = [];
  let previous: Uint8Array | null = null;
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, code) => Uint8Array.of(code & 255));
    previous = null;
  };
  reset();
  let bits = 0;
  let held = 0;
  for (const byte of data) {
    bits = ((bits << 8) | byte) & 0xff_ff_ff;
    held += 8;
    const width = Math.min(12, Math.max(9, 32 - Math.clz32(table.length + 1)));
    if (held < width) continue;
    held -= width;
    const code = (bits >> held) & ((1 << width) - 1);
    if (code === END || size > most) break;
    if (code === CLEAR) {
      reset();
      continue;
    }
    const entry: Uint8Array | undefined = table[code] ?? (previous === null ? undefined : grown(previous, previous));
    if (entry === undefined) break;
    if (previous !== null && table.length < 4_096) table.push(grown(previous, entry));
    output.push(entry);
    size += entry.length;
    previous = entry;
  }
  return Buffer.concat(output);
}

function grown(start: Uint8Array, next: Uint8Array): Uint8Array {
  const longer = new Uint8Array(start.length + 1);
  longer.set(start);
  longer[start.length] = next[0] ?? 0;
  return longer;
}

/** Five characters stand for four bytes, `z` for four zeros (7.4.3). */
function base85(data: Uint8Array): Uint8Array {
  const output = Buffer.alloc(data.length * 4);
  let size = 0;
  let group = 0;
  let count = 0;
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && count === 0) size += 4;
    if (byte < 0x21 || byte > 0x75) continue;
    group = group * 85 + byte - 0x21;
    count += 1;
    if (count < 5) continue;
    output.writeUInt32BE(group % 4_294_967_296, size);
    size += 4;
    group = 0;
    count = 0;
  }
  if (count > 1) {
    for (let filled = count; filled < 5; filled += 1) group = group * 85 + 84;
    output.writeUInt32BE(group % 4_294_967_296, size);
    size += count - 1;
  }
  return output.subarray(0, size);
}
