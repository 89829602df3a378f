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
