import { allMatches } from './all-matches.js';

/** Who speaks in a chat ("system: ..."), unless it heads a cell of a record ("system: brakes; finding: ..."). */
const order =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|above|previous)\b|\b(?:vergiss|ignoriere?|missachte)\b[^.\n]{0,40}(?:anweisung|regel|vorgabe)|忽略[^。\n]{0,16}(?:指令|规则|提示)|<\/?(?:document|tool|system|user|assistant|data|evidence)\b[^>]*>|(?:^|[\s>])(?:system|assistant|user|developer)\s?: (?![^;.!?\n]{1,60};)(?<!;\s(?:system|user|developer)\s?: (?=[^;.!?\n]{1,60}$))|\byou are now\b|\b(?:assistant|copilot|chat ?bot|language model|ai model)\b[^.\n]{0,28}\b(?:must|shall|should|has to|is to)\b[^.\n]{0,16}\b(?:say|answer|tell|call|write|reply|print|repeat|respond|output)\b/giu;

const forgedRole = /["']role["']\s*:\s*["'](?:system|assistant|developer|tool)["']/giu;
/** Letters split by zero-width characters, reversed or hidden text: nobody writes so for people. */
const hidden = /(?<=\p{L})[\u200b-\u200d\u2060\ufeff](?=\p{L})|[\u202d\u202e\u2066-\u2068]|[\u{e0020}-\u{e007e}]/gu;
const lookalikes: ReadonlyMap<string, string> = new Map(
  allMatches('аaеeоoрpсcхxуyіiѕsАAВBЕEНHІIКKМMОOРPСCТTХX', /(.)(.)/gu).map(([, from = '', to = '']) => [from, to]),
);

/** Where in a line something is said to the copilot rather than to people; -1 where nothing is. Letters that only look Latin are read as Latin. */
function orderAt(line: string): number {
  const latin = line.replace(/[\u0400-\u04ff]/gu, (letter) => lookalikes.get(letter) ?? letter);
  const places = [order, forgedRole, hidden].map((pattern) => latin.search(pattern)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Content without what is said to the copilot: from an order on, the rest of the line vouches for nothing. */
export function withoutOrders(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const at = orderAt(line);
      return at < 0 ? line : line.slice(0, at);
    })
    .join('\n');
}
