/** Words and signs by which lines of a manual say what they are, in English, German and Chinese. */

const warningWords =
  'warnings?|caution|danger|attention|important|notice|note|achtung|warnung|vorsicht|gefahr|wichtig|hinweis|sicherheitshinweis|警告|注意|危险|危險|小心|重要|当心|提示';
const warningStart = new RegExp(`^[\\s⚠!▲△*_>【[(]*(?:${warningWords})[\\s*_】\\])]*(?:[!:：–—-]|$)`, 'iu');
const riskStart = /^(?:(?:danger|risk|hazard) of \p{L}|(?:\p{L}+gefahr|gefahr durch)\b)/iu;
const shoutedWarning = /^[⚠▲△\s]*(?:WARNING|CAUTION|DANGER|NOTICE|ATTENTION|ACHTUNG|WARNUNG|VORSICHT|GEFAHR|HINWEIS|NOTE)\b/u;

/** True for a line that opens a warning, caution or note: "WARNING: hot surface", "Achtung! ...", "警告：...". */
export function opensWarning(text: string): boolean {
  return warningStart.test(text) || shoutedWarning.test(text) || riskStart.test(text) || /^⚠/u.test(text);
}

const steps: readonly RegExp[] = [
  /^(?:step|schritt)\s+(\d{1,3})\s*[:.)–—-]?\s+\S/iu,
  /^(\d{1,3})[.)]\s+\S/u,
  /^\((\d{1,3})\)\s*\S/u,
  /^（(\d{1,3})）\s*\S/u,
  /^(?:步骤|步驟)\s*(\d{1,3})\s*[:：.、]?\s*\S/u,
  /^第\s*(\d{1,3})\s*步\s*[:：、]?\s*\S/u,
  /^(\d{1,3})、\s*\S/u,
];

/** The number of a numbered step ("3. Close the valve", "Step 3: ...", "Schritt 3", "第3步"), or null. */
export function stepNumber(text: string): number | null {
  for (const pattern of steps) {
    const match = pattern.exec(text);
    if (match?.[1] !== undefined) return Number(match[1]);
  }
  return null;
}

/** True for a line that cannot be a heading because it says "step" itself. */
export function saysStep(text: string): boolean {
  return /^(?:step|schritt)\s+\d|^(?:步骤|步驟)|^第\s*\d+\s*步/iu.test(text);
}

const bullet = /^(?:[•●○◦▪■□‣∙·–—*-]|[a-z]\)|\([a-z]\)|[✓✔☐❑➢➤→])\s+\S/u;

export function isBullet(text: string): boolean {
  return bullet.test(text);
}

/** True for "Figure 3: ...", "Table 5-10 ...", "Abb. 2 ...", "表 1 ...". */
export function isCaption(text: string): boolean {
  return /^(?:(?:fig(?:ure)?|table|tab|abb(?:ildung)?|tabelle|bild|diagram|chart)\.?\s+[\dA-Z][\d.\-–]*[a-z]?\s*(?:[:.–—-]|\s+\p{Lu}|$)|[图圖表]\s*\d[\d.\-–]*)/iu.test(
    text,
  );
}

/** Level of a decimal section number ("3" is 1, "3.2" is 2), or null where there is none. */
export function sectionNumberLevel(text: string): number | null {
  const decimal = /^(?:(?:chapter|section|kapitel|abschnitt|appendix|anhang)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4})\.?\s+\S/u.exec(text);
  if (decimal?.[1] !== undefined) return decimal[1].split('.').length;
  if (/^第[一二三四五六七八九十百\d]+[章篇]/u.test(text)) return 1;
  if (/^第[一二三四五六七八九十百\d]+[节節]/u.test(text)) return 2;
  return null;
}

/** True where a sentence may end: full stop and its relatives, closing quotes allowed after it. */
export function endsSentence(text: string): boolean {
  return /[.!?:;…。！？：；]["'”’»)\]）」』]*$/u.test(text.trimEnd());
}
