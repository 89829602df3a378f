import type { Passage, RankedPassage } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { type Line, line, type Skill } from '../skill.js';
import { answerabilityThreshold, isolationLines, oneLine, sourceLines } from './knowledge-answer.js';

const asksHow =
  /\b(?:how (?:do|can|should|must|to)\b|procedure|steps?|instructions?|guide me|walk me|wie (?:wird|werden|muss|kann|soll|baue|tausche|wechsle|stelle|reinige|geht)|anleitung|vorgehen|schritte)|怎么|如何|怎样|步骤|程序/iu;
const opensMachine =
  /\b(?:replac\w*|remov\w*|open\w*|dismantl\w*|disassembl\w*|install\w*|repair\w*|chang\w*|clean\w*|fit\w*|isolat\w*|lock(?:ing)? ?out|swap\w*|tausch\w*|wechs\w*|ausbau\w*|einbau\w*|öffn\w*|reinig\w*|ersetz\w*|freischalt\w*)\b|隔离|上锁|更换|拆|打开|清洗|维修/iu;
const numbered = /(?:^|\n)\s*\d{1,2}[.)]\s+\S/u;
const searchLimit = 10;
const stepLimit = 24;

const isolationSearch = {
  toolName: 'search_knowledge',
  input: { query: 'lockout isolation procedure verify zero energy before work', kinds: ['policy'], limit: 3 },
};

/** "How do I ...?" with a numbered procedure in a document: the steps whole and in order, isolation in front of anything that opens the machine. */
export const procedure: Skill = {
  name: 'procedure',
  needs: ['search_knowledge', 'open_document'],
  fits: ({ effective }) => (asksHow.test(effective) ? 0.3 : 0),
  plan: ({ understanding, results }) => {
    const search = {
      toolName: 'search_knowledge',
      input: { query: understanding.effective.slice(0, 1900), limit: searchLimit, kinds: ['manual', 'policy', 'other'] },
    };
    const [asset] = understanding.assets;
    const isolation = opensMachine.test(understanding.effective)
      ? [isolationSearch, ...(asset === undefined ? [] : [{ toolName: 'list_assets', input: { query: asset.id } }])]
      : [];
    if (!results.has(search)) return [search, ...isolation];
    const chosen = stepPassage(results.of('search_knowledge').find(({ input }) => input['limit'] === searchLimit)?.output.results ?? [], asset?.id ?? null);
    if (chosen === null) return [];
    const pages = chosen.page === chosen.endPage ? [chosen.page, chosen.page + 1] : [chosen.page, chosen.endPage];
    return pages.map((page) => ({ toolName: 'open_document', input: { documentId: chosen.documentId, page } }));
  },
  compose: (context) => {
    const { results, understanding } = context;
    const found = results.of('search_knowledge').find(({ input }) => input['limit'] === searchLimit);
    const chosen =
      found === undefined || found.output.answerability < answerabilityThreshold
        ? null
        : stepPassage(found.output.results, understanding.assets[0]?.id ?? null);
    if (found === undefined || chosen === null) return null;
    const opened = results.of('open_document');
    const passages = new Map(opened.flatMap(({ output }) => output.passages.map((passage) => [passage.id, passage] as const)));
    passages.set(chosen.id, chosen);
    const evidence = [...found.evidence, ...opened.flatMap((item) => item.evidence)];
    const steps = sameProcedure(chosen, [...passages.values()])
      .flatMap((passage) => stepLines(passage, evidence))
      .slice(0, stepLimit);
    const isolation = opensMachine.test(understanding.effective) ? isolationLines(context) : [];
    return [...isolation, ...steps, ...sourceLines(steps, evidence, context)];
  },
};

/** The best ranked passage that holds numbered steps, first among documents about the named asset, unless facts elsewhere fit far better. */
function stepPassage(results: readonly RankedPassage[], asset: string | null): Passage | null {
  const best = results[0]?.score ?? 0;
  const fitting = results.filter(
    ({ passage, score }) =>
      !passage.flagged && passage.status === 'current' && (passage.kind === 'steps' || numbered.test(passage.text)) && score >= best * 0.3,
  );
  const own = fitting.find(({ passage }) => asset !== null && passage.appliesTo.includes(asset));
  return (own ?? fitting[0])?.passage ?? null;
}

/** The passages of the same section of the same document, in reading order: a long procedure is stored in several. */
function sameProcedure(chosen: Passage, passages: readonly Passage[]): readonly Passage[] {
  return passages
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

function stepLines(passage: Passage, evidence: readonly Evidence[]): readonly Line[] {
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
