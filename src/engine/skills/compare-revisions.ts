import { allMatches } from '../../domain/all-matches.js';
import type { Answer, Passage, RevisionChange } from '../../domain/document.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { citedName, evidenceOf, knowledgeCall } from './document-lines.js';
import { changeTable, tableLines } from './table-lines.js';

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
  /\b(?:what|how|which|has|have|had|did|does|do|is|was|were|the|between|from|to|in|of|since|with|and|chang(?:e|es|ed)|differ(?:s|ed|ence|ences|ent)?|new|compare[ds]?|comparison|versus|vs|for|about|on|regarding|concerning|was|are|all|list|show|tell|me|give|every|hat|haben|sich|zwischen|von|zu|geändert|änderung\w*|unterschied\w*|vergleich\w*)\b(?!-)|变更|变化|区别|修改|什么|有/giu;
const previous = 'previous revision';
/** How sure a sentence of each revision must be of the matter to stand in the table. */
const enough = { current: 0.3, old: 0.12 };

/** "What changed in the crate rule between revisions 2 and 3?": the sentence of each revision, side by side, and which one is in force. */
export const compareRevisions: Skill = {
  name: 'compare-revisions',
  needs: ['search_knowledge'],
  fits: ({ effective }) => (asksChange.test(effective) && revisionsIn(effective).length > 0 ? 0.58 : 0),
  plan: ({ understanding, results, offers }) => {
    const searches = callsFor(understanding.effective);
    if (!offers('open_document') || !searches.every((call) => results.has(call))) return searches;
    const call = changesCall(understanding.effective, results);
    return call === null ? searches : [...searches, call];
  },
  compose: (context) => {
    const { effective } = context.understanding;
    const changed = changeLines(context);
    if (changed !== null) return changed;
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

const sinceRevision = new RegExp(`\\b(?:since|after|seit|nach|compared (?:to|with)|against)\\s+(?:the\\s+)?${revisionWord}`, 'iu');

/** The document whose revisions are compared: the first found that has an old one, before others one whose title the question names. */
function changesCall(question: string, results: SkillContext['results']): PlannedCall | null {
  const found = results.of('search_knowledge').flatMap(({ output }) => output.results.map(({ passage }) => passage));
  const asked = wordsIn(question);
  const named = (passage: Passage): number => [...wordsIn(`${passage.document} ${passage.documentId}`)].filter((word) => asked.has(word)).length;
  const [document] = found.filter(({ status }) => status === 'superseded').sort((left, right) => named(right) - named(left));
  if (document === undefined) return null;
  const labels = [...revisionsIn(question)].sort((left, right) => left.localeCompare(right, 'en', { numeric: true, sensitivity: 'base' }));
  const [first = previous, second] = labels.map((each) => (each === previous ? 'previous' : each));
  const { documentId } = document;
  if (second !== undefined) return { toolName: 'open_document', input: { documentId, changesSince: first, revision: second } };
  if (first === 'previous' || sinceRevision.test(question)) return { toolName: 'open_document', input: { documentId, changesSince: first } };
  const isOld = found.some((passage) => passage.documentId === documentId && passage.status === 'superseded' && passage.revision === first);
  return { toolName: 'open_document', input: { documentId, ...(isOld ? { changesSince: first } : { changesSince: 'previous', revision: first }) } };
}

const mostChanges = 40;
/** What a document is called in a question, whatever its title says. */
const paperWords =
  /\b(?:manuals?|handbooks?|documents?|papers?|instructions?|procedures?|sops?|polic(?:y|ies)|books?|handbuch\w*|anleitung\w*|dokument\w*)\b|手册|文件|规程/giu;

/** Every change between the revisions of what the question is about or, where it names no more than the document, of all of it. */
function changeLines(context: SkillContext): readonly Line[] | null {
  const { say, results, understanding } = context;
  const made = results.of('open_document').find(({ input }) => input['changesSince'] !== undefined);
  if (made === undefined || made.output.changes.length === 0) return null;
  const { document, changes } = made.output;
  const ofTitle = wordsIn(`${document.title} ${document.id}`);
  const topic = [...wordsIn(topicOf(understanding.effective).replace(paperWords, ' '))].filter((word) => !ofTitle.has(word));
  const about = ({ before, after }: RevisionChange): boolean => {
    const said = wordsIn([before, after].map((each) => (each === null ? '' : `${each.text} ${each.passage.section ?? ''}`)).join(' '));
    return topic.every((word) => said.has(word));
  };
  const found = changes.filter(about);
  const shown = found.slice(0, mostChanges);
  if (shown.length === 0) return null;
  const rows = shown.map(({ before, after }) => ({
    place: placeOf(after ?? before),
    before: before?.text ?? null,
    after: after?.text ?? null,
    sources: [before, after].flatMap((each) => (each === null ? [] : [evidenceOf(each, made.evidence)])),
  }));
  const older = changes.flatMap(({ before }) => before ?? [])[0];
  const newer = changes.flatMap(({ after }) => after ?? [])[0];
  const heads = [older === undefined ? say.superseded : nameOf(older, context), newer === undefined ? say.inForce : nameOf(newer, context)] as const;
  return [line(say.comparedOn), ...(found.length > shown.length ? [line(say.changesShown(shown.length, found.length))] : []), ...changeTable(rows, heads, say)];
}

/** The last heading over an excerpt without its number, which no sentence of it says. */
const placeOf = (excerpt: RevisionChange['after']): string => (excerpt?.passage.section?.split(' > ').at(-1) ?? '').replace(/^\s*[\d.]+\s+/u, '') || '-';

/** The words that name something, cut to their beginnings, so that "bolt" meets "bolts". */
const wordsIn = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{Script=Latin}\d-]{3,}|\p{Script=Han}{2}/gu) ?? []).map((word) => word.replace(/(?:'s|s)$/u, '').slice(0, 6)));

const isEarlier = ({ passage, probability }: Answer, current: Answer): boolean =>
  passage.documentId === current.passage.documentId && passage.status === 'superseded' && probability >= enough.old;

function nameOf(answer: Pick<Answer, 'passage'>, { say }: SkillContext): string {
  return `${citedName(answer, say)}, ${answer.passage.status === 'superseded' ? say.superseded : say.inForce}`;
}

function revisionsIn(question: string): readonly string[] {
  const named = allMatches(question, namedRevision).flatMap(([, first, second]) => [first, second].filter((each) => each !== undefined));
  return named.length > 0 ? [...new Set(named)] : anyOld.test(question) ? [previous] : [];
}

/** One search for what is in force, one for each revision that the question names, or for the earlier ones. */
function callsFor(question: string): readonly PlannedCall[] {
  const about = topicOf(question);
  const named = revisionsIn(question);
  const searched = named.length > 1 ? named : [...named, previous];
  return [
    knowledgeCall(about),
    ...[...new Set(searched)].map((each) =>
      knowledgeCall(each === previous ? `${about} ${previous}` : `${about} revision ${each}`, { includeSuperseded: true }),
    ),
  ];
}

/** What is compared: the question without the revisions it names and without the words that ask for a change. */
function topicOf(question: string): string {
  const bare = question.replace(namedRevision, ' ').replace(anyOld, ' ');
  const topic = bare
    .replace(change, ' ')
    .replace(/[?？!.,]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return topic === '' ? bare.trim() : topic;
}
