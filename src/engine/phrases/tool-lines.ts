import type { Language } from '../understand/language.js';
import { chineseMeasureFragments, chineseMeasureLines } from './measure-lines-chinese.js';
import { germanMeasureFragments, germanMeasureLines } from './measure-lines-german.js';
import { chineseFragments, chineseLines } from './tool-lines-chinese.js';
import { germanFragments, germanLines } from './tool-lines-german.js';

/**
 * A sentence form of a tool and what it is in another language: `$1` stands for a group as it is (a name, a quotation, a figure),
 * `$<1>` for one that is put into the language as well.
 */
export type LineForm = readonly [form: RegExp, said: string];
/** Words inside a sentence that the tools compose: spans of time, states, conditions. */
export type Fragment = readonly [pattern: RegExp, said: string];

const forms: Readonly<Record<Exclude<Language, 'en'>, Readonly<{ lines: readonly LineForm[]; fragments: readonly Fragment[]; decimal: string }>>> = {
  de: { lines: [...germanLines, ...germanMeasureLines], fragments: [...germanMeasureFragments, ...germanFragments], decimal: ',' },
  zh: { lines: [...chineseLines, ...chineseMeasureLines], fragments: [...chineseMeasureFragments, ...chineseFragments], decimal: '.' },
};

/**
 * The tools write their results in English; their sentence forms are few and known, so the engine says them in the reader's language.
 * What a document, a log row or an alarm text says stays in its own words. A line of no known form is left as it is.
 */
export function inLanguage(text: string, language: Language): string {
  if (language === 'en') return text;
  const { lines, decimal } = forms[language];
  const [head = '', rest = ''] = splitHead(text);
  for (const [form, said] of lines) {
    const match = form.exec(rest);
    if (match === null) continue;
    const filled = said.replace(/\$(<)?(\d)>?/gu, (_whole, translate: string | undefined, index: string) => {
      const group = match[Number(index)] ?? '';
      return translate === undefined ? group : inFragments(group, language);
    });
    return withDecimals(tidied(head + filled), decimal);
  }
  return text;
}

/** A lead of the engine's own ("Ich habe einen Arbeitsauftrag entworfen: ") before the tool's words. */
function splitHead(text: string): readonly [string, string] {
  const match =
    /^((?:Ich habe einen Arbeitsauftrag entworfen|Dafür spricht|Dagegen spricht|Zuerst prüfen|Danach|Erstmeldung): |(?:我起草了一份工单|支持的证据|反对的证据|首先检查|然后|首发报警)：)([\s\S]*)$/u.exec(
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
  return forms[language].fragments.reduce((said, [pattern, words]) => said.replace(pattern, words), text);
}

/** Figures with a unit take the language's decimal mark; identifiers, quotations and dates hold none before a unit. */
export function withDecimals(text: string, decimal: string): string {
  if (decimal === '.') return text;
  return text.replace(
    /(?<![\d.\p{L}-])(\d+)\.(\d+)(?=\s?(?:%|°C|bar|mm|m\b|m³|l\b|l\/|h\b|min\b|s\b|d\b|kW|kg|g\b|A\b|V\b|Hz|rpm|µS|mS|K\b|Nm|pH|t\b))/gu,
    `$1${decimal}$2`,
  );
}
