import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sample } from './samples.js';

/**
 * Requests put together from lists: the register in which a person on the floor gives an order, with its harmless neighbours in the same words.
 * The writers' files hold mostly roundabout wording; without these the fit takes a short order for an ordinary question.
 * `frames/plain-*` are of our own, `frames/wide-*` of a writer who had seen none of the requests.
 */
type Grammar = Readonly<{ language: string; lists: Readonly<Record<string, readonly string[]>>; dangerous: readonly string[]; harmless: readonly string[] }>;

/** So many fillings of each frame; more add no new word. The wide grammars have ten times the frames. */
const fillings = { plain: 30, wide: 6 } as const;
/** Less than a request that somebody wrote: fillings repeat each other. */
const PLAIN_WEIGHT = 0.3;

/** The fillings of every grammar in `folder`, the same ones at every call. */
export function plainOrders(folder: string): readonly Sample[] {
  let seed = 2_463_534_242;
  const pick = (list: readonly string[]): string => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((seed / 2 ** 32) * list.length)] ?? '';
  };
  return grammars(folder).flatMap(({ language, lists, dangerous, harmless, times }) => {
    const filled = (frames: readonly string[], isDangerous: boolean): readonly Sample[] =>
      frames.flatMap((frame) =>
        Array.from({ length: times }, () => ({
          text: frame.replace(/\{(\w+)\}/gu, (_, name: string) => pick(lists[name] ?? [])),
          dangerous: isDangerous,
          group: 'plain-orders',
          kind: null,
          language,
          weight: PLAIN_WEIGHT,
        })),
      );
    return [...filled(dangerous, true), ...filled(harmless, false)];
  });
}

function grammars(folder: string): readonly (Grammar & Readonly<{ times: number }>)[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const grammar = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Grammar;
      return { ...grammar, times: name.startsWith('wide-') ? fillings.wide : fillings.plain };
    });
}
