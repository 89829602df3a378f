import type { GridCell } from './grid.js';
import { bareHeading } from './series.js';
import type { TableSight } from './sight.js';

/** The one cell whose heading the question says most of, and most completely; null where none or several do. */
export function askedCell(sight: TableSight, cells: readonly GridCell[]): GridCell | null {
  const scored = cells.map((cell) => ({ cell, said: saidOf(sight, cell.heading) })).sort((left, right) => right.said - left.said);
  const [best, next] = scored;
  if (best === undefined) return null;
  if (best.said === 0) return cells.length === 1 ? best.cell : null;
  return next !== undefined && next.said === best.said ? null : best.cell;
}

/** "Press time" asks for the column "Time" rather than for "Press setting", of which it says one word of two. */
function saidOf(sight: TableSight, heading: string): number {
  const said = sight.headingConcepts(heading);
  const words = bareHeading(heading).match(/\p{L}{3,}|\p{L}*\d[\p{L}\d-]*|\p{Script=Han}{1,2}/gu)?.length ?? 1;
  const weight = [...said].reduce((sum, concept) => sum + sight.weightOf(concept), 0);
  return said.size === 0 ? 0 : (0.2 + weight) * Math.min(1, said.size / Math.max(1, words)) ** 2;
}

/** What a question asks of a row in words that no heading says, and the headings that answer it. */
const ROLES: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [
    /\bwho(?:m|se)?\b|(?<!\p{L})we[rmn](?!\p{L})|谁/iu,
    /\b(?:who|decid\w*|decision|authori[sz]\w*|responsib\w*|approv\w*)\b|(?<!\p{L})(?:wer|entscheid\p{L}*|verantwort\p{L}*|zuständig\p{L}*|berechtigt\p{L}*)(?!\p{L})|负责|批准/iu,
  ],
  [
    /\bwhat (?:now|next|then|to do)\b|\bwhat (?:do|should|must|shall|can|has|have|is|are)\b.{0,30}\b(?:do|done)\b|(?<!\p{L})was (?:nun|jetzt|tun|ist zu)(?!\p{L})|(?<!\p{L})was (?:\p{L}+ ){0,3}(?:tun|machen)(?!\p{L})|怎么办|怎么做/iu,
    /\b(?:actions?|measures?|remed(?:y|ies)|response|what to do|to do|steps?)\b|(?<!\p{L})(?:maßnahmen?|abhilfe|vorgehen|verhalten|handlung)(?!\p{L})|措施|处理|处置/iu,
  ],
];

/** The one cell under a heading of what a question asks for by "who" or "what do I do". */
export function cellOfRole(cells: readonly GridCell[], text: string): GridCell | null {
  const role = ROLES.find(([asks]) => asks.test(text));
  const fitting = role === undefined ? [] : cells.filter(({ heading }) => role[1].test(heading));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Nothing of the row is asked for by name: a figure is told, or what to do. */
export const asksForAll = (text: string): boolean =>
  ROLES[1]?.[0].test(text) === true || !/[?？]|\b(?:who|whose|what|which|when|where|why|how|wer|was|welche\p{L}*|wann|wo|warum|wie)\b/iu.test(text);
