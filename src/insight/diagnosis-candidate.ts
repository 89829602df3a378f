import type { FailureMode, MaintenanceRecord } from '../domain/work-order.js';
import type { Sign } from './fault-signature.js';
import type { SignReading, TagObservation } from './tag-observations.js';

/** One sign that a candidate is expected to show, resolved to the tag of this plant that would show it. */
export type ExpectedSign = Readonly<{
  key: string;
  tag: string;
  words: string;
  sensitivity: number;
  reading: SignReading;
  /** How often the sign is there without any of the causes. */
  leak: number;
}>;

/** A possible cause on one piece of equipment of this plant. */
export type Candidate = Readonly<{
  id: string;
  equipment: string;
  cause: string;
  failureMode: FailureMode;
  mechanism: string;
  check: string;
  keywords: readonly string[];
  prior: number;
  expected: readonly ExpectedSign[];
  /** Roles whose tag exists but was not read: what to collect. */
  unread: readonly string[];
  records: readonly MaintenanceRecord[];
}>;

const signWords: Readonly<Record<Sign, string>> = {
  up: 'high or rising',
  down: 'low or falling',
  shifted: 'off its usual level',
  erratic: 'erratic',
  flat: 'frozen',
  bad: 'bad signal',
  on: 'on',
  off: 'off',
  chatter: 'chattering',
  more: 'counting faster',
  step: 'changed in one step',
};

/** The expectation of one sign on one observation. */
export function expectedSign(observation: TagObservation, sign: Sign, sensitivity: number, reading: SignReading, limitOnly = false): ExpectedSign {
  const resolved = sign === 'shifted' ? (observation.signs.get('up') === reading ? 'up' : 'down') : sign;
  const key = `${observation.tag} ${observation.role} ${resolved}${limitOnly ? ' limit' : ''}`;
  return {
    key,
    tag: observation.tag,
    words: `${observation.tag} (${observation.description}) ${roleWords(observation, resolved)}`,
    sensitivity,
    reading,
    leak: leakOf(observation, resolved),
  };
}

const abnormalSwitches = new Set(['trip', 'overload', 'mismatch', 'jam', 'leak-switch', 'start-failure', 'dropped-out']);

const quietRoles = new Set(['vibration', 'bearing-temperature', 'section-pressure-difference', 'torque', 'weight', 'position-mismatch']);

/** Abnormal switches and dead signals hardly ever show by themselves, condition measurements seldom; process signals move for many ordinary reasons. */
function leakOf(observation: TagObservation, sign: Sign): number {
  if (sign === 'bad') return 0.01;
  if (sign === 'chatter' || observation.role === 'disagreement' || observation.role === 'common-stop') return 0.02;
  if (sign === 'on' && abnormalSwitches.has(observation.role)) return 0.015;
  return quietRoles.has(observation.role) ? 0.025 : 0.05;
}

function roleWords(observation: TagObservation, sign: Sign): string {
  switch (observation.role) {
    case 'below-setpoint':
      return 'below its setpoint';
    case 'above-setpoint':
      return 'above its setpoint';
    case 'position-mismatch':
      return 'does not follow its command';
    case 'start-failure':
      return 'did not start on command';
    case 'dropped-out':
      return 'stopped under its command';
    case 'trip-record':
      return 'recorded as a trip';
    case 'common-stop':
      return 'stopped together with others';
    case 'disagreement':
      return 'parts from a meter it used to agree with';
    default:
      return signWords[sign];
  }
}

/** Where two symptoms mean the same sign of the same tag, the stronger one counts. */
export function uniqueByKey(signs: readonly ExpectedSign[]): readonly ExpectedSign[] {
  const byKey = new Map<string, ExpectedSign>();
  for (const sign of signs) if (sign.sensitivity > (byKey.get(sign.key)?.sensitivity ?? 0)) byKey.set(sign.key, sign);
  return [...byKey.values()];
}
