import type { AlarmState } from '../../domain/alarm.js';

/** Alarm states as small integers for the engine's typed arrays; the names are the domain's (ISA-18.2-2016 clause 5.3 state model). */
export const stateNames = [
  'normal',
  'active-unacknowledged',
  'active-acknowledged',
  'cleared-unacknowledged',
  'latched-unacknowledged',
  'latched-acknowledged',
  'shelved',
  'suppressed-by-design',
  'out-of-service',
] as const satisfies readonly AlarmState[];

export const stateCode = {
  normal: 0,
  'active-unacknowledged': 1,
  'active-acknowledged': 2,
  'cleared-unacknowledged': 3,
  'latched-unacknowledged': 4,
  'latched-acknowledged': 5,
  shelved: 6,
  'suppressed-by-design': 7,
  'out-of-service': 8,
} as const satisfies Record<AlarmState, number>;

/** The domain name of a state code. An unknown code is a bug and reads as `normal`. */
export function stateName(code: number): AlarmState {
  return stateNames[code] ?? 'normal';
}

/** Every transition the engine may make. Anything else is a bug; the property test walks random sequences against this table. */
export const legalTransitions: Readonly<Record<AlarmState, readonly AlarmState[]>> = {
  normal: ['active-unacknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  'active-unacknowledged': ['active-acknowledged', 'cleared-unacknowledged', 'latched-unacknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  'active-acknowledged': ['normal', 'latched-acknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  'cleared-unacknowledged': ['normal', 'active-unacknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  'latched-unacknowledged': ['latched-acknowledged', 'active-unacknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  'latched-acknowledged': ['normal', 'active-unacknowledged', 'shelved', 'suppressed-by-design', 'out-of-service'],
  shelved: ['normal', 'active-unacknowledged', 'suppressed-by-design', 'out-of-service'],
  'suppressed-by-design': ['normal', 'shelved', 'out-of-service'],
  'out-of-service': ['normal', 'active-unacknowledged', 'suppressed-by-design'],
};

/** True where the ISA-18.2 state model lets an alarm go from one state to the other. */
export function isLegalTransition(from: AlarmState, to: AlarmState): boolean {
  return legalTransitions[from].includes(to);
}

/** A transition is an annunciation, and counts for ISA-18.2 rates, exactly when it enters `active-unacknowledged`. */
export function isAnnunciation(to: AlarmState): boolean {
  return to === 'active-unacknowledged';
}
