import { CopilotError } from '../../domain/errors.js';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;

function truncated(): CopilotError {
  return new CopilotError({ code: 'index-missing', message: 'The saved index is incomplete; build it again from the documents.' });
}

/** Writes numbers, texts and typed arrays one after another; every part begins at a multiple of eight bytes. Little-endian. */
export class ByteWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  number(value: number): void {
    this.#push(new Uint8Array(Float64Array.of(value).buffer));
  }

  array(values: Numbers): void {
    this.number(values.length);
    this.#push(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** A list of texts as one UTF-8 run and their byte lengths. */
  texts(list: readonly string[]): void {
    const encoder = new TextEncoder();
    const pieces = list.map((text) => encoder.encode(text));
    this.array(Uint32Array.from(pieces, (piece) => piece.length));
    const run = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      run.set(piece, at);
      at += piece.length;
    }
    this.array(run);
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += Math.ceil(part.length / 8) * 8;
    }
    return all;
  }

  #push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += Math.ceil(part.length / 8) * 8;
  }
}

/** Reads what a ByteWriter wrote, in the same order. Throws `index-missing` when the bytes end early or a length makes no sense. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  number(): number {
    return this.#view.getFloat64(this.#take(8), true);
  }

  uint8(): Uint8Array {
    return this.#slice(1);
  }

  uint16(): Uint16Array {
    const bytes = this.#slice(2);
    return new Uint16Array(bytes.buffer, 0, bytes.length / 2);
  }

  uint32(): Uint32Array {
    const bytes = this.#slice(4);
    return new Uint32Array(bytes.buffer, 0, bytes.length / 4);
  }

  texts(): string[] {
    const decoder = new TextDecoder();
    const lengths = this.uint32();
    const run = this.uint8();
    const list: string[] = [];
    let at = 0;
    for (const length of lengths) {
      if (at + length > run.length) throw truncated();
      list.push(decoder.decode(run.subarray(at, at + length)));
      at += length;
    }
    return list;
  }

  /** A copy, so that its buffer begins at zero and the file's bytes can be released. A Buffer's own `slice` would copy nothing. */
  #slice(width: number): Uint8Array {
    const count = this.number();
    if (!Number.isInteger(count) || count < 0 || count * width > this.#bytes.length) throw truncated();
    const at = this.#take(count * width);
    return Uint8Array.prototype.slice.call(this.#bytes, at, at + count * width);
  }

  #take(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) throw truncated();
    this.#at += Math.ceil(length / 8) * 8;
    return at;
  }
}
