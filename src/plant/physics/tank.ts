/** Standard gravity in m/s². */
export const gravity = 9.80665;

/**
 * Gravity outflow of an open tank through an orifice in m³/s, Torricelli's law q = a sqrt(2 g h).
 * `area` is the effective outlet area in m² (discharge coefficient included), `height` the liquid height above it in m; an empty tank gives 0.
 * Source: K. H. Johansson, "The Quadruple-Tank Process", IEEE Trans. Control Systems Technology 8(3), 2000, eq. (1).
 */
export function torricelliFlow(area: number, height: number, acceleration = gravity): number {
  return height > 0 ? area * Math.sqrt(2 * acceleration * height) : 0;
}

/** Rate of level change in m/s of a tank with a constant cross section in m²: dh/dt = (q_in - q_out) / A (mass balance, flows in m³/s). */
export function levelRate(inflow: number, outflow: number, crossSection: number): number {
  return (inflow - outflow) / crossSection;
}

/**
 * Temperature in °C after mixing `inflow` m³ at `inflowTemperature` into `volume` m³ at `temperature`
 * (energy balance of an ideally mixed tank with constant heat capacity). An empty tank takes the inflow's temperature.
 * Source: W. L. Luyben, "Process Modeling, Simulation, and Control for Chemical Engineers", 2nd ed. 1990, ch. 3.
 */
export function mixedTemperature(volume: number, temperature: number, inflow: number, inflowTemperature: number): number {
  const total = volume + inflow;
  return total > 1e-9 ? (volume * temperature + inflow * inflowTemperature) / total : inflowTemperature;
}
