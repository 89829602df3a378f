/**
 * A generated multivariate data set in the manner of the Tennessee Eastman challenge: a reactor, separator, stripper and recycle whose
 * measurements are coupled, with named disturbances (step, random variation, slow drift, sticking valve, frozen sensor) at a known time.
 * Only the idea is taken from J. J. Downs and E. F. Vogel, "A plant-wide industrial process control problem", Computers & Chemical
 * Engineering 17 (1993) 245-255; the equations and numbers here are our own and reproduce no figure of that plant.
 */
export type ProcessVariable = Readonly<{
  id: string;
  equipment: string;
  description: string;
  unit: string;
  mean: number;
  /** Measurement units per unit of normalised deviation. */
  scale: number;
  /** Standard deviation of the measurement noise in measurement units. */
  noise: number;
  /** First-order time constant in minutes. */
  minutes: number;
  /** What moves it: source variable, gain between normalised deviations, dead time in minutes. */
  from: readonly (readonly [source: string, gain: number, lag: number])[];
}>;

export type DisturbanceKind = 'step' | 'random-variation' | 'slow-drift' | 'sticking-valve' | 'frozen-sensor';
export type Disturbance = Readonly<{ id: string; kind: DisturbanceKind; variable: string; size: number; onsetMinute: number }>;

export type ProcessRun = Readonly<{
  variables: readonly ProcessVariable[];
  /** One row per variable, one value per minute. */
  values: readonly Float64Array[];
  disturbance: Disturbance | null;
  /** Normalised deviation that the disturbance causes in each variable in the long run, from the coupling; 0 for untouched ones. */
  effect: ReadonlyMap<string, number>;
}>;

export const processVariables: readonly ProcessVariable[] = [
  variable('FT-1', 'FEED', 'Feed A flow', 'km³/h', 0.25, 0.02, 0.002, 2, []),
  variable('FT-2', 'FEED', 'Feed D flow', 'kg/h', 3660, 60, 12, 2, []),
  variable('FT-4', 'FEED', 'Combined feed flow', 'km³/h', 9.3, 0.3, 0.05, 3, [['FT-1', 0.5, 0]]),
  variable('TT-3', 'COOL', 'Reactor cooling-water inlet temperature', '°C', 35, 1.2, 0.15, 8, []),
  variable('TT-9', 'REACTOR', 'Reactor temperature', '°C', 120.4, 0.8, 0.1, 6, [
    ['TT-3', 0.8, 2],
    ['FT-2', 0.25, 1],
  ]),
  variable('PT-7', 'REACTOR', 'Reactor pressure', 'kPa', 2705, 25, 4, 5, [
    ['FT-4', 0.5, 1],
    ['TT-9', 0.5, 1],
  ]),
  variable('LT-8', 'REACTOR', 'Reactor level', '%', 75, 2, 0.3, 12, [['FT-4', 0.3, 3]]),
  variable('PT-13', 'SEPARATOR', 'Separator pressure', 'kPa', 2634, 25, 4, 4, [['PT-7', 0.8, 1]]),
  variable('TT-11', 'SEPARATOR', 'Separator temperature', '°C', 80.1, 1, 0.12, 9, [['TT-9', 0.7, 4]]),
  variable('LT-12', 'SEPARATOR', 'Separator level', '%', 50, 3, 0.4, 10, [['TT-11', -0.6, 3]]),
  variable('JT-20', 'RECYCLE', 'Compressor work', 'kW', 341, 6, 1, 3, [['PT-13', 0.7, 1]]),
  variable('FT-5', 'RECYCLE', 'Recycle flow', 'km³/h', 26.9, 0.5, 0.08, 4, [['JT-20', 0.6, 1]]),
  variable('LT-15', 'STRIPPER', 'Stripper level', '%', 50, 3, 0.4, 12, [['LT-12', 0.6, 5]]),
  variable('TT-18', 'STRIPPER', 'Stripper temperature', '°C', 65.7, 0.9, 0.1, 10, [['FT-19', 0.7, 2]]),
  variable('FT-19', 'STRIPPER', 'Stripper steam flow', 'kg/h', 230, 8, 1.5, 3, []),
  variable('FT-17', 'STRIPPER', 'Product flow', 'm³/h', 22.9, 0.5, 0.08, 6, [['LT-15', 0.5, 3]]),
];

