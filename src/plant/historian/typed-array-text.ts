import { CopilotError } from '../../domain/errors.js';

/** The bytes of a typed array as base64 (little-endian hosts), for compact snapshots. */
export function base64OfArray(array: Float64Array | Float32Array | Uint32Array | Uint8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

export function float64FromBase64(text: string): Float64Array {
  return new Float64Array(alignedBytes(text, 8));
}

export function float32FromBase64(text: string): Float32Array {
  return new Float32Array(alignedBytes(text, 4));
}

export function uint32FromBase64(text: string): Uint32Array {
  return new Uint32Array(alignedBytes(text, 4));
}

export function uint8FromBase64(text: string): Uint8Array {
  return new Uint8Array(alignedBytes(text, 1));
}

/** A copy, because a pooled Buffer need not start at an aligned offset. Throws `input-invalid` for a length that does not fit. */
function alignedBytes(text: string, width: number): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.byteLength % width !== 0) {
    throw new CopilotError({
      code: 'input-invalid',
      message: 'The historian snapshot is damaged; take a new one.',
      details: { length: bytes.byteLength, width },
    });
  }
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
