/** Something is to be written down for those who come next, in the words of whoever says it. */
const note =
  /^\s*(?:please\s+)?(?:note|handover note|shift note|note to|remember|log)\b(?: (?:for|to) (?:the |our )?(?:next|late|night|early|coming|following|morning)? ?(?:shift|crew|lead|handover))?\s*[:,-]|\b(?:tell|let) the (?:next|late|night|early|morning|coming) (?:shift|crew)\b|\b(?:add|write|draft|prepare|create|make|log|record|leave)\b[\s\S]{0,30}\b(?:note|shift log|handover|log entry|log book|logbook)\b|(?<!\p{L})(?:notiz|schichtbuch|übergabenotiz)(?!\p{L})|(?:记录|备注|交接记录)[:：]/iu;
const asksBack =
  /^\s*(?:which|what|how many|are there|is there|list|show|why|when|who|read|welche\w*|was|gibt es|zeige?|lies|warum|wann|wer)\b|哪些|有没有|多少/iu;
/** A hand-over written by the copilot: it has to hold what the shift really had. */
const handover =
  /\b(?:draft|write|prepare|make|create|compose|put together|do|fill in|i need|we need|need)\b[^.?!:]{0,24}\bhand-?over(?![ -]?(?:report|summary|pack|policy|procedure|minutes|meeting))(?:[ -]?(?:notes?|sheet|entry|log|form))?\b|\b(?:draft|write|prepare|create)\b (?:me |us )?(?:a |the )?shift notes?\s*[.!]*\s*$|^\s*(?:please\s+)?(?:the |a )?(?:shift )?hand-?over notes?(?:\s*$|[.!?,]| (?:please|for|with|to)\b)|(?<!\p{L})übergabe(?:notiz|protokoll|zettel|eintrag)\p{L}*\b(?!\s*[:：])|(?:起草|写|准备|拟|生成|编写|做|创建|填).{0,6}交接(?:班)?(?:记录|单|本|笔记|日志)(?!\s*[:：])/iu;

/** Does the question want a note written, whoever words it? */
export const asksForNote = (question: string): boolean => !asksBack.test(question) && (note.test(question) || handover.test(question));

/** Does it want the hand-over itself drafted, from what the shift had? */
export const asksForHandover = (question: string): boolean => !asksBack.test(question) && handover.test(question);

/** What the person wants in the note in their own words; null where the request says only that one is to be written. */
export function ownWordsOf(question: string): string | null {
  const said =
    /[:：]\s*([\s\S]{3,})$/u.exec(question)?.[1] ??
    /\bthat\s+([\s\S]{3,})$/iu.exec(question)?.[1] ??
    /,\s*(?:and )?((?:mention|say|add|include|erwähne|schreib)\b[\s\S]{3,})$/iu.exec(question)?.[1];
  return said === undefined ? null : said.trim();
}
