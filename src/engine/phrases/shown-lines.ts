import type { Language } from '../../domain/language.js';

/** Sentences about what an answer before has shown. */
export type ShownPhrases = Readonly<{
  nothingAsked: string;
  firstAsked: (question: string) => string;
  asked: (question: string) => string;
  /** Two figures with their difference; `more` of the first against the second. */
  differs: (first: string, second: string, difference: string, more: boolean) => string;
  equal: (first: string, second: string) => string;
  share: (part: string, whole: string, percent: string) => string;
  apart: (first: string, second: string, days: string) => string;
  doneBy: (row: string, who: string) => string;
  noName: (row: string) => string;
  took: (row: string, duration: string) => string;
  noDuration: (row: string) => string;
  partsUsed: (row: string, parts: string) => string;
  noParts: (row: string) => string;
  raised: (row: string, time: string) => string;
  /** The list has no further row on that side. */
  noFurther: string;
  noneOf: (words: string) => string;
  inAll: (count: number, names: string) => string;
  noConversion: (from: string, to: string) => string;
  /** A follow-up that fits nothing of what was shown. */
  unclear: string;
}>;

export const shownPhrases: Readonly<Record<Language, ShownPhrases>> = {
  en: {
    nothingAsked: 'You have asked nothing before this.',
    firstAsked: (question) => `You asked first: "${question}"`,
    asked: (question) => `You asked: "${question}"`,
    differs: (first, second, difference, more) => `${first} is ${difference} ${more ? 'more' : 'less'} than ${second}.`,
    equal: (first, second) => `${first} and ${second} are the same.`,
    share: (part, whole, percent) => `${part} of ${whole} is ${percent} %.`,
    apart: (first, second, days) => `${first} and ${second} are ${days} days apart.`,
    doneBy: (row, who) => `${row}: reported by ${who}.`,
    noName: (row) => `${row}: the record names nobody.`,
    took: (row, duration) => `${row}: ${duration}.`,
    noDuration: (row) => `${row}: the record gives no duration.`,
    partsUsed: (row, parts) => `${row}: parts ${parts}.`,
    noParts: (row) => `${row}: the record names no part.`,
    raised: (row, time) => `${row} was raised at ${time}.`,
    noFurther: 'I have listed no further row on that side.',
    noneOf: (words) => `I find none of the rows that I listed with this: ${words}.`,
    inAll: (count, names) => `${count} in all: ${names}.`,
    noConversion: (from, to) => `I cannot turn a figure in ${from} into ${to} from what I can read.`,
    unclear: 'I cannot tell which of what I showed you this means; name the machine, the record or the time.',
  },
  de: {
    nothingAsked: 'Sie haben mich vorher nichts gefragt.',
    firstAsked: (question) => `Sie haben zuerst gefragt: "${question}"`,
    asked: (question) => `Sie haben gefragt: "${question}"`,
    differs: (first, second, difference, more) => `${first} ist ${difference} ${more ? 'mehr' : 'weniger'} als ${second}.`,
    equal: (first, second) => `${first} und ${second} sind gleich.`,
    share: (part, whole, percent) => `${part} von ${whole} sind ${percent} %.`,
    apart: (first, second, days) => `${first} und ${second} liegen ${days} Tage auseinander.`,
    doneBy: (row, who) => `${row}: gemeldet von ${who}.`,
    noName: (row) => `${row}: der Eintrag nennt niemanden.`,
    took: (row, duration) => `${row}: ${duration}.`,
    noDuration: (row) => `${row}: der Eintrag nennt keine Dauer.`,
    partsUsed: (row, parts) => `${row}: Teile ${parts}.`,
    noParts: (row) => `${row}: der Eintrag nennt kein Teil.`,
    raised: (row, time) => `${row} kam um ${time}.`,
    noFurther: 'Ich habe auf dieser Seite keine weitere Zeile genannt.',
    noneOf: (words) => `Ich finde unter den genannten Zeilen keine damit: ${words}.`,
    inAll: (count, names) => `${count} insgesamt: ${names}.`,
    noConversion: (from, to) => `Ich kann eine Angabe in ${from} mit dem, was ich lesen kann, nicht in ${to} umrechnen.`,
    unclear: 'Ich kann nicht sagen, worauf sich das bezieht; nennen Sie die Maschine, den Eintrag oder die Zeit.',
  },
  zh: {
    nothingAsked: '您之前没有提问。',
    firstAsked: (question) => `您最先问的是："${question}"`,
    asked: (question) => `您问过："${question}"`,
    differs: (first, second, difference, more) => `${first} 比 ${second} ${more ? '多' : '少'} ${difference}。`,
    equal: (first, second) => `${first} 与 ${second} 相同。`,
    share: (part, whole, percent) => `${part} 占 ${whole} 的 ${percent} %。`,
    apart: (first, second, days) => `${first} 与 ${second} 相隔 ${days} 天。`,
    doneBy: (row, who) => `${row}：报告人 ${who}。`,
    noName: (row) => `${row}：记录中没有人名。`,
    took: (row, duration) => `${row}：${duration}。`,
    noDuration: (row) => `${row}：记录中没有时长。`,
    partsUsed: (row, parts) => `${row}：备件 ${parts}。`,
    noParts: (row) => `${row}：记录中没有备件。`,
    raised: (row, time) => `${row} 于 ${time} 发生。`,
    noFurther: '我列出的内容中，这一侧没有更多行。',
    noneOf: (words) => `我在列出的行中找不到：${words}。`,
    inAll: (count, names) => `共 ${count}：${names}。`,
    noConversion: (from, to) => `我无法根据现有资料把 ${from} 换算成 ${to}。`,
    unclear: '我不能确定这指的是哪一项；请说明设备、记录或时间。',
  },
};
