/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then the implicit QL method
 * (Golub and Van Loan, Matrix Computations, chapter 8; Bowdler, Martin, Reinsch and Wilkinson 1968). Row-major, `size` squared.
 */
export type Eigen = Readonly<{ /** Largest first. */ values: Float64Array /** Column j belongs to value j; row-major. */; vectors: Float64Array }>;

const MAX_SWEEPS = 60;

/** Reduces `a` in place; leaves the accumulated transformation in `a`, the diagonal in `d` and the off-diagonal in `e`. */
function tridiagonalise(a: Float64Array, size: number, d: Float64Array, e: Float64Array): void {
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  for (let i = size - 1; i > 0; i -= 1) {
    let h = 0;
    let scale = 0;
    for (let k = 0; k < i; k += 1) scale += Math.abs(at(i, k));
    if (i === 1 || scale === 0) {
      e[i] = at(i, i - 1);
      d[i] = 0;
      continue;
    }
    for (let k = 0; k < i; k += 1) {
      const value = at(i, k) / scale;
      a[i * size + k] = value;
      h += value * value;
    }
    const f = at(i, i - 1);
    const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
    e[i] = scale * g;
    h -= f * g;
    a[i * size + i - 1] = f - g;
    reflect(a, size, i, h, e);
    d[i] = h;
  }
  d[0] = 0;
  e[0] = 0;
  accumulate(a, size, d);
}

function reflect(a: Float64Array, size: number, i: number, h: number, e: Float64Array): void {
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  let f = 0;
  for (let j = 0; j < i; j += 1) {
    a[j * size + i] = at(i, j) / h;
    let g = 0;
    for (let k = 0; k <= j; k += 1) g += at(j, k) * at(i, k);
    for (let k = j + 1; k < i; k += 1) g += at(k, j) * at(i, k);
    e[j] = g / h;
    f += (e[j] ?? 0) * at(i, j);
  }
  const half = f / (h + h);
  for (let j = 0; j < i; j += 1) {
    const fj = at(i, j);
    const gj = (e[j] ?? 0) - half * fj;
    e[j] = gj;
    for (let k = 0; k <= j; k += 1) a[j * size + k] = at(j, k) - fj * (e[k] ?? 0) - gj * at(i, k);
  }
}

function accumulate(a: Float64Array, size: number, d: Float64Array): void {
  const at = (row: number, column: number): number => a[row * size + column] ?? 0;
  const sums = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    if ((d[i] ?? 0) !== 0) {
      sums.fill(0, 0, i);
      for (let k = 0; k < i; k += 1) {
        const factor = at(i, k);
        for (let j = 0; j < i; j += 1) sums[j] = (sums[j] ?? 0) + factor * at(k, j);
      }
      for (let k = 0; k < i; k += 1) {
        const factor = at(k, i);
        for (let j = 0; j < i; j += 1) a[k * size + j] = at(k, j) - (sums[j] ?? 0) * factor;
      }
    }
    d[i] = at(i, i);
    a[i * size + i] = 1;
    for (let j = 0; j < i; j += 1) {
      a[j * size + i] = 0;
      a[i * size + j] = 0;
    }
  }
}

/** One implicit QL sweep from `m` down to `l`. `rows` holds the eigenvectors as rows, so that rotations run along memory. */
function sweep(d: Float64Array, e: Float64Array, rows: Float64Array, size: number, l: number, m: number): void {
  let g = ((d[l + 1] ?? 0) - (d[l] ?? 0)) / (2 * (e[l] ?? 0));
  let r = Math.hypot(g, 1);
  g = (d[m] ?? 0) - (d[l] ?? 0) + (e[l] ?? 0) / (g + (g >= 0 ? Math.abs(r) : -Math.abs(r)));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i -= 1) {
    const f = s * (e[i] ?? 0);
    const b = c * (e[i] ?? 0);
    r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] ?? 0) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (d[i + 1] ?? 0) - p;
    r = ((d[i] ?? 0) - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    const upper = (i + 1) * size;
    const lower = i * size;
    for (let k = 0; k < size; k += 1) {
      const x = rows[upper + k] ?? 0;
      const y = rows[lower + k] ?? 0;
      rows[upper + k] = s * y + c * x;
      rows[lower + k] = c * y - s * x;
    }
  }
  d[l] = (d[l] ?? 0) - p;
  e[l] = g;
  e[m] = 0;
}

function diagonalise(d: Float64Array, e: Float64Array, rows: Float64Array, size: number): void {
  e.copyWithin(0, 1);
  e[size - 1] = 0;
  for (let l = 0; l < size; l += 1) {
    for (let round = 0; round < MAX_SWEEPS; round += 1) {
      let m = l;
      for (; m < size - 1; m += 1) {
        const magnitude = Math.abs(d[m] ?? 0) + Math.abs(d[m + 1] ?? 0);
        if (Math.abs(e[m] ?? 0) <= Number.EPSILON * magnitude) break;
      }
      if (m === l) break;
      sweep(d, e, rows, size, l, m);
    }
  }
}

/** Decomposes the symmetric `matrix`, which stays untouched. */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const d = new Float64Array(size);
  const e = new Float64Array(size);
  tridiagonalise(a, size, d, e);
  const rows = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) for (let column = 0; column < size; column += 1) rows[column * size + row] = a[row * size + column] ?? 0;
  diagonalise(d, e, rows, size);
  const order = [...d.keys()].sort((left, right) => (d[right] ?? 0) - (d[left] ?? 0));
  const vectors = new Float64Array(size * size);
  for (const [column, source] of order.entries()) for (let row = 0; row < size; row += 1) vectors[row * size + column] = rows[source * size + row] ?? 0;
  return { values: Float64Array.from(order, (source) => d[source] ?? 0), vectors };
}
