import type { PlannedCall } from '../results.js';
import { type Line, line, type Skill } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { citedLines } from './cited-lines.js';

const draftWord = '(?:drafts?|requests?|approvals?|proposals?|changes?|entwürfe?|anträge?|freigaben?)';
const asksWaiting = new RegExp(
  `\\b(?:which|what|any|are there|is there|show|list|how many|do i have|welche|gibt es|was)\\b[^?]*\\b${draftWord}\\b[^?]*\\b(?:wait\\w*|pending|open|outstanding|to approve|need\\w*|for me|warte\\w*|offen\\w*|aus(?:stehend\\w*)?)\\b|\\b(?:waiting|pending|open|outstanding|wartende|offene) ${draftWord}\\b|\\bwhat (?:is|are|do i have)(?: there)? (?:waiting for|to) (?:my )?approv\\w*|(?:哪些|什么|有没有).{0,6}(?:草稿|申请|审批)|待(?:审批|批准)`,
  'iu',
);
const asksDecided =
  /\bwho (?:has |had )?(?:approved|rejected|released|authori[sz]ed|signed off|confirmed)\b|\b(?:was|were|has|have|did)\b[^?]*\b(?:approved?|rejected?|released)\b(?![^?]*\b(?:must|before|supplier)\b)|\bwer hat\b[^?]*\b(?:genehmigt|freigegeben|abgelehnt)\b|谁.{0,4}(?:批准|审批|拒绝)/iu;
const asksChanged =
  /\b(?:who|did (?:any|some)(?:body|one)|has (?:any|some)(?:body|one)|any|which|what|were|was)\b[^?]*\b(?:set ?points?|sollwerte?)\b[^?]*\b(?:chang\w*|moved?|adjusted|touched)\b|\b(?:who|did (?:any|some)(?:body|one)|has (?:any|some)(?:body|one)|which|any)\b[^?]*\b(?:chang\w*|moved?|adjusted|touched)\b[^?]*\bset ?points?\b|\b(?:hat jemand|wer hat)\b[^?]*\bsollwerte?\b[^?]*\b(?:geändert|verstellt)\b|(?:谁|有人).{0,8}(?:改|调).{0,6}设定/iu;
/** A rule, a document or a draft of another kind. */
const elsewhere =
  /\b(?:may|can|must|should|allowed|policy|procedure|rule|how|when must|manual|revision|documents?|issue|guide|edition|version|approve (?:all|it|them|this|the|my)|supplier|plc|code|program|darf|muss|regel)\b|规定|允许/iu;

const kinds: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bset ?points?\b|\bsollwert\w*|设定/iu, 'setpoint'],
  [/\b(?:work ?orders?|jobs?)\b|arbeitsauftr\w*|工单/iu, 'work-order'],
  [/\b(?:shelv\w*|alarms?)\b|搁置|报警/iu, 'alarm'],
  [/\bnotes?\b|notiz\w*/iu, 'note'],
];

/** Who decides on the draft just made, until when, and how it stands. */
const ofDraftMade =
  /^\s*(?:(?:and|so|ok|und)[\s,]+)*(?:who (?:has to|must|needs to|will|can|should|may|else)?\s*(?:approves?|signs?|releases?|confirms?|decides?)\b(?: (?:it|that|this|off|on it|now))*|who(?:'s| is) (?:the approver|it waiting for)|(?:until|till) when\b.*|when does (?:it|that|the draft) expire|how long (?:is (?:it|that)|does (?:it|that)) (?:valid|open|wait)|(?:is|was|has) (?:it|that)(?: been)? (?:approved|done|through|released)(?: (?:yet|already))?|wer (?:muss|darf|kann|soll)?\s*(?:das|es|den)?\s*(?:genehmig\w*|freigeb\w*|gibt\b.*\bfrei)(?: (?:das|es))?|bis wann\b.*|ist (?:es|das|er)(?: schon)? (?:genehmigt|freigegeben)|(?:由)?谁(?:来)?(?:批准|审批|批)|批准了(?:吗|没有)|有效到什么时候)\s*[?？.!]*\s*$/iu;

function asked({ question, effective, previous, draftBefore, draftEarlier }: Understanding): 'waiting' | 'decided' | 'changed' | null {
  const isOfDraft = draftBefore || (draftEarlier && previous !== null && ofDraftMade.test(previous));
  if (isOfDraft && ofDraftMade.test(question)) return 'waiting';
  if (elsewhere.test(question)) return null;
  if (asksWaiting.test(question)) return 'waiting';
  if (asksDecided.test(effective)) return 'decided';
  return asksChanged.test(question) ? 'changed' : null;
}

function callsFor(understanding: Understanding): readonly PlannedCall[] {
  const which = asked(understanding);
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
  fits: (understanding) => (asked(understanding) === null ? 0 : 0.905),
  plan: ({ understanding, results }) => (results.outcomes('list_drafts').length > 0 ? [] : callsFor(understanding)),
  compose: ({ results }) => {
    const drafts = results.of('list_drafts').at(-1);
    if (drafts === undefined) return null;
    const journal = results.of('alarm_history').flatMap((found): readonly Line[] => {
      const [summary, ...events] = citedLines(found.output.lines, found);
      return summary === undefined ? [] : events.length > 0 ? events : [summary];
    });
    return [...journal, ...drafts.output.lines.flatMap(({ text, evidence }) => evidence.map((ref) => line(text, drafts.evidence[Number(ref.slice(1))])))];
  },
};
