import { dutyStandby } from './library/duty-standby.js';
import { hysteresis } from './library/hysteresis.js';
import type { Pattern } from './model.js';

/** Every pattern, in the order in which they are listed to people. */
export const patternCatalogue: readonly Pattern[] = [dutyStandby, hysteresis];
