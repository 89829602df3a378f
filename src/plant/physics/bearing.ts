/**
 * Vibration velocity in mm/s RMS of a pump bearing housing. Independent sources add as squares (RMS): residual unbalance, bearing damage and cavitation.
 * Damage grows exponentially with wear 0 to 1 (from nothing to `worst` mm/s), the usual shape of late bearing life.
 * Source: zones of ISO 20816-3 (2.3 / 4.5 / 7.1 mm/s); growth law after R. B. Randall, "Vibration-based Condition Monitoring", 2011, ch. 6.
 */
export function bearingVibration(base: number, wear: number, worst: number, cavitation: number, unbalance: number): number {
  const damage = wear > 0 ? (worst * (Math.exp(3 * wear) - 1)) / (Math.exp(3) - 1) : 0;
  return Math.sqrt(base * base + damage * damage + cavitation * cavitation + unbalance * unbalance);
}

/**
 * Steady bearing temperature in °C: ambient plus a rise of friction heat over thermal resistance; wear raises the friction moment.
 * `rise` in K for a healthy bearing at speed, `wornRise` the additional K at wear 1 (quadratic in wear: clearance is lost late).
 * Source: SKF, "Rolling bearings" catalogue, friction and heat balance section (steady state W = N_R / dT).
 */
export function bearingTemperature(ambient: number, rise: number, wear: number, wornRise: number): number {
  return ambient + rise + wornRise * wear * wear;
}
