/** A number for people: at most `decimals` digits after the point, no trailing zeros, never an exponent. */
export function formatNumber(value: number, decimals = 1): string {
  if (!Number.isFinite(value)) return 'unknown';
  const text = value.toFixed(decimals);
  const short = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return short === '-0' ? '0' : short;
}

/** A number with about three significant digits. */
export function formatMeasure(value: number): string {
  if (!Number.isFinite(value)) return 'unknown';
  if (value === 0) return '0';
  const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
  return formatNumber(value, Math.min(6, Math.max(0, digits)));
}

/** `4.9 mm/s`, `62 %`, or the bare number where there is no unit. */
export function withUnit(text: string, unit: string | null): string {
  return unit === null || unit === '' ? text : `${text} ${unit}`;
}

/** Plant time for people, `2026-03-02 06:14:05`. Accepts a Timestamp, a Date or epoch milliseconds; plant time is UTC. */
export function formatTime(time: string | Date | number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** Plant time to the minute, `2026-03-02 06:14`. */
export function formatMinute(time: string | Date | number): string {
  return formatTime(time).slice(0, 16);
}

/** A Timestamp without fractional seconds where there are none. */
export function toTimestamp(time: Date | number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** A duration in the largest unit that keeps it readable: `45 s`, `12 min`, `2.5 h`, `3 d`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) return `${formatNumber(seconds, 0)} s`;
  if (seconds < 90 * 60) return `${formatNumber(seconds / 60, 0)} min`;
  if (seconds < 48 * 3600) return `${formatNumber(seconds / 3600, 1)} h`;
  return `${formatNumber(seconds / 86_400, 1)} d`;
}

/** The time from one moment to another that are both printed to the minute: what a reader makes of the two; in seconds where they are close. */
export function formatBetweenMinutes(from: number, to: number): string {
  const minute = 60_000;
  const printed = (Math.floor(to / minute) - Math.floor(from / minute)) * minute;
  return printed === 0 ? formatDuration(to - from) : printed < 2 * minute ? `${printed / minute} min` : formatDuration(printed);
}

/** `1 alarm`, `2 alarms`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
