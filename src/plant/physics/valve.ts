/**
 * Resistance of a valve in kPa per (m³/h)²: from Q = Kv sqrt(dp / SG) with dp in bar (IEC 60534-2-1, turbulent liquid), dp = 100 SG / Kv² Q² kPa.
 * A closed valve is a very large, finite resistance.
 */
export function valveResistance(flowCoefficient: number, specificGravity: number): number {
  return (100 * specificGravity) / (flowCoefficient * flowCoefficient + 1e-4);
}

/** Inherent equal-percentage characteristic: Kv/Kv100 = R^(x-1) with rangeability R (IEC 60534-2-4), and tight shut-off below 1 % travel. */
export function equalPercentage(position: number, rangeability = 50): number {
  if (position <= 0.01) return 0;
  return position >= 1 ? 1 : Math.exp(Math.log(rangeability) * (position - 1));
}

/** State of a sticking valve, all in percent of travel: last command, stem position, and the force not yet turned into movement. */
export type StictionState = { command: number; position: number; residual: number };

/**
 * Two-parameter valve stiction: the stem moves only when the accumulated change of command exceeds the static friction band, then slips
 * to the command less the kinetic friction band. `staticBand` and `kineticBand` in percent of travel, staticBand >= kineticBand >= 0;
 * both 0 is a perfect valve. Mutates `state` and returns the stem position.
 * Source: Q. P. He, J. Wang, M. Pottmann, S. J. Qin, "A curve fitting method for detecting valve stiction in oscillating control loops",
 * Ind. Eng. Chem. Res. 46, 2007 (after Choudhury et al. 2005).
 */
export function stepStiction(state: StictionState, command: number, staticBand: number, kineticBand: number): number {
  const accumulated = state.residual + (command - state.command);
  state.command = command;
  if (Math.abs(accumulated) > staticBand || staticBand <= 0) {
    const friction = accumulated > 0 ? kineticBand : accumulated < 0 ? -kineticBand : 0;
    state.position = command - friction;
    state.residual = friction;
  } else {
    state.residual = accumulated;
  }
  return state.position;
}
