import type { Language } from '../../domain/language.js';
import { chineseCorrections, chineseCorrectionWords, germanCorrections, germanCorrectionWords } from './correction-lines.js';
import { chineseDraftFragments, chineseDraftLines, germanDraftFragments, germanDraftLines } from './draft-lines.js';
import { chineseMeasureFragments, chineseMeasureLines } from './measure-lines-chinese.js';
import { germanMeasureFragments, germanMeasureLines } from './measure-lines-german.js';
import { plcLine } from './plc-lines.js';
import { chineseReportFragments, chineseReportLines, germanReportFragments, germanReportLines } from './report-lines.js';
import { chineseFragments, chineseLines } from './tool-lines-chinese.js';
import { germanFragments, germanLines } from './tool-lines-german.js';

/**
 * A sentence form of a tool and what it is in another language: `$1` stands for a group as it is (a name, a quotation, a figure),
 * `$<1>` for one whose words are put into the language as well, `$<s1>` for a sentence of a form of its own.
 */
export type LineForm = readonly [form: RegExp, said: string];
/** Words inside a sentence that the tools compose: spans of time, states, conditions. */
export type Fragment = readonly [pattern: RegExp, said: string];

type Words = Readonly<{ lines: readonly LineForm[]; fragments: readonly Fragment[]; decimal: string }>;

const forms: Readonly<Record<Exclude<Language, 'en'>, Words>> = {
  de: {
    lines: [...germanDraftLines, ...germanCorrections, ...germanLines, ...germanMeasureLines, ...germanReportLines],
    fragments: longestFirst([...germanDraftFragments, ...germanCorrectionWords, ...germanReportFragments, ...germanMeasureFragments, ...germanFragments]),
    decimal: ',',
  },
  zh: {
    lines: [...chineseDraftLines, ...chineseCorrections, ...chineseLines, ...chineseMeasureLines, ...chineseReportLines],
    fragments: longestFirst([...chineseDraftFragments, ...chineseCorrectionWords, ...chineseReportFragments, ...chineseMeasureFragments, ...chineseFragments]),
    decimal: '.',
  },
};

/** A turn of phrase is said as a whole, before the words that it is made of. */
function longestFirst(fragments: readonly Fragment[]): readonly Fragment[] {
  return [...fragments].sort(([a], [b]) => b.source.length - a.source.length);
}

/**
 * The tools write their results in English; their sentence forms are few and known, so the engine says them in the reader's language.
 * What a document, a log row or an alarm text says stays in its own words. A line of no known form is left as it is.
 */
export function inLanguage(text: string, language: Language): string {
  if (language === 'en') return text;
  const [head, rest] = splitHead(text);
  const whole = said(rest, language);
  if (whole !== null) return withDecimals(tidied(head + whole), forms[language].decimal);
  const sentences = rest.split(/(?<=[a-z\d)%][.]) (?=[A-Z])/u);
  const each = sentences.map((sentence) => said(sentence, language));
  if (sentences.length < 2 || each.every((sentence) => sentence === null)) return text;
  const joined = each.map((sentence, index) => sentence ?? sentences[index]).join(language === 'zh' ? '' : ' ');
  return withDecimals(tidied(head + joined), forms[language].decimal);
}

/** Figures of the engine's own frames with the language's decimal mark. */
export function inDecimals(text: string, language: Language): string {
  return language === 'en' ? text : withDecimals(text, forms[language].decimal);
}

/** Words of states, conditions, spans and roles inside a frame of the engine's own. */
export function plantWords(text: string, language: Language): string {
  return language === 'en' ? text : inFragments(text, language);
}

function said(text: string, language: Exclude<Language, 'en'>): string | null {
  for (const [form, frame] of forms[language].lines) {
    const match = form.exec(text);
    if (match !== null) return filled(frame, match, language);
  }
  return plcLine(text, language);
}

/** A part in square brackets is said only where its first group holds something. */
function filled(frame: string, match: RegExpExecArray, language: Exclude<Language, 'en'>): string {
  const fill = (part: string): string =>
    part.replace(/\$(?:<(s?)(\d+)>|(\d+))/gu, (_whole, sentence: string | undefined, words: string | undefined, verbatim: string | undefined) => {
      const group = match[Number(words ?? verbatim)] ?? '';
      if (sentence === 's') return said(group.trim(), language) ?? group;
      return words === undefined ? group : inFragments(group, language);
    });
  const optional = (part: string): string => ((match[Number(/\$<?s?(\d+)/u.exec(part)?.[1])] ?? '') === '' ? '' : fill(part));
  return frame
    .split(/(\[[^\]]*\])/u)
    .map((part) => (part.startsWith('[') ? optional(part.slice(1, -1)) : fill(part)))
    .join('');
}

/** A lead of the engine's own ("Ich habe einen Arbeitsauftrag entworfen: ") before the tool's words. */
function splitHead(text: string): readonly [string, string] {
  const match =
    /^((?:Ich habe einen Arbeitsauftrag entworfen|Dafür spricht|Dagegen spricht|Das kann ich nicht tun|Zuerst prüfen|Danach|Erstmeldung): |(?:我起草了一份工单|支持的证据|反对的证据|我不能这样做|首先检查|然后|首发报警)：)([\s\S]*)$/u.exec(
      text,
    );
  return match === null ? ['', text] : [match[1] ?? '', match[2] ?? ''];
}

/** Brackets and gaps around what the sentence did not say. */
function tidied(text: string): string {
  return text
    .replace(/ ?(?:\( ?(?:Einträge)?\)|（ ?(?:条记录)?）)/gu, '')
    .replace(/ {2,}/gu, ' ')
    .replace(/ ([:：。，.])/gu, '$1')
    .trim();
}

function inFragments(text: string, language: Exclude<Language, 'en'>): string {
  // A quotation of several words stays as it was said.
  return text
    .split(/("[^"]* [^"]*")/u)
    .map((part) => (/^".* .*"$/u.test(part) ? part : forms[language].fragments.reduce((said, [pattern, words]) => said.replace(pattern, words), part)))
    .join('');
}

/** Figures with a unit take the language's decimal mark; a quotation stays as it is, identifiers and dates hold none before a unit. */
export function withDecimals(text: string, decimal: string): string {
  if (decimal === '.') return text;
  const inQuotes = /(„[^“]*“)/u;
  const own = (part: string): string => (inQuotes.test(part) ? part : decimalMarks(part, decimal));
  return text.split(inQuotes).map(own).join('');
}

function decimalMarks(text: string, decimal: string): string {
  return text.replace(
    /(?<![\d.\p{L}-])(\d+)\.(\d+)(?=\s?(?:%|°C|bar|mm|m\b|m³|l\b|l\/|h\b|min\b|s\b|d\b|kW|kg|g\b|A\b|V\b|Hz|rpm|µS|mS|K\b|Nm|pH|t\b|je Stunde))/gu,
    `$1${decimal}$2`,
  );
}
