const SPACE = 32;
const MOST_NUMBERS = 8;
const [OPEN, CLOSE, ESCAPE, PERCENT, SLASH, LESS, MORE] = [...'()\\%/<>'].map((character) => character.charCodeAt(0));

/** An instruction's name as one number, so that no text is made for each of thousands. */
export function codeOf(name: string): number {
  return [...name].reduce((code, character) => (code << 8) | character.charCodeAt(0), 0);
}

const PICTURE_DATA = codeOf('ID');

/**
 * The instructions of a content stream in order, each with the numbers before it (at most eight, in a list that is used again; texts, names
 * and what stands inside square brackets are passed over). Reads bytes as they are, since it runs over every page.
 */
export function readInstructions(bytes: Uint8Array, take: (code: number, numbers: readonly number[]) => void): void {
  const numbers: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? SPACE;
    if (byte <= SPACE || byte === 0x5d || byte === MORE) at += 1;
    else if (isNumberByte(byte)) {
      const end = numberEnd(bytes, at);
      if (numbers.length < MOST_NUMBERS) numbers.push(numberAt(bytes, at, end));
      at = end;
    } else if (byte === 0x5b) at = listEnd(bytes, at + 1);
    else if (byte === OPEN) at = textEnd(bytes, at);
    else if (byte === LESS) at = bytes[at + 1] === LESS ? at + 2 : endOf(bytes, at, MORE);
    else if (byte === SLASH) at = wordEnd(bytes, at + 1);
    else if (byte === PERCENT) at = endOf(bytes, at, 10);
    else {
      const end = Math.max(at + 1, wordEnd(bytes, at));
      let code = 0;
      for (let place = at; place < end; place += 1) code = (code << 8) | (bytes[place] ?? 0);
      take(code, numbers);
      numbers.length = 0;
      at = code === PICTURE_DATA ? pictureEnd(bytes, end) : end;
    }
  }
}

function isNumberByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x2b;
}

function numberEnd(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && isNumberByte(bytes[at] ?? 0)) at += 1;
  return at;
}

function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  let scale = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x2e) scale = 1;
    else if (byte >= 0x30) {
      value = value * 10 + byte - 0x30;
      scale *= 10;
    }
  }
  const size = scale > 1 ? value / scale : value;
  return bytes[from] === 0x2d ? -size : size;
}

/** Behind a text in round brackets, which may hold such brackets in pairs. */
function textEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === ESCAPE) at += 1;
    else if (byte === OPEN) depth += 1;
    else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function endOf(bytes: Uint8Array, from: number, last: number | undefined): number {
  const end = last === undefined ? -1 : bytes.indexOf(last, from);
  return end < 0 ? bytes.length : end + 1;
}

/** Behind a list in square brackets: of texts and distances, or of dashes. */
function listEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === 0x5d) return at + 1;
    if (byte === OPEN) at = textEnd(bytes, at);
    else at += 1;
  }
  return bytes.length;
}

function wordEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? SPACE;
    if (byte <= SPACE || byte === OPEN || byte === SLASH || byte === LESS || byte === MORE || byte === 0x5b || byte === 0x5d || byte === PERCENT) break;
  }
  return at;
}

/** Behind the bytes of a picture that stands in the stream itself: before the `EI` that ends it. */
function pictureEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1)
    if ((bytes[at] ?? 0) <= SPACE && bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && (bytes[at + 3] ?? SPACE) <= SPACE) return at + 1;
  return bytes.length;
}
