import { describe, expect, it } from 'vitest';
import type { ExtractedPage } from '../../ports/knowledge.js';
import { rectanglesOf } from './rectangles.js';

const page = (number: number, boxes: ExtractedPage['boxes']): ExtractedPage => ({
  page: number,
  width: 595,
  height: 842,
  start: 0,
  end: 0,
  header: null,
  footer: null,
  needsOcr: false,
  boxes,
});
const line = (number: number, start: number, end: number, y: number) => ({
  start,
  end,
  rectangle: { page: number, x: 100, y, width: end - start, height: 10 },
});

describe('rectanglesOf', () => {
  const pages = [page(1, [line(1, 0, 100, 700), line(1, 101, 201, 688)]), page(2, [line(2, 202, 302, 780)])];
  it('gives one rectangle a line, cut to the part that is meant', () => {
    expect(rectanglesOf(pages, 50, 121)).toEqual([
      { page: 1, x: 150, y: 700, width: 50, height: 10 },
      { page: 1, x: 100, y: 688, width: 20, height: 10 },
    ]);
  });
  it('goes on over the page', () => expect(rectanglesOf(pages, 150, 250).map((rectangle) => rectangle.page)).toEqual([1, 2]));
  it('gives none where nothing stands', () => expect([rectanglesOf(pages, 400, 500), rectanglesOf([], 0, 10)]).toEqual([[], []]));
});
