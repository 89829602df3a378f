/** Control, zero-width, direction, tag and variation characters, and halves of characters: what a reader does not see and a model does. */
const controlCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e0fff}]|\p{Cs}/gu;

/** Model text on its way out: no images, no links, no control or invisible direction characters. A link keeps its words and loses its address. */
export function cleanOutgoing(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/!\[[^\]]*\]\[[^\]]*\]/gu, '')
    .replace(/\[([^\]]+)\]\((?:[^)]*)\)/gu, '$1')
    .replace(/<[^>]{1,200}>/gu, '')
    .replace(/\b(?:https?|ftp|file|data|javascript):\/{0,2}\S+\.\S+/giu, '')
    .replace(/\bwww\.\S+/giu, '')
    .replace(/\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*/gu, '')
    .replace(controlCharacters, '');
}

/** Who speaks in a chat ("system: ..."), unless it heads a cell of a record ("system: brakes; finding: ..."). */
const order =
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|polic(?:y|ies)|above|previous)\b|\b(?:vergiss|ignoriere?|missachte)\b[^.\n]{0,40}(?:anweisung|regel|vorgabe)|忽略[^。\n]{0,16}(?:指令|规则|提示)|<\/?(?:document|tool|system|user|assistant|data|evidence)\b[^>]*>|(?:^|[\s>])(?:system|assistant|user|developer)\s?: (?![^;.!?\n]{1,60};)(?<!;\s(?:system|user|developer)\s?: (?=[^;.!?\n]{1,60}$))|\byou are now\b|\b(?:assistant|copilot|chat ?bot|language model|ai model)\b[^.\n]{0,28}\b(?:must|shall|should|has to|is to)\b[^.\n]{0,16}\b(?:say|answer|tell|call|write|reply|print|repeat|respond|output)\b/giu;

const forgedRole = /["']role["']\s*:\s*["'](?:system|assistant|developer|tool)["']/giu;
/** Letters split by zero-width characters, reversed or hidden text: nobody writes so for people. */
const hidden = /(?<=\p{L})[\u200b-\u200d\u2060\ufeff](?=\p{L})|[\u202d\u202e\u2066-\u2068]|[\u{e0020}-\u{e007e}]/gu;
const lookalikes: ReadonlyMap<string, string> = new Map(
  [...'аaеeоoрpсcхxуyіiѕsАAВBЕEНHІIКKМMОOРPСCТTХX'.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]),
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

/** Text on its way to a model: no control or invisible characters, no live Markdown or HTML images. */
export function cleanText(text: string): string {
  return text
    .replace(controlCharacters, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '[image removed: $1]')
    .replace(/<(?:img|script|iframe)[^>]*>/giu, '[removed]');
}

/** Tool output on its way to a model: its strings are cleaned; everything else is left as it is. */
export function cleanIncoming(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanIncoming);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanIncoming(item)]));
  return value;
}

const window = 48;
const folded = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ');

/** A test whether a sentence repeats a stretch of this system prompt. */
export function promptGuard(system: string): (sentence: string) => boolean {
  const hay = folded(system);
  return (sentence) => {
    const needle = folded(sentence);
    for (let at = 0; at + window <= needle.length; at += 6) if (hay.includes(needle.slice(at, at + window))) return true;
    return false;
  };
}
