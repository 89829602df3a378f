import { createContext, useContext } from 'react';
import { chinese } from './chinese.js';
import { type Catalogue, english, type MessageKey } from './english.js';
import { german } from './german.js';

export const languages = ['en', 'de', 'zh'] as const;
export type Language = (typeof languages)[number];
export const languageNames = { en: 'English', de: 'Deutsch', zh: '中文' } as const satisfies Record<Language, string>;
const catalogues = { en: english, de: german, zh: chinese } as const satisfies Record<Language, Catalogue>;

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of a language, with `{name}` places filled in. A place without a value stays as it is. */
export function translator(language: Language): Translate {
  const catalogue: Catalogue = catalogues[language];
  return (key, values = {}) => catalogue[key].replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : place));
}

/** The first of the browser's languages that the page speaks. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const one of wanted) {
    const found = languages.find((language) => one.toLowerCase().startsWith(language));
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Questions that are one tap away, by role. */
const quickQuestions: Readonly<Record<Language, Readonly<Record<string, readonly string[]>>>> = {
  en: {
    technician: ['Which alarms are active?', 'What should I check first?', 'How do I isolate P-101A?', 'Open a work order for the worst alarm'],
    engineer: [
      'Which alarms are chattering?',
      'Draft duty/standby logic for P-101A and P-101B with a 10 s failover',
      'Show the trend of VT-101A for the last hour',
      'Which limits changed between revisions?',
    ],
    'shift-lead': ['What happened on the last shift?', 'Which alarms are active?', 'Which work orders are open?', 'What must I hand over?'],
    manager: [
      'What happened on the last shift?',
      'How many bottles were filled today?',
      'Which machines failed most last week?',
      'How much energy did the line use today?',
    ],
    admin: ['Which documents are superseded?', 'What does the policy say about the use of AI?', 'Which alarms are active?'],
  },
  de: {
    technician: [
      'Welche Alarme sind aktiv?',
      'Was soll ich zuerst prüfen?',
      'Wie schalte ich P-101A frei?',
      'Arbeitsauftrag für den schlimmsten Alarm anlegen',
    ],
    engineer: ['Welche Alarme flattern?', 'Entwirf die Umschaltung von P-101A auf P-101B nach 10 s', 'Zeige den Verlauf von VT-101A der letzten Stunde'],
    'shift-lead': ['Was geschah in der letzten Schicht?', 'Welche Alarme sind aktiv?', 'Welche Arbeitsaufträge sind offen?'],
    manager: ['Was geschah in der letzten Schicht?', 'Wie viele Flaschen wurden heute gefüllt?', 'Wie viel Energie hat die Linie heute gebraucht?'],
    admin: ['Welche Dokumente sind überholt?', 'Was sagt die Richtlinie zum Einsatz von KI?'],
  },
  zh: {
    technician: ['现在有哪些报警？', '我应该先检查什么？', '如何隔离 P-101A？', '为最严重的报警开工单'],
    engineer: ['哪些报警在反复跳变？', '为 P-101A 和 P-101B 编写 10 秒切换的主备逻辑', '显示 VT-101A 最近一小时的趋势'],
    'shift-lead': ['上一班发生了什么？', '现在有哪些报警？', '有哪些未完成的工单？'],
    manager: ['上一班发生了什么？', '今天灌装了多少瓶？', '今天产线用了多少能源？'],
    admin: ['哪些文档已作废？', '关于使用人工智能的规定是什么？'],
  },
};

/** What can be asked of any papers: in a chosen collection nothing is suggested about a plant that its papers may not be about. */
const paperQuestions: Readonly<Record<Language, readonly string[]>> = {
  en: ['Which documents are there?', 'Which documents are superseded?', 'Which limits changed between revisions?'],
  de: ['Welche Dokumente gibt es?', 'Welche Dokumente sind überholt?', 'Welche Grenzwerte haben sich zwischen den Revisionen geändert?'],
  zh: ['有哪些文档？', '哪些文档已作废？', '各版本之间哪些限值有变化？'],
};

export function quickQuestionsFor(language: Language, role: string, collection: string | null = null): readonly string[] {
  if (collection !== null) return paperQuestions[language];
  return quickQuestions[language][role] ?? quickQuestions.en[role] ?? [];
}

export const LanguageContext = createContext<Language>('en');

/** The current language's words, for a view. */
export function useTranslate(): Translate {
  return translator(useContext(LanguageContext));
}
