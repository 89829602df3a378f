import type { PageReply } from '../connection/api.js';

type Percent = Readonly<{ left: string; top: string; width: string; height: string }>;

/** Where the span lies on the page, in percent of it. A box that is only partly in the span is cut in proportion to its characters. */
export function highlightBoxes(page: Pick<PageReply, 'boxes' | 'width' | 'height'>, span: Readonly<{ start: number; end: number }>): readonly Percent[] {
  const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(3)}%`;
  return page.boxes
    .filter((box) => box.end > span.start && box.start < span.end && box.end > box.start)
    .map(({ start, end, rectangle }) => {
      const before = Math.max(0, (span.start - start) / (end - start));
      const after = Math.min(1, (span.end - start) / (end - start));
      return {
        left: percent(rectangle.x + before * rectangle.width, page.width),
        top: percent(page.height - rectangle.y - rectangle.height, page.height),
        width: percent((after - before) * rectangle.width, page.width),
        height: percent(rectangle.height, page.height),
      };
    });
}
