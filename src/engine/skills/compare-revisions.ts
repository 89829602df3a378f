import { allMatches } from '../../domain/all-matches.js';
import type { Answer } from '../../domain/document.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { citedName, evidenceOf, knowledgeCall } from './document-lines.js';
import { tableLines } from './table-lines.js';

const asksChange =
  /\b(?:chang(?:e|es|ed)|differ(?:s|ed|ence|ences|ent)?|what(?:'s| is) new|new in|compare[ds]?|comparison|versus|vs|geändert|änder\w*|unterschied\w*|neu in|vergleich\w*)\b|变更|变化|区别|修改/iu;
const revisionWord = '(?:rev(?:ision)?s?\\.?|versions?|issues?|editions?|ausgaben?|revisionsstand|版本|修订版?)';
const label = '([A-Z]|\\d[\\d.]*)(?![\\p{L}\\d])';
const namedRevision = new RegExp(
  `(?<!\\p{L})${revisionWord}\\s*${label}(?:\\s*(?:and|to|und|bis|vs\\.?|versus|or|→|->|和|与|到)\\s*(?:${revisionWord}\\s*)?${label})?`,
  'giu',
);
const anyOld =
  /\b(?:old|older|previous|earlier|former|last|superseded|alten?|vorherige[nr]?|frühere[nr]?)\s+(?:rev(?:ision)?|version|issue|edition|print|ausgabe)\b|旧版|上一版/giu;
const change =
  /\b(?:what|how|which|has|have|had|did|does|do|is|was|were|the|between|from|to|in|of|since|with|and|chang(?:e|es|ed)|differ(?:s|ed|ence|ences|ent)?|new|compare[ds]?|comparison|versus|vs|for|was|hat|haben|sich|zwischen|von|zu|geändert|änderung\w*|unterschied\w*|vergleich\w*)\b|变更|变化|区别|修改|什么|有/giu;
const previous = 'previous revision';
/** How sure a sentence of each revision must be of the matter to stand in the table. */
const enough = { current: 0.3, old: 0.12 };

/** "What changed in the crate rule between revisions 2 and 3?": the sentence of each revision, side by side, and which one is in force. */
export const compareRevisions: Skill = {
  name: 'compare-revisions',
  needs: ['search_knowledge'],
  fits: ({ effective }) => (asksChange.test(effective) && revisionsIn(effective).length > 0 ? 0.58 : 0),
  plan: ({ understanding }) => callsFor(understanding.effective),
  compose: (context) => {
    const { effective } = context.understanding;
    const searches = callsFor(effective).flatMap(({ input }) =>
      context.results
        .of('search_knowledge')
        .filter((made) => made.input['query'] === input['query'] && made.input['includeSuperseded'] === input['includeSuperseded']),
    );
    const current = searches[0]?.output.answers.find(({ passage, probability }) => passage.status === 'current' && probability >= enough.current);
    if (current === undefined) return null;
    const evidence = searches.flatMap((search) => search.evidence);
    const olds = searches.slice(1).flatMap(({ output }) => {
      const found = output.answers.find((answer) => isEarlier(answer, current));
      return found === undefined ? [] : [found];
    });
    const old = olds.filter((answer, at) => olds.findIndex(({ passage }) => passage.revision === answer.passage.revision) === at);
    if (old.length === 0) return null;
    const rows = [...old, current].map((answer) => ({ name: nameOf(answer, context), text: answer.shown, source: evidenceOf(answer, evidence) }));
    return [line(context.say.comparedOn), ...tableLines(rows, context.say)] satisfies readonly Line[];
  },
};

const isEarlier = ({ passage, probability }: Answer, current: Answer): boolean =>
  passage.documentId === current.passage.documentId && passage.status === 'superseded' && probability >= enough.old;

function nameOf(answer: Answer, { say }: SkillContext): string {
  const { document, revision, status } = answer.passage;
  return status === 'superseded' ? say.supersededSays(document, revision).replace(/[:：]\s*$/u, '') : `${citedName(answer, say)}, ${say.inForce}`;
}

function revisionsIn(question: string): readonly string[] {
  const named = allMatches(question, namedRevision).flatMap(([, first, second]) => [first, second].filter((each) => each !== undefined));
  return named.length > 0 ? [...new Set(named)] : anyOld.test(question) ? [previous] : [];
}

/** One search for what is in force, one for each revision that the question names, or for the earlier ones. */
function callsFor(question: string): readonly PlannedCall[] {
  const bare = question.replace(namedRevision, ' ').replace(anyOld, ' ');
  const topic = bare
    .replace(change, ' ')
    .replace(/[?？!.,]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const about = topic === '' ? bare.trim() : topic;
  const named = revisionsIn(question);
  const searched = named.length > 1 ? named : [...named, previous];
  return [
    knowledgeCall(about),
    ...[...new Set(searched)].map((each) =>
      knowledgeCall(each === previous ? `${about} ${previous}` : `${about} revision ${each}`, { includeSuperseded: true }),
    ),
  ];
}
