import type { Language } from '../../domain/language.js';
import type { WantedType } from '../shown/typed-follow-up.js';

/** Sentences about what cannot be changed of an answer, and about what stands behind one. */
export type FramePhrases = Readonly<{
  /** A figure that no limit is set for is held against the span before. */
  noNorm: string;
  /** Meters tell no cause. */
  noCause: string;
  noMeter: string;
  notBy: string;
  notMeasuredThere: string;
  noSibling: string;
  /** A step is asked for by a number that the steps shown do not have. */
  noStep: string;
  /** The document shown does not say what was asked of it. */
  notSaid: Readonly<Record<WantedType, string>>;
}>;

export const framePhrases: Readonly<Record<Language, FramePhrases>> = {
  en: {
    noNorm: 'I know no limit for that, so I compare it with the same hours before.',
    noCause: 'I cannot tell why from the meters; I can tell where.',
    noMeter: 'That machine has no meter of its own; I can tell the use of its area.',
    notBy: 'I cannot split that figure so; I can by area, hour, shift or day.',
    notMeasuredThere: 'I find no measurement of that kind there.',
    noSibling: 'The plant has no other machine like it.',
    noStep: 'I showed you no step of that number.',
    notSaid: {
      effort: 'What I showed you does not say how long it takes.',
      duration: 'What I showed you does not say how long.',
      frequency: 'What I showed you does not say how often.',
      person: 'What I showed you does not say who.',
      tools: 'What I showed you names no tools.',
      parts: 'What I showed you names no parts.',
      reason: 'What I showed you does not say why.',
    },
  },
  de: {
    noNorm: 'Eine Grenze dafür kenne ich nicht, darum vergleiche ich mit denselben Stunden davor.',
    noCause: 'Warum, kann ich aus den Zählern nicht sagen; wo, schon.',
    noMeter: 'Diese Maschine hat keinen eigenen Zähler; den Verbrauch ihres Bereichs kann ich nennen.',
    notBy: 'So kann ich diesen Wert nicht aufteilen; nach Bereich, Stunde, Schicht oder Tag schon.',
    notMeasuredThere: 'Eine solche Messung finde ich dort nicht.',
    noSibling: 'Die Anlage hat keine weitere Maschine dieser Art.',
    noStep: 'Ich finde unter den gezeigten Schritten keinen mit dieser Nummer.',
    notSaid: {
      effort: 'Ich finde in dem Gezeigten nicht, wie lange es dauert.',
      duration: 'Ich finde in dem Gezeigten nicht, wie lange.',
      frequency: 'Ich finde in dem Gezeigten nicht, wie oft.',
      person: 'Ich finde in dem Gezeigten nicht, wer.',
      tools: 'Ich finde in dem Gezeigten kein Werkzeug.',
      parts: 'Ich finde in dem Gezeigten keine Teile.',
      reason: 'Ich finde in dem Gezeigten nicht, warum.',
    },
  },
  zh: {
    noNorm: '我不知道它的限值，所以与之前同样的时段比较。',
    noCause: '我不能从计量表看出原因，只能看出用在哪里。',
    noMeter: '这台设备没有自己的计量表；我可以给出它所在区域的用量。',
    notBy: '我不能这样拆分这个数值；可以按区域、小时、班次或天。',
    notMeasuredThere: '我在那里找不到这样的测量。',
    noSibling: '工厂里没有其他同样的设备。',
    noStep: '我没有在显示的步骤里找到这个编号。',
    notSaid: {
      effort: '我没有在显示的内容里找到需要多长时间。',
      duration: '我没有在显示的内容里找到多久。',
      frequency: '我没有在显示的内容里找到多久一次。',
      person: '我没有在显示的内容里找到由谁来做。',
      tools: '我没有在显示的内容里找到工具。',
      parts: '我没有在显示的内容里找到备件。',
      reason: '我没有在显示的内容里找到原因。',
    },
  },
};
