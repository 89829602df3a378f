/** Headings over dates of what is still to come or runs out then: never a date on which something happened. */
const COMING =
  /(?<!\p{L})(?:next|due|upcoming|coming|planned|scheduled|forecast|expir\p{L}*|valid (?:until|till|to|through)|until|best before|use by|deadline|warranty|renewal|nächste[rnsm]?|fällig\p{L}*|geplant\p{L}*|gültig\p{L}*|ablauf\p{L}*|frist|bis|soll(?:termin|datum)?|wiedervorlage|garantie\p{L}*)(?!\p{L})|\p{L}*(?:fälligkeit|ablaufdatum)\p{L}*|下次|下一次|计划|到期|有效期|截止|应检|保修/iu;
/** Headings over the date of the newest happening of its kind, one for each thing. */
const LATEST = /(?<!\p{L})(?:last|latest|previous|most recent|letzte[rnsm]?|zuletzt|vorige[rnsm]?)(?!\p{L})|上次|上一次|最近|最后/iu;

/** What the heading over a column of dates says of them: that they are still to come, the newest of their kind, or nothing. */
export function dateHeading(heading: string): 'coming' | 'latest' | null {
  const words = heading.replace(/_+/gu, ' ');
  return COMING.test(words) ? 'coming' : LATEST.test(words) ? 'latest' : null;
}

const ASKS_COMING =
  /\b(?:next|due|upcoming|planned|scheduled|expir\w*|run(?:s|ning)? out|nächste\w*|fällig\w*|geplant\w*|ansteh\w*|abläuft|ablaufen)\b|下次|下一次|计划|到期/iu;

/** A question about what is still to come. */
export const asksComing = (question: string): boolean => ASKS_COMING.test(question);
