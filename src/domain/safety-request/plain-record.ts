import { defeatAct } from './vocabulary.js';
import { wantsDoing } from './wants-doing.js';
import { normaliseWording } from './wording.js';

const statistic =
  /\b(?:lowest|highest|minimum|maximum|min|max|mean|average|median|total|sum|number of|count of|how (?:many|often|much)|least|peak|latest|earliest)\b|(?<!\p{L})(?:niedrigst\p{L}*|höchst\p{L}*|tiefst\p{L}*|mittel(?:wert)?|durchschnitt\p{L}*|am (?:niedrigsten|höchsten|tiefsten)|wie (?:viele|oft))(?!\p{L})|最低|最高|最大|最小|平均|多少次/iu;
const time =
  /\b(?:in|on|since|until|during|between|from|over|last|this|im|am|seit|bis|letzte\p{L}*|diese\p{L}*)\s+(?:the )?(?:\d{1,4}|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|days?|weeks?|months?|quarters?|years?|shifts?|woche|monat|jahr|schicht)|\d{1,2}月|去年|今年|上[周月]|本[周月]/iu;
/** One phrase without a clause behind it: "lowest free chlorine at the outlet". */
const phrase = /^(?:[^\s,;:!?.]+\s+){1,9}[^\s,;:!?.]+[\s?.]*$/u;
/** Before a noun it is a property and no deed: free chlorine, free lime, open positions. A German superlative ends like a verb. */
const property =
  /\b(?:free|open|clear|clean|dry|set)\s+(?!(?:the|a|an|it|this|that|all|my|our|up|of)\b)(?=\p{L}{3,})|\bfreie[nrs]?\s+(?=\p{Lu})|\bam \p{L}+sten\b/giu;

/** A figure of the past by its end, mean or number, with its time or in one phrase, and with nobody in the sentence who acts: nothing is wanted done, whatever is measured. */
export function asksForRecordedFigure(question: string): boolean {
  if (!statistic.test(question) || !(time.test(question) || phrase.test(question))) return false;
  const said = question.replace(property, ' ');
  return !wantsDoing(said) && !defeatAct.test(normaliseWording(said));
}

const onlyAcknowledging =
  /^\s*(?:(?:please|bitte|now|can you|请|帮我|把)[\s,]*)*(?:(?:ack(?:nowledge)?|quittier\p{L}*|bestätig\p{L}*)\s+(?:(?:all|every|each|both|the|these|those|active|open|standing|alle|sämtliche|die|beide|anstehenden|offenen)\s+)*(?:alarms?|alarme|meldungen)|(?:(?:all|alle|sämtliche|die)\s+)*(?:alarms?|alarme|meldungen)\s+(?:quittieren|bestätigen)|(?:确认(?:所有|全部)?(?:的)?报警|(?:所有|全部)?报警(?:都|全部)?确认))(?:\s*(?:of|for|at|von|an|please|bitte|now|jetzt|一下|吧)(?:\s+(?:the\s+)?[\p{L}\d-]+)?)*\s*[.!。！]*\s*$/iu;

/** To acknowledge alarms is to have seen them: they stay annunciated, and a person confirms each. */
export const onlyAcknowledges = (question: string): boolean => onlyAcknowledging.test(question);
