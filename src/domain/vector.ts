import { CopilotError } from './errors.js';

/** Rejects a vector of the wrong length or with a number that is not finite: an index would swallow it silently, or abort the process. */
export function assertVector(vector: ArrayLike<number>, dimensions: number): void {
  if (vector.length !== dimensions)
    throw new CopilotError({
      code: 'input-invalid',
      message: `A vector has ${vector.length} numbers where ${dimensions} were expected; embed the text again with the model of this index.`,
      details: { dimensions, length: vector.length },
    });
  for (let at = 0; at < vector.length; at += 1)
    if (!Number.isFinite(vector[at]))
      throw new CopilotError({ code: 'input-invalid', message: 'A vector holds a number that is not finite; embed the text again.' });
}

/** The vector with length one; a zero vector stays zero. */
export function unitVector(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  return vector.map((value) => value * scale);
}
