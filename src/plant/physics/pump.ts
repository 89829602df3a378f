import { gravity } from './tank.js';

/** Head curve H = shutoffHead - coefficient Q² at rated speed; H in m, Q in m³/h. */
export type PumpCurve = Readonly<{ shutoffHead: number; coefficient: number }>;

/** The curve through the shut-off head in m and the rated point (m³/h, m). */
export function curveThrough(shutoffHead: number, ratedFlow: number, ratedHead: number): PumpCurve {
  return { shutoffHead, coefficient: (shutoffHead - ratedHead) / (ratedFlow * ratedFlow) };
}

/**
 * Head in m at `flow` m³/h and speed ratio n/n_rated. Affinity laws Q ~ n, H ~ n² turn H = a - b Q² into H = a n² - b Q².
 * Source: I. J. Karassik et al., "Pump Handbook", 4th ed. 2008, ch. 2 (head-capacity curve, affinity laws).
 */
export function pumpHead(curve: PumpCurve, flow: number, speedRatio = 1): number {
  return curve.shutoffHead * speedRatio * speedRatio - curve.coefficient * flow * flow;
}

/**
 * Flow in m³/h at which `count` equal pumps in parallel meet a system that needs `staticHead` + `resistance` Q² m (Q in m³/h, total).
 * Parallel pumps share the flow, so b becomes b/n². Closed form; 0 when the shut-off head does not reach the static head.
 * Source: Karassik, "Pump Handbook", ch. 2 (pumps in parallel).
 */
export function operatingFlow(curve: PumpCurve, count: number, staticHead: number, resistance: number): number {
  const available = curve.shutoffHead - staticHead;
  if (count <= 0 || available <= 0) return 0;
  return Math.sqrt(available / (curve.coefficient / (count * count) + resistance));
}

/**
 * Shaft power in kW: rho g Q H / eta plus constant mechanical losses (kW). Flow in m³/h, head in m, density in kg/m³.
 * Source: Karassik, "Pump Handbook", ch. 2 (hydraulic power and efficiency).
 */
export function shaftPower(flow: number, head: number, density: number, efficiency: number, mechanicalLoss: number): number {
  return (density * gravity * flow * head) / 3.6e6 / efficiency + mechanicalLoss;
}

/**
 * Net positive suction head available in m: (p_atm + p_suction - p_vapour) / (rho g), pressures in kPa (suction as gauge), density kg/m³.
 * The velocity head is neglected (0.06 m at rated flow). Source: Karassik, "Pump Handbook", ch. 2.3.
 */
export function npshAvailable(suctionKilopascal: number, vapourKilopascal: number, density: number, atmosphericKilopascal = 101.3): number {
  return ((atmosphericKilopascal + suctionKilopascal - vapourKilopascal) * 1000) / (density * gravity);
}

/**
 * Cavitation intensity 0 to 1. Incipient cavitation (noise, vibration) starts at about four times the NPSH at which 3 % of the head is
 * lost (NPSHR); full development is taken at NPSHR. Source: J. F. Gülich, "Centrifugal Pumps", 3rd ed. 2014, sec. 6.2 (NPSHi/NPSH3 of 2 to 6).
 */
export function cavitationIntensity(available: number, required: number, inceptionRatio = 4): number {
  const inception = required * inceptionRatio;
  if (available >= inception) return 0;
  if (available <= required) return 1;
  return (inception - available) / (inception - required);
}
