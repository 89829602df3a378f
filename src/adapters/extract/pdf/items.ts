import { endsSentence } from '../markers.js';
import type { Line } from './pieces.js';

const INDENT_IN_SIZES = 1.2;
const ROOM_IN_SIZES = 1;

/**
 * Items of a list whose bullets are drawn, not set: a run of lines further in than the text. Running text goes on to the next line only
 * where its next word has no room; a line that leaves that room, with no sentence at its end, was ended on purpose. Gives the lines that begin an item.
 */
export function unmarkedItems(lines: readonly Line[], { left, right }: Readonly<{ left: number; right: number }>): ReadonlySet<Line> {
  const items = new Set<Line>();
  for (const run of indentedRuns(lines, left)) {
    const longest = Math.max(...run.map((line) => line.right));
    const indent = (run[0]?.x ?? left) - left;
    if (!run.some((line, index) => isEndedBefore(line, run[index - 1], longest) && !endsSentence(run[index - 1]?.text ?? ''))) continue;
    run.forEach((line, index) => {
      if (index === 0 || isEndedBefore(line, run[index - 1], right - indent)) items.add(line);
    });
  }
  return items;
}

function indentedRuns(lines: readonly Line[], left: number): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    if (line.x - left < line.size * INDENT_IN_SIZES) {
      runs.push([]);
      continue;
    }
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn = last !== undefined && Math.abs(line.x - last.x) < 1 && Math.abs(line.size - last.size) < 0.5 && line.font === last.font;
    if (run !== undefined && (last === undefined || goesOn)) run.push(line);
    else runs.push([line]);
  }
  return runs.filter((run) => run.length >= 2);
}

/** The first word of the line would have had room at the end of the one before. */
function isEndedBefore(line: Line, before: Line | undefined, right: number): boolean {
  if (before === undefined) return false;
  const word = /^\S+/u.exec(line.text)?.[0].length ?? 0;
  const width = ((line.right - line.x) * word) / Math.max(1, line.text.length);
  return before.right + width + line.size * ROOM_IN_SIZES < right;
}
