import { symmetricEigen } from './symmetric-eigen.js';

/** A sparse matrix by rows: row i holds `columns[k]`, `values[k]` for k from `offsets[i]` to `offsets[i + 1]`. */
export type SparseRows = Readonly<{ rows: number; columnCount: number; offsets: Uint32Array; columns: Uint32Array; values: Float32Array }>;

const ROWS_PER_STEP = 512;
const TINY = 1e-12;

/** into[to + k] += the sum over four rows of `from` at the given places, each times its factor. Four at a time keeps memory traffic low. */
function addFour(
  into: Float64Array,
  to: number,
  from: Float64Array,
  places: readonly [number, number, number, number],
  factors: readonly [number, number, number, number],
  width: number,
): void {
  const [p0, p1, p2, p3] = places;
  const [f0, f1, f2, f3] = factors;
  for (let k = 0; k < width; k += 1)
    into[to + k] = (into[to + k] ?? 0) + f0 * (from[p0 + k] ?? 0) + f1 * (from[p1 + k] ?? 0) + f2 * (from[p2 + k] ?? 0) + f3 * (from[p3 + k] ?? 0);
}

/** out (rows x width) = sparse times right (columnCount x width). */
function* multiply(sparse: SparseRows, right: Float64Array, width: number, out: Float64Array): Generator<void> {
  out.fill(0);
  const place = (at: number): number => (sparse.columns[at] ?? 0) * width;
  for (let row = 0; row < sparse.rows; row += 1) {
    const end = sparse.offsets[row + 1] ?? 0;
    for (let at = sparse.offsets[row] ?? 0; at < end; at += 4) {
      const factor = (index: number): number => (index < end ? (sparse.values[index] ?? 0) : 0);
      const last = end - 1;
      addFour(
        out,
        row * width,
        right,
        [place(at), place(Math.min(at + 1, last)), place(Math.min(at + 2, last)), place(Math.min(at + 3, last))],
        [factor(at), factor(at + 1), factor(at + 2), factor(at + 3)],
        width,
      );
    }
    if (row % ROWS_PER_STEP === 0) yield;
  }
}

/** out (columnCount x width) = transposed sparse times left (rows x width). */
function* multiplyTransposed(sparse: SparseRows, left: Float64Array, width: number, out: Float64Array): Generator<void> {
  out.fill(0);
  for (let row = 0; row < sparse.rows; row += 1) {
    const from = row * width;
    for (let at = sparse.offsets[row] ?? 0; at < (sparse.offsets[row + 1] ?? 0); at += 1) {
      const to = (sparse.columns[at] ?? 0) * width;
      const value = sparse.values[at] ?? 0;
      for (let k = 0; k < width; k += 1) out[to + k] = (out[to + k] ?? 0) + value * (left[from + k] ?? 0);
    }
    if (row % ROWS_PER_STEP === 0) yield;
  }
}

/** width x width matrix of inner products of the columns of `tall`. */
function* gram(tall: Float64Array, count: number, width: number): Generator<void, Float64Array> {
  const product = new Float64Array(width * width);
  for (let row = 0; row < count; row += 4) {
    const rows = [0, 1, 2, 3].map((step) => Math.min(row + step, count - 1) * width);
    const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = rows;
    const used = Math.min(4, count - row);
    for (let i = 0; i < width; i += 1) {
      const v0 = tall[b0 + i] ?? 0;
      const v1 = used > 1 ? (tall[b1 + i] ?? 0) : 0;
      const v2 = used > 2 ? (tall[b2 + i] ?? 0) : 0;
      const v3 = used > 3 ? (tall[b3 + i] ?? 0) : 0;
      const to = i * width;
      for (let j = i; j < width; j += 1)
        product[to + j] = (product[to + j] ?? 0) + v0 * (tall[b0 + j] ?? 0) + v1 * (tall[b1 + j] ?? 0) + v2 * (tall[b2 + j] ?? 0) + v3 * (tall[b3 + j] ?? 0);
    }
    if (row % 64 === 0) yield;
  }
  for (let i = 0; i < width; i += 1) for (let j = 0; j < i; j += 1) product[i * width + j] = product[j * width + i] ?? 0;
  return product;
}

