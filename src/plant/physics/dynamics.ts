/**
 * Factor by which a first-order lag moves towards its input in one step: 1 - exp(-dt / tau), exact for a constant input. Times in s.
 * Source: K. J. Åström and B. Wittenmark, "Computer-Controlled Systems", 3rd ed. 1997, ch. 2 (zero-order hold sampling).
 */
export function lagFactor(stepSeconds: number, timeConstant: number): number {
  return timeConstant <= 0 ? 1 : 1 - Math.exp(-stepSeconds / timeConstant);
}

/** Rounds to the resolution of an analogue-to-digital converter; 0 leaves the value alone. */
export function quantise(value: number, resolution: number): number {
  return resolution > 0 ? Math.round(value / resolution) * resolution : value;
}

/** `value` held within `low` and `high`. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}
