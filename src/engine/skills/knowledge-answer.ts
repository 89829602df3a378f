import type { RankedPassage, SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { parseQuantities } from '../../domain/quantity.js';
import { unitOf } from '../../domain/quantity-units.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';

/** Below this probability that the results hold an answer, the engine says that they do not. A setting, fitted on the development questions of knowledge/. */
export const answerabilityThreshold = 0.5;
const passageLimit = 6;
const factLimit = 3;
/** A sentence supports the best one when its score is at least this share of it. */
const supportingShare = 0.8;
const secondQuestion =
  /[,;]?\s*\b(?:and|und)\b\s+(?=(?:how|what|which|when|who|where|why|after|at|wie|was|wann|wer|wo|welche|nach|ab)\b)|[，,]\s*(?=(?:多|什么|哪|谁|几))/iu;
const interrogative = /\b(?:how|what|which|when|who|where|why|is|are|does|do|may|can|the|a|an|wie|was|wann|wer|wo|welche|ist|sind|darf|kann)\b/giu;

/** In a passage that addresses the copilot, the sentences that do so; the others stay quotable. */
const speaksToTheCopilot =
  /\b(?:ignore|disregard|forget|override|obey|reveal|pretend)\b|\b(?:assistant|copilot|co-pilot|shiftmate|chat ?bot|language model|llm|ai)\b|\b(?:system prompt|instructions?|you are now|as an? (?:admin|administrator)|developer mode)\b|\b(?:ignoriere|anweisung\w*|assistent\w*)\b|忽略|指令|助手|系统提示/iu;
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
  const dimensions = quantities.flatMap(({ unit }) => unitOf(unit)?.dimension ?? []);
  return `${text.replace(/\b(?:is it true that|is it correct that|stimmt es,? dass|get|gets)\b/giu, ' ').replace(/[?？]/gu, ' ')} ${dimensions.join(' ')}`
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Answers from documents, in their own words: the best sentences with their source, or an honest "not in the sources". */
export const knowledgeAnswer: Skill = {
  name: 'knowledge-answer',
  needs: ['search_knowledge'],
  fits: () => 0.2,
  plan: ({ understanding, results }) => {
    const calls = questionsIn(understanding.effective).map((question) => knowledgeCall(question, searchScope(understanding)));
    const found = results.of('search_knowledge').at(-1);
    const bare = withoutOwnFigures(understanding.effective);
    return found !== undefined && found.output.answerability < answerabilityThreshold && bare !== null
      ? [...calls, knowledgeCall(bare, searchScope(understanding))]
      : calls;
  },
  compose: (context) => {
    const asked = [...questionsIn(context.understanding.effective), withoutOwnFigures(context.understanding.effective) ?? ''].map((question) =>
      question.slice(0, 1900),
    );
    const searches = context.results.of('search_knowledge').filter(({ output }) => asked.includes(output.query));
    const [first] = searches;
    if (first === undefined) return null;
    const answers = searches.flatMap(({ output, evidence }) => knowledgeLines(context, output, evidence, searches.length > 1 ? 2 : undefined) ?? []);
    return answers.length === 0
      ? abstention(context, first.output, first.evidence)
      : [
          ...answers,
          ...sourceLines(
            answers,
            searches.flatMap(({ evidence }) => evidence),
            context,
          ),
        ];
  },
};

/** A question of two parts as two searches; the second part keeps the subject of the first. */
function questionsIn(question: string): readonly string[] {
  const cut = secondQuestion.exec(question);
  if (cut === null) return [question];
  const first = question.slice(0, cut.index);
  const second = question.slice(cut.index + cut[0].length);
  return [first, `${second.replace(/[?？]\s*$/u, '')} ${first.replace(interrogative, ' ').replace(/\s+/gu, ' ').trim()}`];
}

function searchScope({ assets, question }: Understanding): Readonly<Record<string, unknown>> {
  return {
    ...(assets.length === 1 && assets[0] !== undefined ? { asset: assets[0].id } : {}),
    ...(asksOldRevision.test(question) ? { includeSuperseded: true } : {}),
  };
}

/** The answer lines of a search result, or null when it does not hold an answer. */
export function knowledgeLines(context: SkillContext, result: SearchResult, evidence: readonly Evidence[], most?: number): readonly Line[] | null {
  if (result.results.length === 0 || result.answerability < answerabilityThreshold) return null;
  const limit = most ?? (asksList.test(context.understanding.question) ? factLimit + 3 : factLimit);
  const lines = factLines(result.results, evidence, limit, context);
  return lines.length === 0 ? null : lines;
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
    for (const [index, highlight] of item.highlights.entries()) {
      if (item.passage.flagged && speaksToTheCopilot.test(highlight.text)) continue;
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
