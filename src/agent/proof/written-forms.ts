/** The line that names where something stands, in three languages: title, revision, page. */
export const sourceLine = /^\s*(?:Source|Quelle|来源)\s*[:：]\s*(.+?)[,，]\s*Rev\s*([^,，]+?)[,，]\s*(?:page|Seite|第)\s*(\d+)\s*页?[.。]?\s*$/iu;
/** A line that only names sources. */
export const namesSource = /^\s*(?:Sources?|Quellen?|来源)\s*[:：]/iu;
/** A row of a log told with its date in front. */
export const datedRow = /^[\p{L} ]{2,24}[,，]\s*(\d{4}-\d{2}-\d{2})\S*?[:：]\s*(.+)$/su;
/** What marks an item of a list. */
export const listMark = /^(?:[•▪‣◦*–-]|[a-z]\)|\d{1,2}[.)])\s*/u;
/** Fewer characters than this prove nothing by standing somewhere in the evidence. */
export const shortestQuotation = 12;
