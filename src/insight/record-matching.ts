import { shopWords } from './shop-words.js';

/** Words that only ask, or name what every record is about; they narrow nothing. English and German. */
const asking = new Set(
  (
    'midnight noon midday weekend monday tuesday wednesday thursday friday saturday sunday mitternacht mittag wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag ' +
    'about against there then ' +
    'fix fixed fixes fixing mend mended worked did do ' +
    'somebody someone anybody anyone nobody people colleague colleagues guys team person maybe actually just again already jemand kollege kollegen ' +
    'january february march april may june july august september october november december januar februar märz mai juni juli oktober dezember not ' +
    'done made carried held how often many much times time when was were did does do has have had been is are the a an this that it its of on at in for to from with and or we you i who what which why last latest newest first ever before since until ' +
    'between during after per year years month months week weeks day days ago date record records recorded row rows entry entries log logs logged logbook history maintenance number count total get got getting given new come came ' +
    'happen happened occur occurred there any all show list tell me us please problem problems fault faults fail fails failed failure failures failing issue issues trouble job jobs work case cases event events incident incidents breakdown breakdowns repair repairs repaired ' +
    'replace replaced replacement replacements change changed changes swap swapped renew renewed exchanged fitted installed get gets need needed up down out shift today yesterday tonight morning night afternoon evening early late so far one two three four five our us my your most ' +
    'wie oft viele wann wurde wurden war waren ist sind der die das den dem des ein eine einer an am in im von zu zum mit und oder wir zuletzt letzte letzten letzter mal jahr jahre monat monate woche wochen tag tage gab es hat haben ersetzt getauscht gewechselt erneuert repariert störung störungen ausfall ausfälle anzahl protokoll schicht seit jahren monaten wochen tagen heute gestern wer gearbeitet arbeitete gemacht getan passiert geschehen worden werden wurde daran dran noch schon hier dort für bei auf worked working did someone'
  ).split(' '),
);
const replacingWords = /\b(?:replac\w*|chang\w*|chn?g\w*|swap\w*|renew\w*|new|fitted|exchang\w*|gewechselt|ersetzt|getauscht|erneuert|neue?[rsn]?)\b|更换|换/iu;
const asksReplacing =
  /\b(?:replac\w*|chang(?:e[ds]?|ing)|swap\w*|renew\w*|exchang\w*|new|get|got|fitted|gewechselt|ersetzt|getauscht|erneuert|neue?[rsn]?)\b|更换|换/iu;
const routine =
  /\b(?:tests?|checks?|check-?up|rounds?|inspect\w*|weekly|monthly|daily|wkly|routine|pm|functional|functoinal|prüfung|rundgang|\p{L}*prüfung|\p{L}*kontrolle|wöchentlich\w*|monatlich\w*)(?!\p{L})|测试|试验|点检|巡检/iu;
const asksRoutine = /\b(?:tests?|tested|checks?|checked|rounds?|inspect\w*|prüfung|geprüft|rundgang)\b|测试|试验|检查|点检/iu;

/** What a question asks of records: concepts that all have to be in a record, and whether a part has to have been replaced. */
export type RecordQuery = Readonly<{ concepts: readonly string[]; replaced: boolean; routine: boolean }>;

/** A record as this module sees it: what was found, what was done, the descriptions of the parts that were used, and whether any was. */
export type RecordText = Readonly<{ found: string; done: string; parts: readonly string[]; used: boolean }>;

/**
 * Reads the words that a question asks of records. `known` are texts that the asset already stands for (its name, its tag's description):
 * their words narrow nothing, because every record of the asset is about them.
 */
export function readRecordQuery(question: string, known: readonly string[] = []): RecordQuery {
  let rest = ` ${normal(question)} `;
  const concepts: string[] = [];
  for (const words of shopWords) {
    const hit = words.find((word) => (isPhrase(word) || isHan(word)) && rest.includes(isHan(word) ? word : ` ${word}`));
    if (hit === undefined) continue;
    concepts.push(words[0] ?? hit);
    rest = rest.replaceAll(hit, ' ');
  }
  const own = known.flatMap((text) => tokensOf(text));
  for (const token of tokensOf(rest)) {
    if (asking.has(token) || token.length < 3 || /\d|\p{Script=Han}/u.test(token)) continue;
    if (own.some((word) => sameWord(word, token))) continue;
    concepts.push(conceptOf(token));
  }
  // A trip with a reason is found by its reason: the row may say lockout, cut-out or only what was seen.
  const told = new Set(concepts.length > 1 ? concepts.filter((concept) => concept !== 'trip') : concepts);
  return { concepts: [...told], replaced: asksReplacing.test(question), routine: asksRoutine.test(question) };
}

