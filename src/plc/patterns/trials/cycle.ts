import type { Signal } from '../model.js';
import type { Statement } from './model.js';
import type { Token } from './tokens.js';

/** Phases in turn: "10 min on, 50 min off", "on for 4 min every 20 min". */
export function cycleOf(text: string, tokens: readonly Token[], outputs: readonly Signal[]): readonly Statement[] {
  if (outputs.length === 0) return [];
  const times = tokens.flatMap((token) => (token.kind === 'time' ? [token] : []));
  return times.flatMap((first, index): readonly Statement[] => {
    const second = times[index + 1];
    if (second === undefined) return [];
    const [ahead, between, behind] = [
      text.slice(Math.max(0, first.start - 8), first.start),
      text.slice(first.end, second.start),
      text.slice(second.end, second.end + 6),
    ];
    const said = text.slice(Math.max(0, first.start), second.end + (/^ (?:on|off|ein|aus)\b/i.exec(behind)?.[0].length ?? 0)).trim();
    const made = (onMs: number, offMs: number): readonly Statement[] => (onMs > 0 && offMs > 0 ? [{ kind: 'cycle', said, outputs, onMs, offMs }] : []);
    if (/^ (?:on|ein|an)\b[, ]{1,3}(?:and |und |then |dann )?$/i.test(between) && /^ (?:off|aus|pause)\b/i.test(behind))
      return made(first.timeMs, second.timeMs);
    if (/^ (?:off|aus)\b[, ]{1,3}(?:and |und |then |dann )?$/i.test(between) && /^ (?:on|ein|an)\b/i.test(behind)) return made(second.timeMs, first.timeMs);
    if (/\b(?:on|ein|open)(?: for)? $/i.test(ahead) && /^,? (?:and |then )?off (?:for )?$/i.test(between)) return made(first.timeMs, second.timeMs);
    if (/\b(?:on|runs?|open|opens|starts|ein)(?: for| fuer)? $/i.test(ahead) && /^ (?:on )?(?:every|alle)(?: the)? $/i.test(between))
      return made(first.timeMs, second.timeMs - first.timeMs);
    return [];
  });
}
