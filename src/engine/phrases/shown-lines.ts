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
  /** One source by its label. */
  source: (label: string) => string;
  noSource: string;
  /** A shortened list has further rows. */
  andMore: string;
  nothingMore: string;
  cannotSort: string;
  /** Every row has these words. */
  allOf: (words: string) => string;
  /** No price is known for a figure. */
  noPrice: (figure: string | null) => string;
  /** Documents are quoted in the language in which they are written. */
  notTranslated: string;
  noPartsNamed: string;
  columns: Readonly<{ time: string; name: string; what: string }>;
}>;

export const shownPhrases: Readonly<Record<Language, ShownPhrases>> = {
  en: {
    nothingAsked: 'I have no earlier question of yours in this conversation.',
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
    source: (label) => `It stands in: ${label}.`,
    noSource: 'That answer stands on no document and no record.',
    andMore: 'Further rows are left out here.',
    nothingMore: 'I have shown all that I found on this.',
    cannotSort: 'The rows that I showed have nothing of this kind to be put in order by.',
    allOf: (words) => `Every row that I listed has this: ${words}.`,
    noPrice: (figure) => `I cannot give that in money: I have no price for ${figure ?? 'it'} in what I can read.`,
    notTranslated: 'Documents and records are quoted in the language in which they are written; I do not translate them.',
    noPartsNamed: 'The answer before names no part number that I could look up in the store.',
    columns: { time: 'Time', name: 'Name', what: 'What' },
  },
  de: {
    nothingAsked: 'Ich habe keine frühere Frage von Ihnen in diesem Gespräch.',
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
    source: (label) => `Fundstelle: ${label}.`,
    noSource: 'Diese Antwort steht auf keinem Dokument und keiner Aufzeichnung.',
    andMore: 'Weitere Zeilen sind hier ausgelassen.',
    nothingMore: 'Ich habe alles gezeigt, was ich dazu gefunden habe.',
    cannotSort: 'Die gezeigten Zeilen haben nichts, wonach sie sich so ordnen lassen.',
    allOf: (words) => `Alle genannten Zeilen haben das: ${words}.`,
    noPrice: (figure) => `In Geld kann ich das nicht sagen: Für ${figure ?? 'diese Angabe'} habe ich in dem, was ich lesen kann, keinen Preis.`,
    notTranslated: 'Dokumente und Aufzeichnungen zitiere ich in der Sprache, in der sie geschrieben sind; ich übersetze sie nicht.',
    noPartsNamed: 'Die Antwort davor nennt keine Teilenummer, die ich im Lager nachsehen könnte.',
    columns: { time: 'Zeit', name: 'Name', what: 'Was' },
  },
  zh: {
    nothingAsked: '我没有看到您之前的问题。',
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
    source: (label) => `出自：${label}。`,
    noSource: '上一个回答没有依据任何文件或记录。',
    andMore: '其余各行在此省略。',
    nothingMore: '我找到的内容已全部列出。',
    cannotSort: '列出的各行没有可供这样排序的内容。',
    allOf: (words) => `我列出的每一行都含有：${words}。`,
    noPrice: (figure) => `我无法换算成金额：现有资料中没有 ${figure ?? '该数据'} 的价格。`,
    notTranslated: '文件和记录按原文语言引用，我不作翻译。',
    noPartsNamed: '上一个回答没有给出可以查询库存的备件号。',
    columns: { time: '时间', name: '名称', what: '内容' },
  },
};
