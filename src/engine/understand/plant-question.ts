import { parseQuantities } from '../../domain/quantity.js';
import { stateWordIn } from './plant-state-words.js';
import { asksForRule } from './rule-question.js';
import type { Understanding } from './understanding.js';

/** What a question asks the state or the history of: a thing of the plant, the line as a whole, or something that it does not name. */
export type PlantSubject = 'thing' | 'line' | 'unnamed';

/** Duties, leave, cases that have not come, what a thing is by its make, and papers: laid down in documents. */
const laidDown =
  /^\s*(?:can|could|who (?:is|are))\b|\b(?:trips?|alarm) (?:levels?|points?|values?|settings?)\b|\b(?:weekly|monthly|yearly|annually|every (?:day|week|month|year))\b|\b(?:should|shall|must|may|might|ought|supposed|need(?:s|ed)? to|ha(?:s|ve|d) to|allowed|permitted|required|recommended|how (?:do|can|to|would|could|often do|often does)|(?:what|which \w+) (?:do|can) (?:i|we|you)|(?:can|could) (?:i|we|you|it|they)|if|whenever|in case|once|rated|nominal|design\w*|nameplate|spec\w*|types?|kinds?|grade|material|made of|sizes?|dimensions?|weigh\w*|capacity|diameter|manual|handbook|booklet|procedure|polic(?:y|ies)|documents?|papers?|drawing|diagram|table|section|page|rev(?:ision)?|edition|according|instructions?|spares?|parts?|oil|grease|lubrica\w*|tools?|terminals?|cables?|fuses?|breakers?|wir(?:es?|ing)|cut-?outs?|price|supplier|maker|manufacturer|vendor|warranty|mean(?:s|ing)|purpose|limits?|set ?points?|range|tighten\w*|tight|installed|mounted|located|interval|rule|who (?:may|approves|signs)|soll\w*|muss|müssen|darf|dürfen|wenn|falls|handbuch|laut|grenzwert\w*|ersatzteil\w*)\b|应该|必须|可以|允许|如果|手册|规定|限值/iu;
/** A request to do something, and no question. */
const imperative =
  /^\s*(?:please |can you |could you )?(?:start|stop|open|close|set|reset|change|replace|order|draft|write|create|raise|lower|increase|decrease|acknowledge|ack|shelve|bypass|isolate|lock|note|add|remember|log|explain|describe|calculate|convert|translate|summari[sz]e)\b/iu;
const present = /\b(?:is|are|isn['’]?t|aren['’]?t|am|(?:what|how|where|who|that|it|filler|line)['’]s|ist|sind)\b/iu;
const progressive =
  /\b(?:doing|going|looking|running|behaving|working|coming|standing|waiting|moving|turning|rising|falling|dropping|climbing|drifting|getting|making|producing|drawing|pulling|using|leaking|vibrating|bothering|hurting|losing|keeping|shaking|hunting|creeping|slipping|coping|struggling|keeping up|managing)\b/iu;
const condition =
  /\b(?:ok|okay|fine|normal|healthy|ready|available|wet|dry|dirty|clean|clogged|blocked|stuck|clear|active|behind|ahead|late|stable|steady|high|low|hot|cold|warm|full|empty|up|down|on|off|wrong|odd|strange|unusual|worse|better|higher|lower|hotter|colder|warmer|faster|slower|fuller|louder|more|less|most|least|worst|best|highest|lowest|hottest|coldest)\b/iu;
const stateNoun =
  /\bin (?:a|one|two|three|\d) (?:short )?(?:lines?|sentences?|words)\b|\b(?:status|state|condition|shape|situation|overview|picture|rundown|round-?up|zustand|stand|lage|überblick)\b|状态|情况/iu;
const nowWord =
  /\b(?:(?<!what )now|right now|currently|at (?:the|this) moment|at present|just now|so far|today|tonight|this (?:shift|morning|afternoon|evening)|lately|recently|jetzt|gerade|aktuell|momentan|heute)\b|现在|目前|今天/iu;
const happened =
  /\b(?:did|was|were|has|have|had|hasn['’]?t|haven['’]?t|didn['’]?t|wasn['’]?t|went|came|stood|ran|fell|rose|dropped|tripped|stopped|war|hat)\b/iu;
const lineWord = /\b(?:line(?: \d+)?|plant|we|us|our|crew|shift|production|output|everything|things|machines?|linie|anlage|wir|schicht)\b|生产线|产线|我们/iu;
const historyMs = 72 * 3_600_000;

/** Whether a question names a time that only the plant's own records can tell of: now, or a stretch of its history. */
export function ofThisTime(understanding: Understanding): boolean {
  return withinHistory(understanding) || nowWord.test(understanding.question);
}

/** Whether a window lies in what the plant's history keeps (72 h). */
export function withinHistory({ window, now }: Pick<Understanding, 'window' | 'now'>): boolean {
  return window !== null && now.getTime() - window.to.getTime() <= historyMs;
}

/** A case that comes again and again. */
const clause = /(?<=\S)\s+(?:when|while|as soon as)\s.*$/iu;
export const asksCause = /\b(?:why|cause|reason|what is it(?=\s*[?.!]*$)|what(?:['’]s| is) (?:wrong|the matter)|warum|wieso|ursache)\b|为什么|原因/iu;
/** "On the pump", "in total" are no states. */
const place = /\b(?:on|up|off|in|at|down)\s+(?=(?:the|which|what|an?|its?|our|this|that|these|to|total|average)\b|\p{L}{1,4}-?\d)/giu;

/**
 * Whether a question asks how this plant stands or stood, by its grammar: a state or a course of something, now or in a stretch of time, and nothing
 * that is laid down, allowed or made. Null where it asks for a rule, a fact of design, or a deed.
 */
export function plantSubject(understanding: Understanding): PlantSubject | null {
  const { assets, tags, signals, signalCoverage, ambiguous, unknownNames } = understanding;
  // What only carries a question on asks what that one asked.
  const question = understanding.isFollowUp ? understanding.effective : understanding.question;
  if (laidDown.test(question) || imperative.test(question) || asksForRule(question)) return null;
  const inTime = ofThisTime(understanding);
  // A figure that is held up to be confirmed is one that a paper gives.
  const hasFigure = !withinHistory(understanding) && parseQuantities(question).some(({ unit }) => unit !== null);
  const main = question.replace(place, ' ').replace(clause, '');
  if (hasFigure || (!inTime && !speaksOfState(main))) return null;
  // What is behind a state that the plant has no word for is for who knows the machine.
  if (asksCause.test(question) && !inTime && stateWordIn(main) === null) return null;
  if (unknownNames.length > 0) return 'unnamed';
  if (assets.length > 0 || tags.length > 0 || ambiguous.length > 1 || (signals.length > 0 && signalCoverage >= 0.65)) return 'thing';
  return lineWord.test(question) ? 'line' : 'unnamed';
}

function speaksOfState(question: string): boolean {
  const hasState = stateWordIn(question) !== null;
  if (stateNoun.test(question)) return true;
  if (present.test(question)) return hasState || progressive.test(question) || condition.test(question);
  if (happened.test(question)) return hasState || progressive.test(question);
  const words = question.trim().split(/\s+/u).length;
  // A noun that may be a state or a limit ("trip") says too little alone.
  const isState = stateWordIn(question.replace(/\b(?:trip|stop|start|fail|fault|jam)s?\b/giu, ' ')) !== null;
  return (isState && words <= 4) || (condition.test(question) && words <= 5 && /[?？]/u.test(question));
}
