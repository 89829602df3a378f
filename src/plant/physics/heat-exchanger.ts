/**
 * Effectiveness of a counter-flow heat exchanger, epsilon = (1 - exp(-NTU (1 - Cr))) / (1 - Cr exp(-NTU (1 - Cr))), and NTU / (1 + NTU) at Cr = 1.
 * `ntu` = UA / C_min, `capacityRatio` = C_min / C_max in [0, 1].
 * Source: W. M. Kays and A. L. London, "Compact Heat Exchangers", 3rd ed. 1984, ch. 2.
 */
export function counterflowEffectiveness(ntu: number, capacityRatio: number): number {
  if (ntu <= 0) return 0;
  if (capacityRatio > 0.9999) return ntu / (1 + ntu);
  const decay = Math.exp(-ntu * (1 - capacityRatio));
  return (1 - decay) / (1 - capacityRatio * decay);
}

/** Inverse of `counterflowEffectiveness` for sizing: the NTU that reaches `effectiveness`. */
export function ntuFor(effectiveness: number, capacityRatio: number): number {
  if (capacityRatio > 0.9999) return effectiveness / (1 - effectiveness);
  return Math.log((1 - effectiveness * capacityRatio) / (1 - effectiveness)) / (1 - capacityRatio);
}

/**
 * Conductance in kW/K with a fouling layer in series: 1/UA = 1/UA_clean + R_f (R_f in K/kW).
 * Source: F. P. Incropera and D. P. DeWitt, "Fundamentals of Heat and Mass Transfer", ch. 11 (overall coefficient with fouling).
 */
export function fouledConductance(clean: number, foulingResistance: number): number {
  return clean / (1 + clean * foulingResistance);
}

/**
 * Asymptotic fouling resistance R_f(t) = R_f* (1 - exp(-t / tau)), same unit as `asymptote`; t and tau in the same time unit.
 * Source: D. Q. Kern and R. E. Seaton, "A theoretical analysis of thermal surface fouling", British Chemical Engineering 4, 1959.
 */
export function asymptoticFouling(asymptote: number, elapsed: number, timeConstant: number): number {
  return elapsed > 0 ? asymptote * (1 - Math.exp(-elapsed / timeConstant)) : 0;
}

/** Heat capacity rate in kW/K of a flow in m³/h with density kg/m³ and specific heat kJ/(kg K). */
export function capacityRate(flow: number, density: number, specificHeat: number): number {
  return (flow * density * specificHeat) / 3600;
}