/** Whether a record holds everything that is asked. A test or round is not the failure it looks for, unless tests are asked for. */
export function matchesRecord(query: RecordQuery, record: RecordText): boolean {
  if (!query.routine && routine.test(record.found) && record.parts.length === 0) return false;
  const parts = record.parts.join(' ; ');
  if (query.replaced && query.concepts.length > 0) {
    if (record.parts.length > 0 && query.concepts.every((concept) => mentions(parts, concept))) return true;
    return (record.used || replacingWords.test(record.done)) && query.concepts.every((concept) => mentions(`${record.done} ${parts}`, concept));
  }
  if (query.replaced) return record.parts.length > 0 || replacingWords.test(record.done);
  const text = `${record.found} ; ${record.done} ; ${parts}`;
  return query.concepts.every((concept) => mentions(text, concept));
}

/** How many of the concepts a text mentions, for the nearest records when none holds all. */
export function countMentions(query: RecordQuery, text: string): number {
  return query.concepts.filter((concept) => mentions(text, concept)).length;
}

/** Whether a text speaks of a concept: by any of its words, a typing error, a compound or a shop-floor abbreviation of it. */
export function mentions(text: string, concept: string): boolean {
  const plain = ` ${normal(text)} `;
  const words = shopWords.find(([name]) => name === concept) ?? [concept];
  const tokens = tokensOf(plain);
  return words.some((word) => {
    if (isHan(word)) return plain.includes(word);
    if (isPhrase(word)) return plain.includes(` ${word}`);
    return tokens.some((token) => sameWord(token, word));
  });
}

function conceptOf(token: string): string {
  return shopWords.find((words) => words.some((word) => !isPhrase(word) && !isHan(word) && sameWord(token, word)))?.[0] ?? stem(token);
}

function stem(token: string): string {
  return token.replace(/(?:ing|ed|es|s)$/u, (end) => (token.length - end.length >= 4 ? '' : end));
}

/** `token` as written stands for `word`: same stem, compound, one typing error in five letters or two in nine, or its consonants. */
function sameWord(token: string, word: string): boolean {
  if (token === word) return true;
  if (word.length <= 3) return token.replace(/s$/u, '') === word;
  if (token.startsWith(word) || (word.length >= 4 && token.length >= 5 && token.endsWith(word))) return true;
  if (token.length >= 4 && word.startsWith(token) && word.length - token.length <= 2) return true;
  if (token.length <= 5 && isAbbreviation(token, word)) return true;
  if (word.length < 5 || token.length < 4 || token[0] !== word[0]) return false;
  const allowed = word.length >= 9 ? 2 : 1;
  return distance(token.slice(0, word.length), word, allowed) <= allowed || distance(token, word, allowed) <= allowed;
}

function isAbbreviation(token: string, word: string): boolean {
  if (token.length < 3 || /[aeiouäöü]/u.test(token) || token[0] !== word[0] || word.length < token.length + 2) return false;
  let at = 0;
  for (const letter of word) if (letter === token[at]) at += 1;
  return at === token.length;
}

/** Edits with swapped neighbours as one edit (Damerau 1964, optimal string alignment); stops counting above `limit`. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let best = Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        best = Math.min(best, (before[column - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[right.length] ?? limit + 1;
}

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .replace(/\s+/gu, ' ');
}

function tokensOf(text: string): readonly string[] {
  return normal(text).match(/\p{L}[\p{L}\p{N}]*(?:-\p{L}+)*/gu) ?? [];
}

function isPhrase(word: string): boolean {
  return /[ -]/u.test(word);
}

function isHan(word: string): boolean {
  return /\p{Script=Han}/u.test(word);
}
