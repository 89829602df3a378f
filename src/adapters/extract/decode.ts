/** Bytes of a text file as a string, with line ends as `\n`, and the encoding that was found. */
export function decodeText(bytes: Uint8Array): Readonly<{ text: string; encoding: string }> {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n');
  return { text, encoding };
}

function detectEncoding(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zeroPositions(bytes.subarray(0, 4096));
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le';
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be';
  if (decodes(bytes, 'utf-8')) return 'utf-8';
  return looksChinese(bytes) ? 'gb18030' : 'windows-1252';
}

function decodes(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false; // TypeError is how TextDecoder says "not this encoding"
  }
}

/** GB18030 text decodes without error and almost all of its non-ASCII characters are Han or Chinese punctuation. */
function looksChinese(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536 - (bytes.length > 65_536 ? 1 : 0));
  const text = new TextDecoder('gb18030').decode(sample);
  const foreign = text.match(/[^\u0000-\u007f]/gu) ?? [];
  const common = foreign.filter((character) => /[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef“”‘’—…℃°±×÷·]/u.test(character));
  const pairs = /[\u4e00-\u9fa5]{2}/u.test(text);
  return pairs && common.length / foreign.length > 0.97;
}

/** Share of zero bytes at even and odd places. */
function zeroPositions(bytes: Uint8Array): Readonly<{ even: number; odd: number }> {
  if (bytes.length < 4) return { even: 0, odd: 0 };
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
  });
  return { even: even / (bytes.length / 2), odd: odd / (bytes.length / 2) };
}
