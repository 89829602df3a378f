import { keywords } from '../library/parts.js';
import type { Pattern } from '../model.js';
import { buildSteps } from './build-steps.js';
import type { StepProgram } from './steps.js';

/** What is built without a request: one step that ends by a limit and one that ends by a time. */
const example: StepProgram = {
  steps: [
    {
      title: 'fill',
      outputs: ['INLET_VALVE'],
      end: { kind: 'compare', name: 'TANK_LEVEL', minus: null, side: 'above', inclusive: true, limit: 60, unit: '%', deadband: 0 },
      milliseconds: 0,
    },
    { title: 'stir', outputs: ['AGITATOR'], end: null, milliseconds: 60_000 },
  ],
  start: null,
  abort: null,
  repeat: false,
  holds: false,
  declared: [],
  assumptions: [],
};

/** Steps as a request tells them. It is chosen by what a request says (see select.ts), never by keywords. */
export const toldSequence: Pattern = {
  id: 'told-sequence',
  title: 'Steps one after another',
  summary: 'Steps told one after another ("fill to 60 %, then stir for 5 min, then drain until empty"), each ended by a limit, a state or a time.',
  keywords: keywords('told steps 1'),
  parameters: [],
  build: (parameters, book) => buildSteps(parameters.sequence ?? example, book),
};
