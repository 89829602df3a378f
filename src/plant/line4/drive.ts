import { clamp } from '../physics/dynamics.js';
import { electricalPower, motorCurrent } from '../physics/motor.js';
import { stepStiction } from '../physics/valve.js';
import type { ControlValve, Drive } from './state.js';

/** Nameplate of a motor: kW, A, magnetising current in A, efficiency 0 to 1. */
export type MotorPlate = Readonly<{ rated: number; ratedCurrent: number; magnetising: number; efficiency: number }>;

/** Thermal relay time constant in s: trips after about 20 s at 1.3 times rated current. */
const relaySeconds = 15;

/**
 * Contactor, run-up and hours. `blocked` is a contactor or supply that does not close. The relay's latch is hardware: it opens the
 * contactor by itself and is reset with `reset` once cool.
 */
export function stepDrive(drive: Drive, command: number, blocked: number, reset: number, seconds: number): void {
  if (reset > 0 && drive.thermal < 0.7) drive.overload = 0;
  drive.contactor = command > 0 && drive.overload === 0 && blocked === 0 ? 1 : 0;
  drive.speed += (drive.contactor - drive.speed) * Math.min(1, seconds / 0.8);
  if (drive.contactor > 0) drive.hours += seconds / 3600;
  else if (drive.speed < 1e-4) drive.speed = 0;
}

/** Current, electric power and thermal relay (IEC 60947-4-1 class behaviour, simplified to one time constant) for a shaft power in kW. */
export function loadDrive(drive: Drive, plate: MotorPlate, shaftKilowatt: number, seconds: number): void {
  if (drive.contactor === 0) {
    drive.current = 0;
    drive.power = 0;
    drive.thermal = drive.thermal > 1e-6 ? drive.thermal * (1 - Math.min(1, seconds / 60)) : 0;
    return;
  }
  drive.current = motorCurrent(shaftKilowatt, plate.rated, plate.ratedCurrent, plate.magnetising);
  drive.power = electricalPower(shaftKilowatt, plate.efficiency);
  const excess = (drive.current / plate.ratedCurrent) ** 2 - 1.1;
  drive.thermal = Math.max(0, drive.thermal + (excess * seconds) / relaySeconds);
  if (drive.thermal >= 1) drive.overload = 1;
}

/**
 * Pneumatic control valve that closes without air: stiction on the command (`staticBand` in percent of travel, kinetic 40 % of it), then travel
 * at an air-dependent rate.
 * `airBar` is the header pressure in bar: full rate above 5 bar, none below 3 bar (the spring closes it).
 */
export function stepValve(valve: ControlValve, command: number, staticBand: number, stuck: number, airBar: number, seconds: number): void {
  if (stuck > 0) return;
  const wanted = stepStiction(valve.stem, command, staticBand, staticBand * 0.4);
  const strength = airBar >= 5 ? 1 : airBar <= 3 ? 0 : (airBar - 3) / 2;
  const target = airBar <= 3 ? 0 : wanted;
  valve.position += (target - valve.position) * Math.min(1, (seconds / 1.5) * (0.1 + 0.9 * strength));
  valve.position = clamp(valve.position, 0, 100);
}
