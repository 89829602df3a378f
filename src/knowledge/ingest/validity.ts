import { datesIn, type Validity } from '../../domain/validity.js';

/** Dates as `‹from/to›` in the text that the patterns below read: one form for all that are printed. */
const DATE = '‹(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})›';
const PAPER =
  '\\p{L}*(?:notice|order|instruction|circular|bulletin|memo(?:randum)?|directive|paper|document|note|permit|procedure|policy|rule|edition|revision|issue|manual|anordnung|weisung|mitteilung|verfügung|regelung|hinweis|rundschreiben|aushang|dokument|vermerk|ausgabe|fassung|vorschrift|verfahren|handbuch|anleitung|richtlinie)s?';
/** What may stand before a statement of validity for it to be one of the paper itself: nothing, the paper, or the label of a field. */
const OF_ITSELF = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:this|the(?: present)?|diese[rsm]?|die|der|das)\\s+(?:\\p{L}+\\s+){0,2}?${PAPER}(?:\\s+[A-Z]{1,6}[-\\d][\\w-]*)?(?:\\s+(?:is|are|remains?|stays?|shall be|will be|ist|bleibt|wird))?|(?:it|es|sie)\\s+(?:is|remains|ist|bleibt)|本(?:通知|规定|指令|令|通告|文件|规程|手册)|status|validity|period of validity|geltung|gültigkeit(?:sdauer)?|geltungsdauer|有效期限?|date|datum|日期)?[^\\p{L}\\p{N}‹]*$`,
  'iu',
);
const GAP = '[\\s:：|,;(–—-]*(?:only\\s+|nur\\s+)?';
const FROM = '(?:from|as of|as from|since|with effect from|on and after|starting|beginning|on|ab(?: dem)?|von|vom|seit(?: dem)?|am|mit wirkung vom)';
const UNTIL =
  '(?:until(?: and including)?|till|up to(?: and including)?|to|through|bis(?: einschließlich)?(?: zum)?(?: ende)?|(?:until|to|till|through) (?:the )?end of|and ends? on|und endet am|至|到|截至)';
const HOLDS =
  '(?:valid(?:ity)?|period of validity|in force|comes? into force|enters? into force|in effect|takes? effect|effective(?: date)?|appl(?:ies|y)|applicable|holds?|gültig(?:keit)?(?:sdauer)?|geltungsdauer|gilt|gelten|in kraft|tritt|wirksam|befristet|生效日期|实施日期|有效期限?|有效|生效|适用)';
const BOTH = new RegExp(`${HOLDS}${GAP}(?:${FROM}|自|从)?${GAP}${DATE}[\\s,|]*(?:起)?(?:${UNTIL}|[–—-])${GAP}${DATE}`, 'iu');
const STARTS = new RegExp(`${HOLDS}${GAP}(?:(?:${FROM}|自|从)${GAP}|(?<=effective|effective date|日期|:)${GAP})${DATE}`, 'iu');
const ENDS = new RegExp(
  `(?:${HOLDS}${GAP}(?:(?:is|ist)\\s+)?${UNTIL}|(?:expir(?:es?|y)(?: date)?|lapses|ceases to (?:apply|be valid)|valid(?:ity)? ends|(?:is )?withdrawn|läuft|endet|gültigkeit endet|ablaufdatum|失效日期|截止日期)(?:${GAP}(?:on|am))?)${GAP}${DATE}`,
  'iu',
);
/** "Am 1. Mai 2026 tritt ... außer Kraft", "tritt am ... außer Kraft". */
const OUT_OF_FORCE = new RegExp(`tritt${GAP}am${GAP}${DATE}${GAP}außer kraft`, 'iu');
/** "自2026年3月1日起生效", "2026年3月1日至5月2日有效". */
const CHINESE = new RegExp(`(?:自|从)?${DATE}(?:起)?(?:(?:至|到)${DATE})?(?:止)?(?:期间)?(?:开始)?(?:生效|有效|施行|执行|实施)`, 'u');
/** Lines at the top that are a title: what they say of validity is the paper's. */
const TITLE_LINES = 3;
const LONGEST_TITLE = 160;
/** Characters of the opening and of the end in which a paper says when it holds. */
const ENDING = 1_500;

/** When a paper says of itself that it holds, read from its opening and its end; null where it says nothing of it. */
export function validityIn(opening: string, text = ''): Validity | null {
  const ending = text.length > opening.length ? text.slice(Math.max(opening.length, text.length - ENDING)) : '';
  const clauses = [
    ...clausesOf(opening).map((clause, at) => ({ clause, title: at < TITLE_LINES && clause.length <= LONGEST_TITLE })),
    ...clausesOf(ending).map((clause) => ({ clause, title: false })),
  ];
  let from: string | null = null;
  let until: string | null = null;
  for (const { clause, title } of clauses) {
    const found = statedIn(clause, title);
    from ??= found.from;
    until ??= found.until;
  }
  return from === null && until === null ? null : { from, until };
}

function clausesOf(text: string): readonly string[] {
  return withDates(text)
    .replace(/\n(?=\s*(?:\p{Ll}|‹))/gu, ' ')
    .split(/\n|(?<=[.!?])\s|[。！？]/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** The text with its dates in one form; a day without a year before one with ("1 March to 5 May 2026") takes that year. */
function withDates(text: string): string {
  const whole = text
    .replace(SHORT_START, (_match, day: string, between: string, rest: string) => `${day} ${/\d{4}/u.exec(rest)?.[0] ?? ''}${between}${rest}`)
    .replace(SHORT_START_GERMAN, (_match, day: string, between: string, rest: string) => `${day}${/\d{4}/u.exec(rest)?.[0] ?? ''}${between}${rest}`)
    .replace(SHORT_END_CHINESE, '$1$2$3$1$4');
  let at = 0;
  const parts = datesIn(whole).map(({ start, end, days }) => {
    const part = `${whole.slice(at, start)}‹${days.from}/${days.to}›`;
    at = end;
    return part;
  });
  return parts.join('') + whole.slice(at);
}

const SHORT_START = /(?<![\d.])(\d{1,2}\.?\s+\p{L}{3,9}\.?)(\s*(?:to|until|till|through|bis(?: zum)?|[–—-])\s*)(\d{1,2}\.?\s+\p{L}{3,9}\.?,?\s+\d{4})/giu;
const SHORT_START_GERMAN = /(?<![\d.])(\d{1,2}\.\s?\d{1,2}\.)(\s*(?:bis(?: zum)?|[–—-])\s*)(\d{1,2}\.\s?\d{1,2}\.\s?\d{4})/giu;
const SHORT_END_CHINESE = /(\d{4}年)(\d{1,2}月\d{1,2}日)([^\d。\n]{1,4})(\d{1,2}月\d{1,2}日)/gu;

function statedIn(clause: string, title: boolean): Validity {
  const own = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(clause);
    if (match === null) return null;
    const lead = clause.slice(0, match.index);
    // A field behind another field of the same line: "Valid from ... | valid until ...".
    const bare = lead.replace(new RegExp(`${HOLDS}${GAP}(?:${FROM})?${GAP}${DATE}`, 'giu'), '');
    return title || OF_ITSELF.test(bare) ? match : null;
  };
  const both = own(BOTH);
  if (both !== null) return { from: both[1] ?? null, until: both[4] ?? null };
  const chinese = own(CHINESE);
  if (chinese !== null) return { from: chinese[1] ?? null, until: chinese[4] ?? null };
  const out = own(OUT_OF_FORCE);
  if (out !== null) return { from: null, until: out[1] ?? null };
  return { from: own(STARTS)?.[1] ?? null, until: own(ENDS)?.[2] ?? null };
}

/** A day of a manifest or of a field of the document as `YYYY-MM-DD`: of a month its first day, or its last. */
export function dayOf(text: string | null | undefined, end: 'first' | 'last'): string | null {
  const days = text == null ? undefined : datesIn(text)[0]?.days;
  return days === undefined ? null : end === 'first' ? days.from : days.to;
}
