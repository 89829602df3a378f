import type { Language } from '../../domain/language.js';
import type { WantedType } from '../shown/typed-follow-up.js';

/** Sentences about what cannot be changed of an answer, and about what stands behind one. */
export type FramePhrases = Readonly<{
  /** A figure that no limit is set for is held against the span before. */
  noNorm: string;
  /** Meters tell no cause. */
  noCause: string;
  noMeter: (machine: string) => string;
  notBy: (group: string) => string;
  notMeasuredThere: (machine: string, tags: string) => string;
  noSibling: (machine: string) => string;
  /** The document shown does not say what was asked of it. */
  notSaid: Readonly<Record<WantedType, string>>;
}>;

export const framePhrases: Readonly<Record<Language, FramePhrases>> = {
  en: {
    noNorm: 'No limit is set for this figure; here it is beside the same hours before.',
    noCause: 'The meters do not tell why; this is where it was used.',
    noMeter: (machine) => `${machine} has no meter of its own; I can tell the use of its area.`,
    notBy: (group) => `I cannot split that figure by ${group}; I can by area, hour, shift or day.`,
    notMeasuredThere: (machine, tags) => `I find no measurement of ${machine === '' ? 'another machine' : machine} that is like ${tags}.`,
    noSibling: (machine) => `The plant has no other machine like ${machine}.`,
    notSaid: {
      effort: 'What I showed you does not say how long it takes.',
      duration: 'What I showed you does not say how long.',
      frequency: 'What I showed you does not say how often.',
      person: 'What I showed you does not say who.',
      tools: 'What I showed you names no tools.',
      parts: 'What I showed you names no parts.',
    },
  },
  de: {
    noNorm: 'Für diesen Wert ist keine Grenze gesetzt; hier steht er neben denselben Stunden davor.',
    noCause: 'Die Zähler sagen nicht, warum; dies sagen sie darüber, wo es verbraucht wurde.',
    noMeter: (machine) => `${machine} hat keinen eigenen Zähler; den Verbrauch des Bereichs kann ich nennen.`,
    notBy: (group) => `Nach ${group} kann ich diesen Wert nicht aufteilen; nach Bereich, Stunde, Schicht oder Tag schon.`,
    notMeasuredThere: (machine, tags) => `Ich finde keine Messung von ${machine === '' ? 'einer anderen Maschine' : machine}, die ${tags} entspricht.`,
    noSibling: (machine) => `Die Anlage hat keine weitere Maschine wie ${machine}.`,
    notSaid: {
      effort: 'In dem, was ich gezeigt habe, steht nicht, wie lange es dauert.',
      duration: 'In dem, was ich gezeigt habe, steht nicht, wie lange.',
      frequency: 'In dem, was ich gezeigt habe, steht nicht, wie oft.',
      person: 'In dem, was ich gezeigt habe, steht nicht, wer.',
      tools: 'In dem, was ich gezeigt habe, steht kein Werkzeug.',
      parts: 'In dem, was ich gezeigt habe, stehen keine Teile.',
    },
  },
  zh: {
    noNorm: '这个数值没有设定限值；下面与之前同样的时段作比较。',
    noCause: '计量表不说明原因；下面是用在哪里。',
    noMeter: (machine) => `${machine} 没有自己的计量表；我可以给出它所在区域的用量。`,
    notBy: (group) => `我不能按 ${group} 拆分这个数值；可以按区域、小时、班次或天。`,
    notMeasuredThere: (machine, tags) => `我找不到${machine === '' ? '其他设备' : ` ${machine} `}与 ${tags} 对应的测量。`,
    noSibling: (machine) => `工厂里没有与 ${machine} 相同的其他设备。`,
    notSaid: {
      effort: '刚才显示的内容没有说明需要多长时间。',
      duration: '刚才显示的内容没有说明多久。',
      frequency: '刚才显示的内容没有说明多久一次。',
      person: '刚才显示的内容没有说明由谁来做。',
      tools: '刚才显示的内容没有提到工具。',
      parts: '刚才显示的内容没有提到备件。',
    },
  },
};
