/**
 * Sign signatures of unit vectors for a fast first look at all of them: random signs, a Walsh-Hadamard transform, and one bit per
 * coordinate (after Charikar, "Similarity estimation techniques from rounding algorithms", 2002). The best by Hamming distance are
 * then scored exactly by the caller.
 */
export const SIGNATURE_WORDS = 8;
const WIDTH = 256;

/** Fixed signs, the same for every vector: a linear congruential sequence. */
const FLIPS: Int8Array = Int8Array.from({ length: WIDTH }, (_, at) => (((Math.imul(at + 1, 0x9e3779b1) >>> 16) & 1) === 0 ? 1 : -1));

function transform(values: Float64Array): void {
  for (let half = 1; half < WIDTH; half *= 2)
    for (let block = 0; block < WIDTH; block += 2 * half)
      for (let at = block; at < block + half; at += 1) {
        const left = values[at] ?? 0;
        const right = values[at + half] ?? 0;
        values[at] = left + right;
        values[at + half] = left - right;
      }
}

/** Writes the signature of the vector at `from` into `out` at `to`. Vectors longer than 256 are folded onto themselves. */
export function writeSignature(vectors: Float32Array, from: number, length: number, out: Uint32Array, to: number): void {
  const values = new Float64Array(WIDTH);
  for (let at = 0; at < length; at += 1) values[at % WIDTH] = (values[at % WIDTH] ?? 0) + (FLIPS[at % WIDTH] ?? 1) * (vectors[from + at] ?? 0);
  transform(values);
  for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
    let bits = 0;
    for (let bit = 0; bit < 32; bit += 1) if ((values[word * 32 + bit] ?? 0) > 0) bits |= 1 << bit;
    out[to + word] = bits >>> 0;
  }
}

function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The `limit` numbers with the smallest Hamming distance to the signature in `query`, in rising order of distance. */
export function nearestSignatures(query: Uint32Array, signatures: Uint32Array, limit: number): readonly number[] {
  const count = signatures.length / SIGNATURE_WORDS;
  const distances = new Uint16Array(count);
  const histogram = new Uint32Array(WIDTH + 1);
  for (let number = 0; number < count; number += 1) {
    let distance = 0;
    const base = number * SIGNATURE_WORDS;
    for (let word = 0; word < SIGNATURE_WORDS; word += 1) distance += bitCount(((signatures[base + word] ?? 0) ^ (query[word] ?? 0)) >>> 0);
    distances[number] = distance;
    histogram[distance] = (histogram[distance] ?? 0) + 1;
  }
  let threshold = 0;
  for (let total = 0; threshold <= WIDTH; threshold += 1) {
    total += histogram[threshold] ?? 0;
    if (total >= limit) break;
  }
  const found: number[] = [];
  for (let number = 0; number < count; number += 1) if ((distances[number] ?? 0) <= threshold) found.push(number);
  found.sort((left, right) => (distances[left] ?? 0) - (distances[right] ?? 0) || left - right);
  return found.slice(0, limit);
}
