import { conditionLogic } from './conditions/logic.js';
import { toldSequence } from './conditions/told-sequence.js';
import { alarm } from './library/alarm.js';
import { annunciator } from './library/annunciator.js';
import { antiShortCycle } from './library/anti-short-cycle.js';
import { batchCounter } from './library/batch-counter.js';
import { cipStep } from './library/cip-step.js';
import { conveyorCascade } from './library/conveyor-cascade.js';
import { creditTimer } from './library/credit-timer.js';
import { cyclicTimer } from './library/cyclic-timer.js';
import { dailySchedule } from './library/daily-schedule.js';
import { debounce } from './library/debounce.js';
import { delay } from './library/delay.js';
import { delayedStop } from './library/delayed-stop.js';
import { deviationAlarm } from './library/deviation-alarm.js';
import { dryRun } from './library/dry-run.js';
import { dutyStandby } from './library/duty-standby.js';
import { emergencyStop } from './library/emergency-stop.js';
import { filter } from './library/filter.js';
import { firingOrder } from './library/firing-order.js';
import { firstOut } from './library/first-out.js';
import { groupRotation } from './library/group-rotation.js';
import { heartbeat } from './library/heartbeat.js';
import { heatCool } from './library/heat-cool.js';
import { hysteresis } from './library/hysteresis.js';
import { idleExercise } from './library/idle-exercise.js';
import { leadLag } from './library/lead-lag.js';
import { levelSwitches } from './library/level-switches.js';
import { limitTrip } from './library/limit-trip.js';
import { mixing } from './library/mixing.js';
import { motorStarter } from './library/motor-starter.js';
import { packml } from './library/packml.js';
import { phaseCycle } from './library/phase-cycle.js';
import { pid } from './library/pid.js';
import { proportionalDosing } from './library/proportional-dosing.js';
import { pulseCounter } from './library/pulse-counter.js';
import { pulseDosing } from './library/pulse-dosing.js';
import { ramp } from './library/ramp.js';
import { rejectRegister } from './library/reject-register.js';
import { reversing } from './library/reversing.js';
import { runningHours } from './library/running-hours.js';
import { medianFilter, movingAverage } from './library/sample-filters.js';
import { scaling } from './library/scaling.js';
import { stageControl } from './library/stage-control.js';
import { starDelta } from './library/star-delta.js';
import { stepSequence } from './library/step-sequence.js';
import { steppedOutput } from './library/stepped-output.js';
import { switchVoting } from './library/switch-voting.js';
import { timeProportional } from './library/time-proportional.js';
import { totaliser } from './library/totaliser.js';
import { twoHand } from './library/two-hand.js';
import { twoStageTrip } from './library/two-stage-trip.js';
import { valveFeedback } from './library/valve.js';
import { voting } from './library/voting.js';
import type { Pattern } from './model.js';

/** Every pattern, in the order in which they are listed to people. */
export const patternCatalogue: readonly Pattern[] = [
  dutyStandby,
  groupRotation,
  stageControl,
  leadLag,
  hysteresis,
  heatCool,
  dailySchedule,
  levelSwitches,
  motorStarter,
  starDelta,
  reversing,
  twoHand,
  valveFeedback,
  firstOut,
  dryRun,
  limitTrip,
  twoStageTrip,
  antiShortCycle,
  idleExercise,
  conveyorCascade,
  phaseCycle,
  firingOrder,
  stepSequence,
  cipStep,
  mixing,
  pulseDosing,
  proportionalDosing,
  packml,
  pid,
  timeProportional,
  steppedOutput,
  ramp,
  filter,
  movingAverage,
  medianFilter,
  scaling,
  voting,
  switchVoting,
  alarm,
  deviationAlarm,
  annunciator,
  totaliser,
  runningHours,
  batchCounter,
  pulseCounter,
  creditTimer,
  rejectRegister,
  debounce,
  delay,
  delayedStop,
  cyclicTimer,
  heartbeat,
  emergencyStop,
  toldSequence,
  conditionLogic,
];
