// pdf.js is made of two halves that talk by messages. Here both run in one thread, and it still copies every message with the general
// `structuredClone`: up to a fifth of the cost of reading text.
const copy = globalThis.structuredClone;

/**
 * Hands the text that pdf.js reads from one of its halves to the other as it is, and what it says between with a copy of one level;
 * everything else (pictures, what pages paint) is copied as before. For a process that only extracts documents, since it replaces the
 * `structuredClone` of the whole process. pdf.js starts a new list of items after every message of text and changes none that it has sent.
 */
export function passTextUncopied(): void {
  globalThis.structuredClone = (value, options) => {
    if (isTextMessage(value)) return { ...value, chunk: { ...value.chunk } };
    return isFlat(value) ? { ...value } : copy(value, options);
  };
}

function isTextMessage(value: unknown): value is Readonly<{ chunk: object }> {
  if (typeof value !== 'object' || value === null || !('chunk' in value)) return false;
  const { chunk } = value;
  return typeof chunk === 'object' && chunk !== null && 'items' in chunk && 'styles' in chunk;
}

/** A message of a stream that holds nothing but plain values ("go on", "taken"). */
function isFlat(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || !('stream' in value)) return false;
  for (const part of Object.values(value)) if (typeof part === 'object' || typeof part === 'function') return false;
  return true;
}
