/** The shift pattern of the plant; start hours in plant time (UTC), in order of the day. */
export type ShiftPattern = ReadonlyArray<Readonly<{ name: string; startHour: number }>>;
export type Shift = Readonly<{ name: string; from: Date; to: Date }>;

export const threeShifts: ShiftPattern = [
  { name: 'early', startHour: 6 },
  { name: 'late', startHour: 14 },
  { name: 'night', startHour: 22 },
];

const hour = 3_600_000;

/** The shift running at `at`. */
export function shiftAt(at: Date, pattern: ShiftPattern = threeShifts): Shift {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  const starts = [-1, 0, 1].flatMap((day) => pattern.map(({ name, startHour }) => ({ name, from: midnight + day * 24 * hour + startHour * hour })));
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    if (next !== undefined && at.getTime() >= start.from && at.getTime() < next.from)
      return { name: start.name, from: new Date(start.from), to: new Date(next.from) };
  }
  throw new RangeError('a shift pattern needs at least one shift');
}

/** The last shift that has ended before or at `at`. */
export function lastShift(at: Date, pattern: ShiftPattern = threeShifts): Shift {
  return shiftAt(new Date(shiftAt(at, pattern).from.getTime() - 1), pattern);
}
