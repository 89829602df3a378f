const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;

/** Model text on its way out: no images, no links, no control or invisible direction characters. A link keeps its words and loses its address. */
export function cleanOutgoing(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/!\[[^\]]*\]\[[^\]]*\]/gu, '')
    .replace(/\[([^\]]+)\]\((?:[^)]*)\)/gu, '$1')
    .replace(/<[^>]{1,200}>/gu, '')
    .replace(/\bhttps?:\/\/\S+/giu, '')
    .replace(controlCharacters, '');
}

/** Tool output on its way to a model: strings lose control characters and live Markdown or HTML images; everything else is left as it is. */
export function cleanIncoming(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .replace(controlCharacters, '')
      .replace(/!\[([^\]]*)\]\([^)]*\)/gu, '[image removed: $1]')
      .replace(/<(?:img|script|iframe)[^>]*>/giu, '[removed]');
  if (Array.isArray(value)) return value.map(cleanIncoming);
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleanIncoming(item)]));
  return value;
}

const window = 48;

/** True where a sentence repeats a stretch of the system prompt. */
export function leaksPrompt(sentence: string, system: string): boolean {
  const hay = system.toLowerCase().replace(/\s+/gu, ' ');
  const needle = sentence.toLowerCase().replace(/\s+/gu, ' ');
  for (let at = 0; at + window <= needle.length; at += 6) if (hay.includes(needle.slice(at, at + window))) return true;
  return false;
}
