import type { Answer, Passage } from '../../domain/document.js';
import { substancesIn } from '../../domain/emergency.js';
import type { Scope } from '../lexical/scope.js';
import type { Question } from '../question.js';
import type { JudgeContext } from '../rank/judge.js';
import type { PassageHits } from '../rank/passage-hits.js';
import { sentencesOf } from '../text/sentences.js';
import type { Focus } from './focus.js';
import { type Stretch, shareSpoken } from './share-spoken.js';

type Looked = Readonly<{ question: Question; focus: Focus; hits: PassageHits; context: JudgeContext }>;

const ASKS_WHEN =
  /\bwhen (?:may|can|could|is it|are we|am i|is)\b|\b(?:under|on|in) (?:what|which) conditions?\b|\bwhat (?:conditions?|must be (?:met|fulfilled|the case))\b|(?<!\p{L})(?:ab )?wann (?:darf|dürfen|kann|können|ist)(?!\p{L})|unter welchen (?:bedingungen|voraussetzungen)|(?:什么时候|何时|什么条件下?|什么情况下?)(?:才)?.{0,8}(?:可以|能|允许|打开|进入|启动)/iu;
/** The same act in three languages: leave for one is no leave for another. */
const ACTS: readonly RegExp[] = [
  /\bopen(?:ed|ing)?\b|öffne|geöffnet|打开|开启/iu,
  /\b(?:enter(?:ed|ing)?|(?:go|climb|step|went) in(?:to|side)?|entry)\b|befahr|betret|begeh|einsteig|eingestiegen|bestieg|bestiegen|进入|入内/iu,
  /\b(?:re)?start(?:ed|ing)?\b|\bswitch(?:ed)? (?:back )?on\b|anfahr|angefahren|einschalt|eingeschaltet|gestartet|starten|启动|开机|投运/iu,
  /\b(?:remov(?:e|ed|ing)|taken? off|lift(?:ed)? off)\b|abnehm|abgenommen|entfern|拆|取下/iu,
  /\b(?:releas(?:e|ed|ing)|used?|reus(?:e|ed))\b|freigeb|freigegeben|verwende|放行|使用/iu,
];
/** Leave tied to a condition: "may be opened only when", "darf erst ... wenn", "方可". */
const GIVES_LEAVE =
  /\b(?:may|can|must|shall|should|is|are) (?:\p{L}+ ){0,5}only\b|\bonly (?:when|if|after|once|at|below|with)\b|\b(?:not|never|nobody|no one)\b.{0,80}\b(?:before|until|unless)\b|\b(?:may|can) be \p{L}+ (?:when|if|after|once|as soon as)\b|(?<!\p{L})(?:darf|dürfen|kann|können)(?!\p{L})[^.]{0,80}(?<!\p{L})(?:erst|nur|wenn|sobald)(?!\p{L})|(?<!\p{L})(?:nicht|niemand)[^.]{0,80}(?:bevor|bis|solange)|才(?:允许|可|能|准)|方可|(?:时|后)(?:可以|允许)/iu;
/** A duty that the next sentence adds to the leave: a watch, a measurement. */
const ADDS =
  /\b(?:stands?|stays?|keeps? watch|must|has to|have to|is needed|are needed|is required)\b|(?<!\p{L})(?:steht|stehen|bleibt|bleiben|sichert|sichern|überwach\p{L}+|muss|müssen|ist nötig|erforderlich)(?!\p{L})|必须|应/iu;
const NEW_CASE = /^\W*(?:if|when|wenn|falls|sobald)(?!\p{L})/iu;
const MOST_PASSAGES = 20_000;
/** Which share of what the question names the sentence and its heading have to say. */
const SPOKEN = 0.45;
const SURE = 0.9;

type Leave = Stretch & Readonly<{ around: string }>;
const leaves: WeakMap<Scope, readonly Leave[]> = new WeakMap();

/** "When may X be opened?" is answered by the sentence that ties the leave to all its conditions, with the duty that the next one adds. */
export function withLeave(answers: readonly Answer[], passages: readonly Passage[], takes: (passage: Passage) => boolean, looked: Looked): readonly Answer[] {
  const { question, context } = looked;
  const acts = ASKS_WHEN.test(question.text) ? ACTS.filter((act) => act.test(question.text)) : [];
  if (acts.length === 0) return answers;
  const things = substancesIn(question.text);
  const [best] = leavesOf(passages, context.scope)
    .filter((leave) => takes(leave.passage) && acts.every((act) => act.test(textOf(leave))))
    .map((leave) => {
      const isSame = things.some((thing) => substancesIn(`${leave.around} ${textOf(leave)}`).includes(thing));
      return { leave, worth: shareSpoken([leave], leave.around, looked) + (isSame ? 0.2 : 0) };
    })
    .filter(({ worth }) => worth >= SPOKEN)
    .sort((left, right) => right.worth - left.worth);
  if (best === undefined) return answers;
  const { passage, start, end } = best.leave;
  const text = textOf(best.leave);
  const order = answers.filter((answer) => answer.role === 'overrules' && acts.some((act) => act.test(answer.text)) && answer.text !== text);
  return [{ passage, text, shown: text, role: 'main', probability: SURE, values: [], start: passage.start + start, end: passage.start + end }, ...order];
}

const textOf = ({ passage, start, end }: Stretch): string => passage.text.slice(start, end);

/** The sentences of the papers in force that give leave under a condition; of a large library, those of the passages found. */
function leavesOf(passages: readonly Passage[], scope: Scope): readonly Leave[] {
  if (scope.size > MOST_PASSAGES) return passages.flatMap(leavesIn);
  const known = leaves.get(scope);
  if (known !== undefined) return known;
  const read = scope.segments.flatMap((segment) => segment.passages.flatMap(leavesIn));
  leaves.set(scope, read);
  return read;
}

function leavesIn(passage: Passage): readonly Leave[] {
  const { kind, status, flagged, text, start, end, document, section } = passage;
  if ((kind !== 'text' && kind !== 'steps') || status !== 'current' || flagged || text.length !== end - start || !GIVES_LEAVE.test(text)) return [];
  const around = `${document} ${section?.split(' > ').at(-1) ?? ''}`;
  const sentences = sentencesOf(text);
  return sentences.flatMap((sentence, at): readonly Leave[] => {
    const own = text.slice(sentence.start, sentence.end);
    if (!GIVES_LEAVE.test(own) || NEW_CASE.test(own)) return [];
    const next = sentences[at + 1];
    const added = next === undefined ? '' : text.slice(next.start, next.end);
    const goesOn = kind === 'text' && next !== undefined && ADDS.test(added) && !NEW_CASE.test(added) && !GIVES_LEAVE.test(added);
    return [{ passage, start: sentence.start, end: goesOn ? next.end : sentence.end, around }];
  });
}
