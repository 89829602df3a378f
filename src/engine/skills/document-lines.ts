import type { Answer, SearchResult } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { withGoverning } from '../../domain/governing.js';
import type { Phrases } from '../phrases/phrases.js';
import { type Line, line, type SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';

const passageLimit = 6;

export function knowledgeCall(query: string, extra: Readonly<Record<string, unknown>> = {}) {
  return { toolName: 'search_knowledge', input: { query: query.slice(0, 1900), limit: passageLimit, ...extra } };
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

/** The evidence of a search that holds this answer, word for word. Passages overlap: the same place in a document is one piece of evidence, by the first of them. */
export function evidenceOf({ passage, start, end }: Pick<Answer, 'passage' | 'start' | 'end'>, evidence: readonly Evidence[]): Evidence | undefined {
  const { documentId, revision } = passage;
  return evidence.find(
    (item) => item.kind === 'passage' && item.documentId === documentId && item.revision === revision && item.start === start && item.end === end,
  );
}

/** A document with revision and page, as a source line names it. */
export function citedName({ passage, inForce }: Pick<Answer, 'passage' | 'inForce'>, say: Phrases): string {
  const remark = standingRemark(inForce, say);
  const name = say
    .manualSays(passage.document, passage.revision, passage.page)
    .replace(/^[^:：]{1,12}[:：]\s*/u, '')
    .replace(/[.。]\s*$/u, '');
  return remark === null ? name : `${name} (${remark})`;
}

/** "expired on 2031-05-03", "not in force before 2031-06-01"; null for a paper that holds at the time asked for. */
export function standingRemark(inForce: Answer['inForce'], say: Phrases): string | null {
  if (inForce?.standing === 'expired' && inForce.until != null) return say.expiredOn(inForce.until);
  return inForce?.standing === 'not-yet' && inForce.since !== null ? say.holdsFrom(inForce.since) : null;
}

/** "Not in the sources", what was searched, what no source mentions, and whom to ask. */
export function abstention({ say, understanding }: SkillContext, result: SearchResult, evidence: readonly Evidence[]): readonly Line[] {
  const search = evidence.find((item) => item.kind === 'computation' && item.name === 'search_knowledge');
  const missing = result.unmatched.filter((word) => isWholeWord(word, understanding)).slice(0, 4);
  return [
    line(say.notInSources),
    ...(search === undefined ? [] : [line(say.searched(result.searched.documents, result.searched.passages), search)]),
    ...(missing.length === 0 ? [] : [line(say.missingNames(missing.join(', ')), search)]),
    line(say.askWhom),
  ];
}

/** A word as it was asked, and no piece that a search cut from it; in German a noun or a name, which has a capital. */
function isWholeWord(word: string, { question, language }: Understanding): boolean {
  if (!/\p{L}/u.test(word)) return false;
  if (language === 'zh') return [...word].length > 1;
  const own = question.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu)?.find((each) => each.toLowerCase() === word.toLowerCase());
  return own !== undefined && (language === 'en' || /^\p{Lu}|\d/u.test(own));
}

/** A sentence of a document with the heading or lead-in that forbids, limits or permits what it says. */
export function quoteOf(text: string, source: Evidence | undefined): string {
  return withGoverning(text, source?.kind === 'passage' ? (source.governing ?? null) : null);
}

export function oneLine(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, ' ')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}
