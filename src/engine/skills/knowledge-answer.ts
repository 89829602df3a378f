import type { RankedPassage, SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { parseQuantities } from '../../domain/quantity.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';

/** Below this probability that the results hold an answer, the engine says that they do not. A setting, fitted on the development questions of knowledge/. */
export const answerabilityThreshold = 0.5;
const passageLimit = 6;
const factLimit = 3;
/** A sentence supports the best one when its score is at least this share of it. */
const supportingShare = 0.6;

const asksList = /\b(?:list|which|what are|all the|welche|nenne)\b|哪些|列出/iu;
const asksOldRevision =
  /\b(?:supersed\w*|old(?:er)? revision|previous revision|earlier revision|former\w*|used to be|rev(?:ision)?\.? [a-z0-9]\b|frühere revision|alte revision)|旧版|以前的版本/iu;

export function knowledgeCall(query: string, extra: Readonly<Record<string, unknown>> = {}) {
  return { toolName: 'search_knowledge', input: { query: query.slice(0, 1900), limit: passageLimit, ...extra } };
}

const yesNo = /^\s*(?:is|are|does|do|did|can|may|should|must|was|were|isn't|aren't|stimmt|ist|sind|darf|kann|muss|soll)\b|\bis it true\b|吗[？?]?\s*$|是不是/iu;

/** The question without figures of its own: "is it true that they get 55 N·m?" asks what they get. */
function withoutOwnFigures(question: string): string | null {
  const quantities = parseQuantities(question).filter(({ unit }) => unit !== null);
  if (quantities.length === 0 || !yesNo.test(question)) return null;
  let text = question;
  for (const { start, end } of [...quantities].reverse()) text = `${text.slice(0, start)}${text.slice(end)}`;
  return text.replace(/\s+/gu, ' ').trim();
}

/** Answers from documents, in their own words: the best sentences with their source, or an honest "not in the sources". */
export const knowledgeAnswer: Skill = {
  name: 'knowledge-answer',
  needs: ['search_knowledge'],
  fits: () => 0.2,
  plan: ({ understanding, results }) => {
    const first = knowledgeCall(understanding.effective, asksOldRevision.test(understanding.question) ? { includeSuperseded: true } : {});
    const found = results.of('search_knowledge').at(-1);
    const bare = withoutOwnFigures(understanding.effective);
    return found !== undefined && found.output.answerability < answerabilityThreshold && bare !== null ? [first, knowledgeCall(bare)] : [first];
  },
  compose: (context) => {
    const searches = context.results.of('search_knowledge');
    const found = searches.findLast(({ output }) => output.answerability >= answerabilityThreshold) ?? searches.at(-1);
    if (found === undefined) return null;
    return knowledgeLines(context, found.output, found.evidence) ?? abstention(context, found.output, found.evidence);
  },
};

/** The answer lines of a search result, or null when it does not hold an answer. */
export function knowledgeLines(context: SkillContext, result: SearchResult, evidence: readonly Evidence[]): readonly Line[] | null {
  if (result.results.length === 0 || result.answerability < answerabilityThreshold) return null;
  const limit = asksList.test(context.understanding.question) ? factLimit + 3 : factLimit;
  const lines = factLines(result.results, evidence, limit, context);
  return lines.length === 0 ? null : [...lines, ...sourceLines(lines, evidence, context)];
}

function highlightEvidence(item: RankedPassage, index: number, evidence: readonly Evidence[]): Evidence | undefined {
  const highlight = item.highlights[index];
  return evidence.find(
    (candidate) =>
      candidate.kind === 'passage' &&
      candidate.passageId === item.passage.id &&
      highlight !== undefined &&
      candidate.start === highlight.start &&
      candidate.end === highlight.end,
  );
}

function factLines(results: readonly RankedPassage[], evidence: readonly Evidence[], limit: number, context: SkillContext): readonly Line[] {
  const best = results[0]?.highlights[0]?.score ?? 0;
  const picked: { text: string; item: RankedPassage; index: number; score: number }[] = [];
  for (const item of results) {
    if (item.passage.flagged) continue;
    for (const [index, highlight] of item.highlights.entries()) {
      if (highlight.score >= best * supportingShare)
        picked.push({ text: highlight.text, item, index, score: highlight.score * (0.75 + 0.25 * item.confidence) });
    }
  }
  const unique = picked.sort((a, b) => b.score - a.score).filter((candidate, at, all) => all.findIndex((other) => sameText(other.text, candidate.text)) === at);
  return unique.slice(0, limit).map(({ text, item, index }) => {
    const source = highlightEvidence(item, index, evidence);
    const lead =
      item.passage.status === 'superseded' ? `${context.say.supersededSays(item.passage.document, item.passage.revision).replace(/[:：]$/u, ',')} ` : '';
    return line(`${lead}${oneLine(text)}`, source);
  });
}

/** Isolation comes before any instruction that opens the machine. */
export function isolationLines({ understanding, results, say }: SkillContext): readonly Line[] {
  const [asset] = understanding.assets;
  const points = asset?.isolationPoints ?? [];
  const source = results.evidence().find((item) => item.kind === 'asset' && item.equipment === asset?.id);
  const procedure = results.evidence().find((item) => item.kind === 'passage' && /lock-?out|isolat|freischalt|上锁|隔离/iu.test(item.quote));
  return [
    line(say.isolateFirst, procedure),
    ...(asset !== undefined && points.length > 0 && source !== undefined ? [line(say.isolationPoints(asset.id, points.join('; ')), source)] : []),
  ];
}

export function sourceLines(lines: readonly Line[], evidence: readonly Evidence[], { say }: SkillContext): readonly Line[] {
  const used = new Map<string, Line>();
  for (const id of lines.flatMap((item) => item.evidence)) {
    const item = evidence.find((candidate) => candidate.id === id);
    if (item?.kind === 'passage')
      used.set(`${item.document} ${item.revision} ${item.page}`, line(say.manualSays(item.document, item.revision, item.page), item));
  }
  return [...used.values()].slice(0, 3);
}

/** "Not in the sources", what was searched, what no source mentions, and whom to ask. */
export function abstention({ say }: SkillContext, result: SearchResult, evidence: readonly Evidence[]): readonly Line[] {
  const search = evidence.find((item) => item.kind === 'computation' && item.name === 'search_knowledge');
  const missing = result.unmatched.filter((word) => /[\p{L}]/u.test(word)).slice(0, 4);
  return [
    line(say.notInSources),
    ...(search === undefined ? [] : [line(search.quote.split('. ')[0]?.replace(/\.?$/u, '.') ?? '', search)]),
    ...(missing.length === 0 ? [] : [line(say.missingNames(missing.join(', ')), search)]),
    line(say.askWhom),
  ];
}

export function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase().replace(/\W+/gu, '') === b.toLowerCase().replace(/\W+/gu, '');
}
