/**
 * Line current in A of an induction motor at `shaftKilowatt`: the magnetising and the load component add as vectors,
 * I = sqrt(I_m² + (I_load P / P_rated)²) with I_load² = I_rated² - I_m².
 * Source: S. J. Chapman, "Electric Machinery Fundamentals", 5th ed. 2012, sec. 6.3 (equivalent circuit of the induction motor), linearised.
 */
export function motorCurrent(shaftKilowatt: number, ratedKilowatt: number, ratedCurrent: number, magnetisingCurrent: number): number {
  const load = shaftKilowatt / ratedKilowatt;
  const squaredLoadCurrent = ratedCurrent * ratedCurrent - magnetisingCurrent * magnetisingCurrent;
  return Math.sqrt(magnetisingCurrent * magnetisingCurrent + squaredLoadCurrent * load * load);
}

/** Electrical power in kW drawn for a shaft power in kW at a motor efficiency (0 to 1). */
export function electricalPower(shaftKilowatt: number, efficiency: number): number {
  return shaftKilowatt / efficiency;
}
