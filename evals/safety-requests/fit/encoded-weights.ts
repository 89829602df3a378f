/** Whole weights from -127 to 127 by hash, in the form that `decodedWeights` reads; those of 0 are left out. */
export function encodedWeights(weights: ReadonlyMap<number, number>): string {
  const bytes: number[] = [];
  let before = 0;
  for (const [place, weight] of [...weights].filter(([, weight]) => weight !== 0).sort(([left], [right]) => left - right)) {
    let step = place - before;
    before = place;
    for (; step >= 128; step = Math.floor(step / 128)) bytes.push((step % 128) | 128);
    bytes.push(step, weight & 255);
  }
  return Buffer.from(bytes).toString('base64');
}
