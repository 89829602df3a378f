import type { Passage } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type SkillContext } from '../skill.js';
import { oneLine } from './document-lines.js';

/** A procedure is looked for on so many pages, from where it was found on. */
const mostPages = 3;

const pageCall = ({ documentId }: Pick<Passage, 'documentId'>, page: number): PlannedCall => ({ toolName: 'open_document', input: { documentId, page } });

/** What stands on a page that was opened, in reading order; none where it was not. */
function onPage({ results }: Pick<SkillContext, 'results'>, { documentId }: Passage, page: number): readonly Passage[] {
  const opened = results.of('open_document').find(({ input }) => input['documentId'] === documentId && input['page'] === page);
  return [...(opened?.output.passages ?? [])].sort((a, b) => a.start - b.start);
}

/** The page of a procedure that is still to be opened: its first, then the next as long as its section runs to the end of the one before. None where it is whole. */
export function nextPage(chosen: Passage, context: Pick<SkillContext, 'results'>): readonly PlannedCall[] {
  for (let page = chosen.page; page < chosen.page + mostPages; page += 1) {
    const call = pageCall(chosen, page);
    if (!context.results.has(call)) return [call];
    if (onPage(context, chosen, page).at(-1)?.section !== chosen.section) return [];
  }
  return [];
}

/** The passages of the section of `chosen` in reading order, from it and from the pages opened: a long procedure is stored in several. */
export function partsOf(chosen: Passage, { results }: Pick<SkillContext, 'results'>): readonly Passage[] {
  const passages = new Map(results.of('open_document').flatMap(({ output }) => output.passages.map((passage) => [passage.id, passage] as const)));
  passages.set(chosen.id, chosen);
  return [...passages.values()]
    .filter(
      (passage) =>
        passage.documentId === chosen.documentId &&
        passage.revision === chosen.revision &&
        passage.section === chosen.section &&
        passage.kind !== 'heading' &&
        !passage.flagged,
    )
    .sort((a, b) => a.start - b.start);
}

/** The steps and warnings of a passage, one line each. */
export function stepLines(passage: Passage, evidence: readonly Evidence[]): readonly Line[] {
  const source = evidence.find(
    (item) =>
      item.kind === 'passage' &&
      item.documentId === passage.documentId &&
      item.revision === passage.revision &&
      item.start === passage.start &&
      item.end === passage.end,
  );
  return passage.text
    .split(/\n(?=\s*(?:\d{1,2}[.)]\s|[-•]\s|DANGER|WARNING|CAUTION|NOTE|WARNUNG|GEFAHR|ACHTUNG|VORSICHT|警告|注意|危险))/u)
    .map((piece) => oneLine(piece))
    .filter((piece) => piece !== '')
    .map((piece) => line(piece, source));
}