/** tall (count x width) times small (width x width), the first `kept` columns of the product. */
function* rotate(tall: Float64Array, count: number, width: number, small: Float64Array, kept: number): Generator<void, Float64Array> {
  const out = new Float64Array(count * kept);
  for (let row = 0; row < count; row += 1) {
    const base = row * width;
    for (let i = 0; i < width; i += 4) {
      const last = width - 1;
      const place = (step: number): number => Math.min(i + step, last) * width;
      const factor = (step: number): number => (i + step < width ? (tall[base + i + step] ?? 0) : 0);
      addFour(out, row * kept, small, [place(0), place(1), place(2), place(3)], [factor(0), factor(1), factor(2), factor(3)], kept);
    }
    if (row % 64 === 0) yield;
  }
  return out;
}

/** An orthonormal basis of the columns of `tall`, through the eigenvectors of its Gram matrix; directions without weight become zero. */
function* orthonormalise(tall: Float64Array, count: number, width: number): Generator<void, Float64Array> {
  const { values, vectors } = symmetricEigen(yield* gram(tall, count, width), width);
  const floor = TINY * Math.max(values[0] ?? 0, TINY);
  for (let column = 0; column < width; column += 1) {
    const value = values[column] ?? 0;
    const scale = value > floor ? 1 / Math.sqrt(value) : 0;
    for (let row = 0; row < width; row += 1) vectors[row * width + column] = (vectors[row * width + column] ?? 0) * scale;
  }
  return yield* rotate(tall, count, width, vectors, width);
}

export type SvdOptions = Readonly<{
  rank: number;
  oversampling: number;
  iterations: number /** Start vector entry for a column, standard normal. */;
  start: (column: number, index: number) => number;
}>;
/** Right singular vectors (columnCount x rank, row-major) and singular values, largest first. */
export type TruncatedSvd = Readonly<{ rank: number; right: Float32Array; values: Float64Array }>;

/**
 * The leading right singular vectors by randomised subspace iteration (Halko, Martinsson and Tropp, "Finding structure with
 * randomness", 2011, algorithms 4.4 and 5.1). Work is cut into steps of a few milliseconds: the caller may pause at each `yield`.
 */
export function* truncatedSvd(sparse: SparseRows, options: SvdOptions): Generator<void, TruncatedSvd> {
  const width = Math.min(options.rank + options.oversampling, sparse.rows, sparse.columnCount);
  const rank = Math.min(options.rank, width);
  const right = new Float64Array(sparse.columnCount * width);
  for (let column = 0; column < sparse.columnCount; column += 1) for (let k = 0; k < width; k += 1) right[column * width + k] = options.start(column, k);
  let left: Float64Array = new Float64Array(sparse.rows * width);
  yield* multiply(sparse, right, width, left);
  left = yield* orthonormalise(left, sparse.rows, width);
  for (let round = 0; round < options.iterations; round += 1) {
    yield* multiplyTransposed(sparse, left, width, right);
    yield* multiply(sparse, right, width, left);
    left = yield* orthonormalise(left, sparse.rows, width);
  }
  yield* multiplyTransposed(sparse, left, width, right);
  const { values, vectors } = symmetricEigen(yield* gram(right, sparse.columnCount, width), width);
  const singular = values.slice(0, rank).map((value) => Math.sqrt(Math.max(0, value)));
  for (let column = 0; column < rank; column += 1) {
    const scale = (singular[column] ?? 0) > TINY ? 1 / (singular[column] ?? 1) : 0;
    for (let row = 0; row < width; row += 1) vectors[row * width + column] = (vectors[row * width + column] ?? 0) * scale;
  }
  const basis = yield* rotate(right, sparse.columnCount, width, vectors, rank);
  return { rank, right: Float32Array.from(basis), values: singular };
}
