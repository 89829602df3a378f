import { codeUseRules } from './code-use.js';
import { commentRules } from './comments.js';
import { dataRules } from './data-use.js';
import { decidedRules } from './decided.js';
import { loopRules } from './loops.js';
import type { Rule } from './model.js';
import { namingRules } from './naming.js';
import { neverCalledRules } from './never-called.js';
import { overwriteRules } from './overwritten.js';
import { safetyLoopRules } from './safety-loops.js';
import { safetyPlantRules } from './safety-plant.js';
import { structureRules } from './structure.js';

/** Every rule: PLCopen Coding Guidelines v1.0 by their ids (names N, comments C, practice CP, language L), then ours (SAFE). */
export const ruleCatalogue: readonly Rule[] = [
  ...namingRules,
  ...commentRules,
  ...dataRules,
  ...codeUseRules,
  ...structureRules,
  ...loopRules,
  ...safetyLoopRules,
  ...safetyPlantRules,
  ...overwriteRules,
  ...neverCalledRules,
  ...decidedRules,
];
