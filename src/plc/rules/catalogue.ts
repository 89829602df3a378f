import type { Rule } from './model.js';

/** Every rule, in the order of its id. */
export const ruleCatalogue: readonly Rule[] = [];
