export type TrajectoryModes = Readonly<{ strict: boolean; unordered: boolean; subset: boolean; superset: boolean }>;

/**
 * The four ways of matching tool sequences known from agentevals: `strict` same calls in the same order, `unordered` same calls,
 * `subset` nothing beyond the expected, `superset` at least the expected. Repeated calls count.
 */
export function compareTrajectory(made: readonly string[], expected: readonly string[]): TrajectoryModes {
  const subset = isContained(made, expected);
  const superset = isContained(expected, made);
  return { strict: made.join('\n') === expected.join('\n'), unordered: subset && superset, subset, superset };
}

function isContained(part: readonly string[], whole: readonly string[]): boolean {
  const left = [...whole];
  return part.every((name) => {
    const at = left.indexOf(name);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}
