const FORMER =
  /\b(?:up to|until|before|prior to|as of) (?:rev(?:ision)?\.?|issue|edition|version)\b|\b(?:previous|former|earlier|old|superseded) (?:rev(?:ision)?s?|issues?|editions?|versions?|values?|limits?|figures?)\b|\b(?:formerly|previously)\b|\bused to be\b|\bno longer (?:valid|applies|apply|used)\b|\b(?:was|were) (?:replaced|superseded) by\b|\bwhat changed\b|\bchange:\s|\b(?:raised|lowered|changed|shortened|extended|narrowed|increased|reduced) from\b|\bbis (?:zur )?(?:rev|ausgabe|version)|\b(?:frühere|vorherige|alte)[rns]? (?:revision|ausgabe|version|wert|grenzwert)|früher(?: galt| war)|gilt nicht mehr|(?:旧版|原版本|以前|曾经|此前|不再适用|修订前)/i;
const HISTORY =
  /\b(?:revision|document|change) (?:history|record|log|table)\b|\brecord of (?:revisions|changes)\b|\brevisions\b|^revision\b|\bamendments\b|änderungs(?:verzeichnis|historie|stand|nachweis)|revisions(?:verzeichnis|historie|stand)|修订(?:记录|历史)|版本(?:记录|历史)|变更记录/i;
const ASKS =
  /(?<!\b(?:be|is|are|to|must|should|shall|can|may|do|we|i|you|they|get|gets|when|being)\s+)\bchang(?:e|es|ed)\b|\b(?:differ(?:s|ence|ent)?|revisions?|history|previous(?:ly)?|former(?:ly)?|old(?:er)?|earlier|superseded|used to|before|histor(?:y|ical)|rev)\b|geändert|änderung|unterschied|früher|vorher|alte[nrs]?\b|revision|ausgabe|变更|修订|区别|以前|旧|版本/i;

/** True for a sentence that tells what held in an earlier edition ("up to Rev C the limit was ..."). */
export function speaksOfFormer(text: string): boolean {
  return FORMER.test(text);
}

/** True for a row of a table of revisions or of a title page, which tell about the document and not about the plant. */
export function isRevisionHistory(section: string | null, text: string): boolean {
  const last = section?.split(' > ').at(-1) ?? '';
  return (
    HISTORY.test(last) ||
    /^(?:revision|supersedes|effective date|ersetzt|gültig ab|document number|dokumentnummer):?\s/i.test(text) ||
    /^(?:ausgabe|版本|修订|替代)[::]?\s/i.test(text) ||
    /\b(?:what changed|change:\s)/i.test(text)
  );
}

/** True when the question asks about earlier editions or about changes; then such sentences are what it wants. */
export function asksAboutFormer(question: string): boolean {
  return ASKS.test(question);
}
