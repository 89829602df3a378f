/** Kinds of state that people name and every machine names in its own way. */
export const stateClasses = ['running', 'stopped', 'tripped', 'healthy', 'open', 'closed'] as const;
export type StateClass = (typeof stateClasses)[number];

const running = /^(?:running|run|on|firing|producing|production|execute|loaded|started)$/iu;
const resting = /^(?:stopped|stop|off|idle|unloaded|none|ready|standby|not running|-)?$/iu;
/** States of the PackML machine (ISA-TR88.00.02) besides Execute: the machine makes nothing in them. */
const packStates =
  /^(?:clearing|stopped|starting|idle|suspended|suspending|unsuspending|stopping|aborting|aborted|holding|held|unholding|resetting|completing|complete)$/iu;
const faulty = /^(?:tripped|trip|jammed|lockout|locked out|overload|mismatch|fault\w*|alarm)$/iu;
const sound = /^(?:healthy|clear|ok|normal)$/iu;

/**
 * Whether a state, by its own name, is what was asked for: a class of states or the name itself ("suspended" is Suspended).
 * A step of a programme runs unless it is at rest.
 */
export function isState(name: string, wanted: string): boolean {
  switch (wanted.toLowerCase()) {
    case 'running':
      return isRunning(name);
    case 'stopped':
      return !isRunning(name);
    case 'tripped':
      return faulty.test(name);
    case 'healthy':
      return sound.test(name);
    case 'open':
      return /^(?:open|forward)$/iu.test(name);
    case 'closed':
      return /^(?:closed|diverted|divert)$/iu.test(name);
    default:
      return bothWays(name.toLowerCase(), wanted.toLowerCase());
  }
}

/** "Suspended" is suspended, and a "caustic rinse" the step Caustic. */
function bothWays(name: string, wanted: string): boolean {
  return name.startsWith(wanted) || (name.length > 3 && wanted.startsWith(`${name} `));
}

function isRunning(name: string): boolean {
  return running.test(name) || (!resting.test(name) && !packStates.test(name) && !faulty.test(name) && !sound.test(name));
}
