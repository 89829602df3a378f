import type { Rectangle } from '../../domain/document.js';
import type { ExtractedPage } from '../../ports/knowledge.js';

/**
 * Where the text between two offsets stands on its pages: one rectangle a line, cut to the share of the line that is meant.
 * Letters are taken as equally wide, so an edge may be off by a letter or two.
 */
export function rectanglesOf(pages: readonly ExtractedPage[], start: number, end: number): readonly Rectangle[] {
  return pages
    .filter((page) => page.boxes.length > 0)
    .flatMap((page) =>
      page.boxes
        .filter((box) => box.start < end && box.end > start)
        .map((box) => {
          const length = box.end - box.start;
          const from = Math.max(0, start - box.start) / length;
          const to = Math.min(length, end - box.start) / length;
          const { x, width } = box.rectangle;
          return { ...box.rectangle, x: x + width * from, width: width * (to - from) };
        }),
    );
}
