import { allMatches } from './all-matches.js';

/** Kinds of work that a log keeps apart: what was replaced was not repaired, and what was looked at was neither. */
export type Deed = 'replace' | 'repair' | 'clean' | 'lubricate' | 'inspect' | 'adjust' | 'calibrate';

const DEEDS: ReadonlyArray<readonly [Deed, RegExp]> = [
  [
    'replace',
    /\b(?:replac(?:e|es|ed|ing|ements?)|renew(?:s|ed|al|ing)?|exchang(?:e|es|ed|ing)|swapp(?:ed|ing)|swaps?|chang(?:ed|ing)|chg'?d?|new \p{L}+ (?:fitted|installed|mounted|put in))\b|(?<!\p{L})(?:(?:aus|um|ein)?getauscht|austausch\w*|gewechselt|ausgewechselt|\p{L}*wechsel|erneuer(?:t|ung)\w*|ersetz(?:t|en|e))(?!\p{L})|更换|换新|换过|换了/giu,
  ],
  [
    'repair',
    /\b(?:repair(?:s|ed|ing)?|mend(?:ed|s|ing)?|fix(?:ed|es|ing)?|patch(?:ed|es|ing)?|weld(?:ed|ing)|re-?welded|overhaul(?:ed|s)?)\b|(?<!\p{L})(?:repariert\w*|reparatur(?:en)?|instand ?gesetzt|instandsetzung(?:en)?|geflickt|geschweißt|überholt)(?!\p{L})|维修|修理|修复|修好/giu,
  ],
  [
    'clean',
    /\b(?:clean(?:ed|ing)|wash(?:ed|ing)|flush(?:ed|ing)|rinsed)\b|(?<!\p{L})(?:gereinigt|reinigung(?:en)?|gespült|gesäubert|geräumt)(?!\p{L})|清洗|清洁|冲洗/giu,
  ],
  [
    'lubricate',
    /\b(?:lubricat(?:ed|ion|ing)|greas(?:ed|ing)|re-?greased|oiled)\b|(?<!\p{L})(?:geschmiert|abgeschmiert|gefettet|nachgefettet|geölt|schmierung(?:en)?)(?!\p{L})|润滑|加油|加脂/giu,
  ],
  [
    'inspect',
    /\b(?:inspect(?:ed|ions?|ing)|check(?:ed|s|ing)?|measured|examined|looked at|tested)\b|(?<!\p{L})(?:geprüft|überprüft|kontrolliert|gemessen|besichtigt|prüfung(?:en)?|kontrolle)(?!\p{L})|检查|检测|测量/giu,
  ],
  [
    'adjust',
    /\b(?:adjust(?:ed|ments?|ing)|tighten(?:ed|ing)|re-?tightened|aligned|realigned|re-?tensioned|tensioned)\b|(?<!\p{L})(?:nachgestellt|eingestellt|justiert|nachgezogen|nachgespannt|ausgerichtet|gespannt)(?!\p{L})|调整|紧固|对中/giu,
  ],
  ['calibrate', /\b(?:calibrat(?:ed|ions?|ing)|recalibrated)\b|(?<!\p{L})(?:kalibriert|kalibrierung(?:en)?|abgeglichen|geeicht)(?!\p{L})|校准|标定/giu],
];

/** Before a deed, in its own clause: it was not done, or not yet. */
const NOT_DONE =
  /(?:\b(?:no need|not|no|never|without|cannot|could(?:n't| not)|to be|should be|must be|needs? to|has to|due|waiting|before|until|instead of)|n't|(?<!\p{L})(?:nicht|kein\w*|ohne|muss|müssen|soll|sollte|statt|anstatt|noch|vor|bis))(?!\p{L})[^,;.]{0,40}$|(?:不|未|没有?|无需|待)$/iu;
/** Behind it: only asked for or planned. */
const PLANNED =
  /^\p{L}*\s*(?:is |was |part |parts? (?:is |was |are )?)?(?:on order|ordered|planned|requested|scheduled|recommended|due|pending|needed|required|not|postponed|bestellt|geplant|vorgesehen|empfohlen|nötig|erforderlich|verschoben|nicht)(?!\p{L})/iu;

/** What a row of a log says was done. */
export function deedsDone(text: string): ReadonlySet<Deed> {
  return new Set(
    DEEDS.flatMap(([deed, pattern]) => {
      const done = allMatches(text, pattern).some(
        ({ 0: word, index }) => !NOT_DONE.test(text.slice(0, index)) && !PLANNED.test(text.slice(index + word.length)),
      );
      return done ? [deed] : [];
    }),
  );
}

/** The one kind of work that a question asks about; null where it names none or several. */
export function deedAsked(question: string): Deed | null {
  const named = DEEDS.filter(([, pattern]) => allMatches(question, pattern).length > 0).map(([deed]) => deed);
  const [first, second] = named;
  return first === undefined || second !== undefined ? null : first;
}

/** Whether a row tells of work, and not of the kind that is asked for: it names that kind only to say that it was not done, or tells of another. */
export function tellsOfOtherDeed(row: string, asked: Deed | null): boolean {
  if (asked === null) return false;
  const done = deedsDone(row);
  if (done.has(asked)) return false;
  const [, pattern] = DEEDS.find(([deed]) => deed === asked) ?? [];
  return done.size > 0 || (pattern !== undefined && allMatches(row, pattern).length > 0);
}
