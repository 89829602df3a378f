/** A repeatable stream of numbers from 0 up to (not with) 1 (mulberry32, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Mutation = (bytes: Uint8Array, random: () => number) => Uint8Array;

const at = (bytes: Uint8Array, random: () => number) => Math.floor(random() * bytes.length);

const mutations: readonly Mutation[] = [
  // flip some bytes
  (bytes, random) => {
    const changed = bytes.slice();
    for (let count = 1 + Math.floor(random() * 40); count > 0; count -= 1) changed[at(bytes, random)] = Math.floor(random() * 256);
    return changed;
  },
  // cut the end off
  (bytes, random) => bytes.slice(0, at(bytes, random)),
  // cut a piece out
  (bytes, random) => {
    const from = at(bytes, random);
    return concatenate([bytes.slice(0, from), bytes.slice(from + Math.floor(random() * 2_000))]);
  },
  // repeat a piece
  (bytes, random) => {
    const from = at(bytes, random);
    const piece = bytes.slice(from, from + Math.floor(random() * 2_000));
    return concatenate([bytes.slice(0, from), ...new Array<Uint8Array>(1 + Math.floor(random() * 20)).fill(piece), bytes.slice(from)]);
  },
  // blow up or break the numbers of the file's own structure
  (bytes, random) => replaceText(bytes, /\d{1,6}/g, random, () => String(Math.floor(random() ** 4 * 4e9))),
  // exchange names and operators
  (bytes, random) => replaceText(bytes, /\/[A-Z]\w{2,}|\b(?:obj|endobj|stream|xref|Tj|TJ|Do)\b/g, random, (found) => [...found].reverse().join('')),
  // two halves of different places
  (bytes, random) => concatenate([bytes.slice(0, at(bytes, random)), bytes.slice(at(bytes, random))]),
  // noise in front, so that the file is something else
  (bytes, random) => concatenate([Uint8Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256)), bytes]),
];

/** A damaged copy of a file, the same for the same random numbers. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let changed = bytes;
  for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1) {
    const mutation = mutations[Math.floor(random() * mutations.length)];
    if (mutation !== undefined && changed.length > 0) changed = mutation(changed, random);
  }
  return changed;
}

function replaceText(bytes: Uint8Array, pattern: RegExp, random: () => number, replacement: (found: string) => string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  return new Uint8Array(
    Buffer.from(
      text.replace(pattern, (found) => (random() < 0.02 ? replacement(found) : found)),
      'latin1',
    ),
  );
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
