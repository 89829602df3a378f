/**
 * Rate of pressure change in bar/s of a compressed-air receiver at constant temperature: dp/dt = p_n (q_in - q_out) / V,
 * normal flows in Nm³/h, volume in m³, p_n = 1.013 bar (ideal gas; Boyle's law).
 * Source: Atlas Copco, "Compressed Air Manual", 8th ed. 2014, sec. 3.1.5 (sizing of air receivers).
 */
export function receiverPressureRate(inflow: number, outflow: number, volume: number): number {
  return (1.013 * (inflow - outflow)) / (3600 * volume);
}

/** Flow in Nm³/h through a leak: choked, so proportional to absolute upstream pressure (ISO 8778 reference), `flowAtSeven` being the leak at 7 bar gauge. */
export function leakFlow(flowAtSeven: number, gaugePressure: number): number {
  return flowAtSeven * ((Math.max(0, gaugePressure) + 1.013) / 8.013);
}

/** Pressure drop in kPa over a dirty filter: linear in blockage factor, quadratic in flow (Darcy-Forchheimer, turbulent part). */
export function filterPressureDrop(cleanDrop: number, flowRatio: number, blockageFactor: number): number {
  return cleanDrop * blockageFactor * flowRatio * flowRatio;
}
