import { symmetricEigen } from './symmetric-eigen.js';

/** A sparse matrix by rows: row i holds `columns[k]`, `values[k]` for k from `offsets[i]` to `offsets[i + 1]`. */
export type SparseRows = Readonly<{ rows: number; columnCount: number; offsets: Uint32Array; columns: Uint32Array; values: Float32Array }>;

const ROWS_PER_STEP = 512;
const TINY = 1e-12;

/** out (rows x width) = sparse times right (columnCount x width). */
function* multiply(sparse: SparseRows, right: Float64Array, width: number, out: Float64Array): Generator<void> {
  out.fill(0);
  for (let row = 0; row < sparse.rows; row += 1) {
    const to = row * width;
    for (let at = sparse.offsets[row] ?? 0; at < (sparse.offsets[row + 1] ?? 0); at += 1) {
      const from = (sparse.columns[at] ?? 0) * width;
      const value = sparse.values[at] ?? 0;
      for (let k = 0; k < width; k += 1) out[to + k] = (out[to + k] ?? 0) + value * (right[from + k] ?? 0);
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
  for (let row = 0; row < count; row += 1) {
    const base = row * width;
    for (let i = 0; i < width; i += 1) {
      const value = tall[base + i] ?? 0;
      const to = i * width;
      for (let j = i; j < width; j += 1) product[to + j] = (product[to + j] ?? 0) + value * (tall[base + j] ?? 0);
    }
    if (row % 64 === 0) yield;
  }
  for (let i = 0; i < width; i += 1) for (let j = 0; j < i; j += 1) product[i * width + j] = product[j * width + i] ?? 0;
  return product;
}

/** tall (count x width) times small (width x kept columns of width), in place of a new matrix of `kept` columns. */
function* rotate(tall: Float64Array, count: number, width: number, small: Float64Array, kept: number): Generator<void, Float64Array> {
  const out = new Float64Array(count * kept);
  for (let row = 0; row < count; row += 1) {
    for (let i = 0; i < width; i += 1) {
      const value = tall[row * width + i] ?? 0;
      if (value === 0) continue;
      for (let j = 0; j < kept; j += 1) out[row * kept + j] = (out[row * kept + j] ?? 0) + value * (small[i * width + j] ?? 0);
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
