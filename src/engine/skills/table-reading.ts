import type { SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { abstention, evidenceOf, knowledgeCall, oneLine, sourceLines } from './document-lines.js';

/** Rows that are shown whole behind what they say together. */
const SHOWN = 3;
/** A list is shown row by row, so many at most. */
const LISTED = 25;
/** What is asked of several rows together: how many, how much in all, which is the most, when last. The tables themselves decide whether it is. */
const OF_ROWS =
  /\bhow (?:many|often)\b|\b(?:number|count) of\b|\b(?:total|altogether|in all|overall|together|average|mean|durchschnitt\p{L}*|mittel)\b|\b\p{L}+est\b|\b(?:most|least|maximum|minimum|last|first|more|fewer)\b|\bhow much \p{L}+er\b|\b(?:list|show|all|every|alle|liste|below|under|above|over|exceed\w*|at|out of|unter|über|what happened)\b|\bwhen (?:did|was|were)\b|\bwann\b|\b(?:which|what|welche)\s+\p{L}+\b|\b(?:wie ?(?:viele|oft)|insgesamt|zusammen|zuletzt|anzahl|meisten?|wenigsten?|\p{L}+ste[nrsm]?)\b|多少|几|最|一共|总|平均/iu;

/** Questions on a table or a log of the documents that name nothing of the plant. What no table decides goes to the next skill. */
export const tableReading: Skill = {
  name: 'table-reading',
  needs: ['search_knowledge'],
  fits: ({ effective, assets, tags, ambiguous }) => (assets.length + tags.length + ambiguous.length === 0 && OF_ROWS.test(effective) ? 0.5 : 0),
  plan: ({ understanding }) => [knowledgeCall(understanding.effective)],
  compose: (context) => {
    const query = context.understanding.effective.slice(0, 1900);
    const search = context.results.of('search_knowledge').find(({ output, input }) => output.query === query && input['kinds'] === undefined);
    if (search === undefined || search.output.reading == null || search.output.reading.kind === 'none-given') return null;
    const lines = readingLines(context, search.output, search.evidence) ?? [];
    return [...lines, ...sourceLines(lines, search.evidence, context)];
  },
};

/** What the rows of a table say together, and the rows; an abstention that shows the cell where it gives nothing; null where no table was read. */
export function readingLines(context: SkillContext, result: SearchResult, evidence: readonly Evidence[]): readonly Line[] | null {
  const { reading } = result;
  if (reading == null) return null;
  const computed = evidence.find((item) => item.kind === 'computation' && item.name === 'read_table');
  const sources = reading.rows.slice(0, LISTED).map((row) => evidenceOf(row, evidence));
  const says = line(context.say.tableSays(reading), ...sources, computed);
  if (reading.kind === 'none-given') {
    const [first, ...rest] = abstention(context, { ...result, unmatched: [] }, evidence);
    return first === undefined ? null : [first, says, ...rest];
  }
  // A rule or a row as a whole says it itself.
  if (reading.kind === 'in-range' && reading.heading === '') return reading.rows.map((row) => line(oneLine(row.text), evidenceOf(row, evidence)));
  const lists = reading.kind === 'list' || (reading.kind === 'where' && reading.things.length > 0);
  const rows = lists ? reading.rows.slice(0, LISTED) : reading.rows.length > SHOWN ? [] : reading.rows;
  const left = lists && reading.rows.length > LISTED ? [line(context.say.moreEntries)] : [];
  return [says, ...rows.map((row) => line(oneLine(row.text), evidenceOf(row, evidence))), ...left];
}
