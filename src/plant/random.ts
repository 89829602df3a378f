/** State of a RandomSource: four unsigned 32-bit words. */
export type RandomState = readonly [number, number, number, number];

/**
 * Seeded pseudo-random numbers: sfc32 (Small Fast Counting generator of C. Doty-Humphrey, PractRand), 128 bits of state.
 * The same seed gives the same sequence on every machine; the state can be saved and restored.
 */
export class RandomSource {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(seed: number) {
    this.a = seed | 0;
    this.b = (Math.floor(seed / 4294967296) ^ 0x9e3779b9) | 0;
    this.c = 0x243f6a88 | 0;
    this.counter = 1;
    for (let round = 0; round < 16; round += 1) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** Mean 0, standard deviation 1, never beyond 3.47: the sum of four uniforms (Irwin-Hall), enough for sensor noise. */
  gaussian(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508075688772;
  }

  snapshot(): RandomState {
    return [this.a >>> 0, this.b >>> 0, this.c >>> 0, this.counter >>> 0];
  }

  restore(state: RandomState): void {
    this.a = state[0] | 0;
    this.b = state[1] | 0;
    this.c = state[2] | 0;
    this.counter = state[3] | 0;
  }
}
