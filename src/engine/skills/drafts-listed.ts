import { parseIdentifiers } from '../../domain/identifiers.js';
import { deskPhrases } from '../phrases/desk-lines.js';
import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill } from '../skill.js';
import { asksOfDraft, asksWhatWaits, asksWhoMay, ordersApproval } from '../understand/draft-talk.js';
import type { Understanding } from '../understand/understanding.js';
import { citedLines } from './cited-lines.js';

const draftWord = '(?:drafts?|requests?|approvals?|proposals?|changes?|entwürfe?|anträge?|freigaben?)';
const asksWaiting = new RegExp(
  `\\b(?:which|what|any|are there|is there|show|list|how many|do i have|welche|gibt es|was)\\b[^?]*\\b${draftWord}\\b[^?]*\\b(?:wait\\w*|pending|open|outstanding|to approve|need\\w*|for me|warte\\w*|offen\\w*|aus(?:stehend\\w*)?)\\b|\\b(?:waiting|pending|open|outstanding|wartende|offene) ${draftWord}\\b|\\bwhat (?:is|are|do i have)(?: there)? (?:waiting for|to) (?:my )?approv\\w*|(?:哪些|什么|有没有).{0,6}(?:草稿|申请|审批)|待(?:审批|批准)`,
  'iu',
);
/** Orders and changes that wait for an approval are drafts still: they stand in no list of orders. */
const asksForApproval =
  /\b(?:work ?orders?|jobs?|tickets?|set ?points?|changes?|notes?|shelvings?|acknowledgements?|what|anything|something|any)\b[^?]{0,30}\b(?:wait\w*|pending|due|need\w*|open|still)\b[^?]{0,16}\b(?:approv\w*|be signed|sign-?off|decision)\b|\b(?:aufträge|arbeitsaufträge|auftrag|sollwert\w*|notizen|was|etwas)\b[^?]{0,30}\b(?:auf (?:eine |die |meine )?(?:freigabe|genehmigung)|(?:freigegeben|genehmigt) werden)\b|(?:工单|更改|变更|备注).{0,8}(?:等待|等着|待).{0,4}(?:批准|审批)/iu;
const asksDecided =
  /\bwho (?:has |had )?(?:approved|rejected|released|authori[sz]ed|signed off|confirmed)\b|\b(?:was|were|has|have|did)\b[^?]*\b(?:approved?|rejected?|released)\b(?![^?]*\b(?:must|before|supplier)\b)|\bwer hat\b[^?]*\b(?:genehmigt|freigegeben|abgelehnt)\b|谁.{0,4}(?:批准|审批|拒绝)/iu;
const asksChanged =
  /\b(?:who|did (?:any|some)(?:body|one)|has (?:any|some)(?:body|one)|any|which|what|were|was)\b[^?]*\b(?:set ?points?|sollwerte?)\b[^?]*\b(?:chang\w*|moved?|adjusted|touched)\b|\b(?:who|did (?:any|some)(?:body|one)|has (?:any|some)(?:body|one)|which|any)\b[^?]*\b(?:chang\w*|moved?|adjusted|touched)\b[^?]*\bset ?points?\b|\b(?:hat jemand|wer hat)\b[^?]*\bsollwerte?\b[^?]*\b(?:geändert|verstellt)\b|(?:谁|有人).{0,8}(?:改|调).{0,6}设定/iu;
/** A rule, a document or a draft of another kind. */
const elsewhere =
  /\b(?:may|can|must|should|allowed|policy|procedure|rule|how|when must|manual|revision|documents?|issue|guide|edition|version|supplier|plc|code|program|darf|muss|regel)\b|规定|允许/iu;

const kinds: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bset ?points?\b|\bsollwert\w*|设定/iu, 'setpoint'],
  [/\b(?:work ?orders?|jobs?)\b|arbeitsauftr\w*|工单/iu, 'work-order'],
  [/\b(?:shelv\w*|alarms?)\b|搁置|报警/iu, 'alarm'],
  [/\bnotes?\b|notiz\w*/iu, 'note'],
];

