import { seededRandom } from './statistics.js';

export type Perturbation = Readonly<{ kind: string; apply: (question: string, random: () => number) => string }>;

/** A word of plain letters that may be changed without becoming another name: no digits, no capitals inside, not the first one of a sentence. */
const plainWord = /(?<=[\p{Ll},] )[a-zäöü]{6,}(?![\p{L}\d-])/gu;

function swapLetters(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 3));
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

/** Ways in which the same person may write the same question. Codes, numbers and names of equipment keep their spelling. */
const perturbations: readonly Perturbation[] = [
  {
    kind: 'typo',
    apply: (question, random) => {
      const words = [...question.matchAll(plainWord)];
      const chosen = words[Math.floor(random() * words.length)];
      if (chosen === undefined) return question;
      return question.slice(0, chosen.index) + swapLetters(chosen[0], random) + question.slice(chosen.index + chosen[0].length);
    },
  },
  { kind: 'case', apply: (question) => question.replace(/[\p{L}\d-]+/gu, (word) => (/\d/u.test(word) ? word : word.toLowerCase())) },
  { kind: 'punctuation', apply: (question) => question.replace(/[?!.。？]+\s*$/u, '').replace(/,(?!\d)/gu, '') },
  { kind: 'spacing', apply: (question) => ` ${question.replace(/ /gu, '  ')} ` },
  {
    kind: 'unit',
    apply: (question) =>
      question
        .replace(/(\d)\s*°C\b/gu, '$1 deg C')
        .replace(/(\d)\s*mm\/s\b/gu, '$1 millimetres per second')
        .replace(/(\d)\s*%/gu, '$1 percent')
        .replace(/(\d)\s*bar\b/gu, '$1bar')
        .replace(/(\d)\s*N[·⋅]?m\b/gu, '$1 newton metres')
        .replace(/(\d)\s*m[³3]\/h\b/gu, '$1 cubic metres per hour')
        .replace(/(\d)\s*(?:min|minutes)\b/gu, '$1 minutes'),
  },
];

/** The question of an epoch: the first is as written, each further one is changed in another way that changes something. Repeatable. */
export function perturb(question: string, epoch: number): Readonly<{ kind: string; question: string }> {
  if (epoch === 0) return { kind: 'none', question };
  const random = seededRandom(epoch * 7919 + question.length);
  const changed = perturbations.map(({ kind, apply }) => ({ kind, question: apply(question, random) })).filter((variant) => variant.question !== question);
  return changed[(epoch - 1) % Math.max(1, changed.length)] ?? { kind: 'none', question };
}
