/**
 * Where in a passage a term stands, packed into the one byte of a posting: the low four bits count it in the body (15 means
 * 15 or more), one bit each for title, section path and tags, and one bit for terms that occur only as a piece of an identifier.
 */
export const IN_TITLE = 0x10;
export const IN_SECTION = 0x20;
export const IN_TAGS = 0x40;
export const PART_ONLY = 0x80;
export const BODY_MASK = 0x0f;

/** How much one occurrence counts by field (BM25F: fields are summed before saturation; Robertson, Zaragoza, Taylor 2004). */
export type FieldWeights = Readonly<{ title: number; section: number; tags: number; part: number }>;
export const DEFAULT_FIELD_WEIGHTS: FieldWeights = { title: 0.6, section: 0.8, tags: 0.5, part: 0.5 };

/** The weighted term frequency of every possible posting byte. */
export function frequencyTable(weights: FieldWeights): Float32Array {
  const table = new Float32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    const body = (byte & BODY_MASK) * ((byte & PART_ONLY) === 0 ? 1 : weights.part);
    table[byte] =
      body + ((byte & IN_TITLE) === 0 ? 0 : weights.title) + ((byte & IN_SECTION) === 0 ? 0 : weights.section) + ((byte & IN_TAGS) === 0 ? 0 : weights.tags);
  }
  return table;
}