type Talk = Pick<Understanding, 'question' | 'previous' | 'draftBefore' | 'draftEarlier'>;

/** A short question about the draft of this conversation, right behind it or later. */
function isOfDraft({ question, draftBefore, draftEarlier }: Talk): boolean {
  return (draftBefore || draftEarlier) && (asksOfDraft(question) || (draftBefore && asksWhoMay(question)));
}

function asked({ question, effective, previous, draftBefore, draftEarlier }: Understanding): 'waiting' | 'decided' | 'changed' | null {
  if (isOfDraft({ question, previous, draftBefore, draftEarlier })) return 'waiting';
  if (ordersApproval(question) || asksWhatWaits(question)) return 'waiting';
  if (previous !== null && (ordersApproval(previous) || asksWhatWaits(previous)) && (asksOfDraft(question) || asksWhoMay(question))) return 'waiting';
  if (elsewhere.test(question)) return null;
  if (asksWaiting.test(question) || asksForApproval.test(question)) return 'waiting';
  if (asksDecided.test(effective)) return 'decided';
  return asksChanged.test(question) ? 'changed' : null;
}

function callsFor(understanding: Understanding): readonly PlannedCall[] {
  const which = asked(understanding);
  // What is said of "it", or of all that waits, names no thing by which to choose.
  if (
    isOfDraft(understanding) ||
    (which === 'waiting' &&
      parseIdentifiers(understanding.question).length === 0 &&
      !asksWaiting.test(understanding.question) &&
      !asksForApproval.test(understanding.question))
  )
    return [{ toolName: 'list_drafts', input: { which: 'waiting' } }];
  const { question, effective, tags, assets, window } = understanding;
  const kind = kinds.find(([pattern]) => pattern.test(question))?.[1] ?? kinds.find(([pattern]) => pattern.test(effective))?.[1];
  const about = (tags[0]?.id ?? assets.find(({ level }) => level === 'equipment')?.id)?.replace(/\..*$/u, '');
  const today = /\b(?:today|this (?:shift|morning|afternoon)|heute)\b|今天/iu.test(question);
  const draft = {
    toolName: 'list_drafts',
    input: {
      which: which === 'waiting' ? 'waiting' : 'decided',
      ...(kind === undefined ? {} : { kind }),
      ...(about === undefined ? {} : { about }),
      ...(today ? { today } : {}),
    },
  };
  if (which !== 'changed') return [draft];
  const span = window === null ? { minutes: 1440 } : { from: window.from.toISOString(), to: window.to.toISOString() };
  return [draft, { toolName: 'alarm_history', input: { about: 'setpoint changes', ...span } }];
}

/** "Which drafts are waiting?", "Who has to approve it?", "Who approved it?", "Did anybody change a setpoint today?": the record of drafts, and of changes the plant's own journal. */
export const draftsListed: Skill = {
  name: 'drafts-listed',
  needs: ['list_drafts', 'alarm_history'],
  fits: (understanding) => (asked(understanding) === null ? 0 : ordersApproval(understanding.question) || isOfDraft(understanding) ? 0.935 : 0.905),
  plan: ({ understanding, results }) => (results.outcomes('list_drafts').length > 0 ? [] : callsFor(understanding)),
  compose: ({ results, understanding }) => {
    const drafts = results.of('list_drafts').at(-1);
    if (drafts === undefined) return null;
    const journal = results.of('alarm_history').flatMap((found): readonly Line[] => {
      const [summary, ...events] = citedLines(found.output.lines, found);
      return summary === undefined ? [] : events.length > 0 ? events : [summary];
    });
    const listed = drafts.output.lines.flatMap(({ text, evidence }) => evidence.map((ref) => line(text, drafts.evidence[Number(ref.slice(1))])));
    const own = ordersApproval(understanding.question) ? [line(deskPhrases[understanding.language].approvesNothing)] : [];
    // "It" is the draft made last, which the list begins with.
    const told = isOfDraft(understanding) && listed.length > 2 ? listed.slice(1, 2) : listed;
    return [...own, ...journal, ...told];
  },
};
