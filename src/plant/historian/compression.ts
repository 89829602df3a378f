/**
 * How a tag's raw samples are thinned.
 * `swinging-door`: linear interpolation between kept samples stays within `errorBound` of every raw sample (the door is hinged on the
 * kept sample itself, so the bound is E and not 2E; idea: Bristol, "Swinging door trending", ISA 1990).
 * `boxcar`: a sample is kept when it differs from the last kept one by more than `errorBound`; reads hold the last value (for discrete,
 * counter and text tags with a bound of 0: exact on change). `none`: everything is kept.
 */
export type Compression = Readonly<{ method: 'swinging-door' | 'boxcar' | 'none'; errorBound: number }>;

/** The door of one tag: the slopes, per millisecond, that a line from the kept sample may have and still pass every raw sample since within the bound. */
export type Door = { lowest: number; highest: number };

export function openDoor(door: Door): void {
  door.lowest = Number.NEGATIVE_INFINITY;
  door.highest = Number.POSITIVE_INFINITY;
}

/** True where a straight line from the kept sample to this one passes every raw sample in between within the bound. */
export function passesDoor(door: Door, elapsedMs: number, difference: number): boolean {
  if (elapsedMs <= 0) return false;
  const slope = difference / elapsedMs;
  return slope >= door.lowest && slope <= door.highest;
}

/** Narrows the door by a raw sample. */
export function narrowDoor(door: Door, elapsedMs: number, difference: number, errorBound: number): void {
  if (elapsedMs <= 0) return;
  door.lowest = Math.max(door.lowest, (difference - errorBound) / elapsedMs);
  door.highest = Math.min(door.highest, (difference + errorBound) / elapsedMs);
}
