import type { BodyStyle } from './pieces.js';
import type { Segment } from './segments.js';

/** The size, font and line distance in which most of the text is set. */
export function bodyStyle(pages: readonly (readonly Segment[])[]): BodyStyle {
  const all = pages.flat().filter((segment) => !/\.{5}/.test(segment.text));
  const long = all.filter((segment) => segment.text.length >= LONG_LINE || /\p{Script=Han}{10}/u.test(segment.text));
  const sizes = new Map<number, number>();
  for (const segment of long.length >= 5 ? long : all) add(sizes, half(segment.size), segment.text.length);
  const size = heaviest(sizes) ?? 10;
  const fonts = new Map<string, number>();
  for (const segment of long.length >= 5 ? long : all) if (Math.abs(segment.size - size) < size * 0.1) add(fonts, segment.font, segment.text.length);
  return { size, font: heaviest(fonts) ?? '', leading: leadingOf(pages, size) };
}

/** Characters of a line of running text, even in a narrow column; most table cells are shorter. */
const LONG_LINE = 28;

/** The lower quartile of the distances between lines in one column: paragraph gaps lie above it. */
function leadingOf(pages: readonly (readonly Segment[])[], size: number): number {
  const gaps = pages.flatMap((segments) => {
    const body = segments.filter((segment) => Math.abs(segment.size - size) < size * 0.1);
    return body.slice(1).flatMap((segment, index) => {
      const previous = body[index];
      const gap = previous === undefined ? 0 : segment.y - previous.y;
      const sameColumn = previous !== undefined && segment.x < previous.right && previous.x < segment.right;
      return sameColumn && gap > size * 0.8 && gap < size * 2.2 ? [gap] : [];
    });
  });
  const sorted = gaps.sort((a, b) => a - b);
  return Math.min(Math.max(sorted[Math.floor(sorted.length / 4)] ?? size * 1.2, size), size * 1.65);
}

function half(size: number): number {
  return Math.round(size * 2) / 2;
}

function add<K>(weights: Map<K, number>, key: K, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
}

function heaviest<K>(weights: ReadonlyMap<K, number>): K | null {
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
