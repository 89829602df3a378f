import { keywords } from '../library/parts.js';
import type { Pattern, PatternParameters } from '../model.js';
import { buildLogic } from './build-logic.js';
import { emptyRule, type LogicProgram } from './model.js';

/** What is built without a request: an output with one condition of each kind. */
const example: LogicProgram = {
  rules: [
    {
      ...emptyRule,
      output: 'OUTPUT_1',
      actuator: true,
      on: {
        kind: 'all',
        parts: [
          { kind: 'signal', name: 'CONDITION_1', wanted: true, said: 'on', momentary: false },
          { kind: 'compare', name: 'VALUE_1', minus: null, side: 'above', inclusive: false, limit: 50, unit: '%', deadband: 2 },
        ],
      },
    },
  ],
  questions: [],
};

/** The program that a request's parameters carry, or the example. */
function programOf({ logic }: PatternParameters): LogicProgram {
  return logic ?? example;
}

/** Outputs by conditions of any shape. It is chosen by what a request says (see select.ts), never by keywords. */
export const conditionLogic: Pattern = {
  id: 'condition-logic',
  title: 'Outputs by conditions',
  summary:
    'Switches named outputs by conditions of any shape: signals and limits joined by and, or, not and brackets, start and stop, permissives, delays, trips.',
  keywords: keywords('logical condition 1'),
  parameters: [],
  build: (parameters, book) => buildLogic(programOf(parameters), book),
};
