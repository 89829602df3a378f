/** A binary sign with soft evidence: `presence` is how sure we are that it is there, `leak` how often it is there without any of the causes. */
export type SignVariable = Readonly<{ presence: number; leak: number }>;
/** A possible cause: prior probability and, by index of the variable, the probability that it shows the sign. */
export type CauseNode = Readonly<{ prior: number; effects: ReadonlyMap<number, number> }>;

/** Only the strongest single causes are also looked at in pairs. */
const pairedCauses = 14;

/**
 * Posterior probability of each cause in a two-layer noisy-OR network (Pearl, Probabilistic Reasoning in Intelligent Systems, 1988, section 4.3),
 * exact over "no cause", every single cause and pairs of the strongest; soft evidence after Pearl's virtual evidence.
 * Overlapping causes therefore explain one another away, and two faults at once are found where one does not explain the signs.
 */
export function noisyOrPosterior(variables: readonly SignVariable[], causes: readonly CauseNode[]): Readonly<{ marginals: readonly number[]; none: number }> {
  const base = variables.map((variable) => Math.log(likelihood(variable, variable.leak)));
  const singles = causes.map((cause) => priorOdds(cause) + gain(variables, base, [cause]));
  const strongest = singles
    .map((score, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score)
    .slice(0, pairedCauses);
  const hypotheses: { score: number; members: readonly number[] }[] = [{ score: 0, members: [] }];
  for (const [index, score] of singles.entries()) hypotheses.push({ score, members: [index] });
  for (const [place, first] of strongest.entries()) {
    for (const second of strongest.slice(place + 1)) {
      const pair = [causes[first.index], causes[second.index]].filter((cause) => cause !== undefined);
      const score = pair.reduce((sum, cause) => sum + priorOdds(cause), 0) + gain(variables, base, pair);
      hypotheses.push({ score, members: [first.index, second.index] });
    }
  }
  return normalise(hypotheses, causes.length);
}

function normalise(hypotheses: readonly Readonly<{ score: number; members: readonly number[] }>[], size: number) {
  const highest = Math.max(...hypotheses.map((hypothesis) => hypothesis.score));
  const marginals = new Array<number>(size).fill(0);
  let total = 0;
  let none = 0;
  for (const hypothesis of hypotheses) {
    const weight = Math.exp(hypothesis.score - highest);
    total += weight;
    if (hypothesis.members.length === 0) none += weight;
    for (const member of hypothesis.members) marginals[member] = (marginals[member] ?? 0) + weight;
  }
  return { marginals: marginals.map((weight) => weight / total), none: none / total };
}

function priorOdds(cause: CauseNode): number {
  return Math.log(cause.prior / (1 - cause.prior));
}

/** Log-likelihood gained over "no cause" by these causes together. */
function gain(variables: readonly SignVariable[], base: readonly number[], causes: readonly CauseNode[]): number {
  const touched = new Set(causes.flatMap((cause) => [...cause.effects.keys()]));
  let sum = 0;
  for (const index of touched) {
    const variable = variables[index];
    if (!variable) continue;
    let silent = 1 - variable.leak;
    for (const cause of causes) silent *= 1 - (cause.effects.get(index) ?? 0);
    sum += Math.log(likelihood(variable, 1 - silent)) - (base[index] ?? 0);
  }
  return sum;
}

function likelihood(variable: SignVariable, probability: number): number {
  return variable.presence * probability + (1 - variable.presence) * (1 - probability);
}
