import type { Answer, Passage } from '../../domain/document.js';
import { dangersIn } from '../../domain/emergency.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import type { Focus } from './focus.js';
import { shareSpoken } from './share-spoken.js';

type Looked = Readonly<{ question: Question; focus: Focus; hits: PassageHits; context: JudgeContext }>;

/** What is done first of a work is asked for; "when was it first done" and "what happened first" are none. */
const ASKS_FIRST =
  /\b(?:the |my |your )?(?:very )?first (?:step|thing|action|act)\b(?! (?:that )?(?:happened|failed|broke|was))|\b(?:do|done|start with|begin with) first\b|\bfirst (?:to )?(?:do|be done)\b|(?<!\p{L})(?:der |den |dem )?ersten? (?:arbeits)?schritt(?!\p{L})|(?<!\p{L})(?:als erstes|zuerst|zunächst)(?!\p{L})(?=[^?.]*(?<!\p{L})(?:tun|machen|mache|gemacht|getan|erledigen))|第一步|首先(?:要|应该?)?做/iu;
const STEP_ONE = /(?:^|\n)\s*1[.)]\s+\S/u;
/** Which share of what the question names a procedure and its heading have to say. */
const SPOKEN = 0.6;
const SURE = 0.9;
const NO_ANSWER = 0.2;

/** What is asked to be done first is the first step of the procedure, and never a later one that says more of the question's words. */
export function withFirstStep(answers: readonly Answer[], passages: readonly Passage[], looked: Looked): readonly Answer[] {
  if (!ASKS_FIRST.test(looked.question.text)) return answers;
  const [main] = answers;
  const isStep = main !== undefined && /^\s*\d{1,2}[.)]\s/u.test(main.text);
  const [best] = passages
    .filter(({ kind, status, flagged, text, start, end }) => kind === 'steps' && status === 'current' && !flagged && text.length === end - start)
    .map((passage) => ({
      passage,
      spoken: shareSpoken([{ passage, start: 0, end: passage.text.length }], `${passage.document} . ${passage.section?.split(' > ').at(-1) ?? ''}`, looked),
    }))
    .filter(({ spoken }) => spoken >= SPOKEN)
    .sort((left, right) => right.spoken - left.spoken);
  const opening = best === undefined ? null : openingOf(best.passage, looked.context);
  if (opening === null) return isStep ? answers.map((answer) => ({ ...answer, probability: Math.min(NO_ANSWER, answer.probability) })) : answers;
  return [opening];
}

/** The first step of the section that a passage with steps is of. */
function openingOf({ documentId, revision, section }: Passage, { scope }: JudgeContext): Answer | null {
  const passage = scope
    .documentPassages(documentId, revision)
    .find(
      (each) => each.section === section && !each.flagged && each.kind === 'steps' && each.text.length === each.end - each.start && STEP_ONE.test(each.text),
    );
  const found = passage === undefined ? null : STEP_ONE.exec(passage.text);
  if (passage === undefined || found === null) return null;
  const start = found.index + (/^\s*/u.exec(found[0])?.[0].length ?? 0);
  // In a danger, and behind a warning, the first step alone leaves out what saves.
  if (start > 1 || dangersIn(`${section ?? ''}\n${passage.text}`).length > 0) {
    const { text } = passage;
    return { passage, text, shown: text, role: 'main', probability: SURE, values: [], start: passage.start, end: passage.end };
  }
  const next = /\n\s*2[.)]\s/u.exec(passage.text.slice(start));
  const end = next === null ? passage.text.length : start + next.index;
  const text = passage.text.slice(start, end);
  return { passage, text, shown: text, role: 'main', probability: SURE, values: [], start: passage.start + start, end: passage.start + end };
}