/** Disturbances of every kind, each on another part of the plant. Sizes are in normalised deviations. */
export const processDisturbances: readonly Disturbance[] = [
  { id: 'feed-loss', kind: 'step', variable: 'FT-1', size: -9, onsetMinute: 240 },
  { id: 'cooling-water-step', kind: 'step', variable: 'TT-3', size: 8, onsetMinute: 240 },
  { id: 'kinetics-drift', kind: 'slow-drift', variable: 'TT-9', size: 9, onsetMinute: 240 },
  { id: 'feed-variation', kind: 'random-variation', variable: 'FT-2', size: 9, onsetMinute: 240 },
  { id: 'steam-valve-sticks', kind: 'sticking-valve', variable: 'FT-19', size: 8, onsetMinute: 240 },
  { id: 'level-sensor-frozen', kind: 'frozen-sensor', variable: 'LT-12', size: 0, onsetMinute: 240 },
];

function variable(
  id: string,
  equipment: string,
  description: string,
  unit: string,
  mean: number,
  scale: number,
  noise: number,
  minutes: number,
  from: ProcessVariable['from'],
): ProcessVariable {
  return { id, equipment, description, unit, mean, scale, noise, minutes, from };
}

/** One run of so many minutes, one sample per minute, the same for the same seed. */
export function generateProcessRun(minutes: number, seed: number, disturbance: Disturbance | null = null): ProcessRun {
  const random = normalNumbers(seed);
  const indexOf = new Map(processVariables.map((each, index) => [each.id, index]));
  const state = processVariables.map(() => new Float64Array(minutes));
  const values = processVariables.map(() => new Float64Array(minutes));
  let wander = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    wander = 0.9 * wander + 0.6 * random();
    for (const [index, each] of processVariables.entries()) {
      const before = minute > 0 ? (state[index]?.[minute - 1] ?? 0) : 0;
      const driven = each.from.reduce((sum, [source, gain, lag]) => sum + gain * (state[indexOf.get(source) ?? 0]?.[Math.max(0, minute - 1 - lag)] ?? 0), 0);
      const forced = disturbance?.variable === each.id ? forcing(disturbance, minute, wander) : 0;
      const share = 1 / each.minutes;
      const next = before + share * (driven + forced + 0.5 * random() - before);
      const series = state[index];
      if (series) series[minute] = next;
      const frozen = disturbance?.kind === 'frozen-sensor' && disturbance.variable === each.id && minute > disturbance.onsetMinute;
      const row = values[index];
      if (row) row[minute] = frozen ? (row[minute - 1] ?? each.mean) : each.mean + each.scale * next + each.noise * random();
    }
  }
  return { variables: processVariables, values, disturbance, effect: effectOf(disturbance) };
}

function forcing(disturbance: Disturbance, minute: number, wander: number): number {
  const since = minute - disturbance.onsetMinute;
  if (since < 0) return 0;
  switch (disturbance.kind) {
    case 'step':
      return disturbance.size;
    case 'slow-drift':
      return disturbance.size * Math.min(1, since / 180);
    case 'random-variation':
      return disturbance.size * wander;
    case 'sticking-valve':
      return Math.floor(since / 20) % 2 === 0 ? disturbance.size : -disturbance.size;
    case 'frozen-sensor':
      return 0;
  }
}

/** Long-run effect along the coupling, in normalised deviations. The coupling has no loop, so one pass per variable is enough. */
function effectOf(disturbance: Disturbance | null): ReadonlyMap<string, number> {
  const effect = new Map(processVariables.map((each) => [each.id, each.id === disturbance?.variable ? disturbance.size : 0]));
  for (let pass = 0; pass < processVariables.length; pass += 1) {
    for (const each of processVariables) {
      const own = each.id === disturbance?.variable ? disturbance.size : 0;
      effect.set(
        each.id,
        each.from.reduce((sum, [source, gain]) => sum + gain * (effect.get(source) ?? 0), own),
      );
    }
  }
  return effect;
}

/** Standard normal numbers from a seed: 32-bit xorshift (Marsaglia 2003) and the polar method (Marsaglia & Bray 1964). */
function normalNumbers(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return () => {
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  };
}
