import { packedStreams } from './packed-streams.js';
import { unpack } from './stream-filters.js';

const light = String.raw`(?:1(?:\.0*)?|0?\.9[6-9]\d*)`;
/** A white fill colour, and letters painted before another colour is set or the state is put back. */
const whiteLetters = new RegExp(
  String.raw`(?:^|\s)(?:(?:${light}\s+){3}(?:rg|scn?)|${light}\s+(?:g|scn?)|(?:0\s+){4}k)\s(?:(?!\s(?:rg|g|k|scn?|Q)\s)[\s\S]){0,4000}?(?:Tj|TJ)\b`,
  'u',
);
/** A page's content is rarely larger; what is, is a drawing. */
const LARGEST_CONTENT = 4_000_000;

/** True where some page may paint letters in white: cheap to say for a whole file, so that only such files are looked at closely. */
export async function paintsWhiteLetters(bytes: Uint8Array): Promise<boolean> {
  for (const { data, filters, isPicture } of packedStreams(bytes)) {
    if (isPicture || data.length > LARGEST_CONTENT) continue;
    let content: Uint8Array | null = data;
    for (const filter of filters) content = content === null ? null : await unpack(content, filter, LARGEST_CONTENT).catch(() => null);
    if (content !== null && whiteLetters.test(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1'))) return true;
  }
  return false;
}
