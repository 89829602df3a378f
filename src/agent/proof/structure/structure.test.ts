import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../domain/evidence.js';
import { structureOf } from './structure.js';
import { turnedRound } from './turned-round.js';

const paper = (quote: string): Evidence => ({
  id: 'E1',
  kind: 'passage',
  label: 'Manual',
  quote,
  document: 'Manual',
  revision: 'A',
  page: 1,
  section: null,
  status: 'current',
  passageId: 'p',
  documentId: 'd',
  start: 0,
  end: quote.length,
});
const reason = (sentence: string, quote: string): string | null => {
  const structure = structureOf(sentence, [paper(quote)]);
  return structure === null ? null : turnedRound(structure);
};

describe('the build of a source', () => {
  it.each([
    [
      'cause and effect',
      'The trolley slips because oil has got on the rails.',
      'Oil gets on the rails because the trolley slips.',
      'Oil on the rails makes the trolley slip.',
    ],
    [
      'the condition of a leave',
      'The load may be lowered by hand if a second person watches the drum.',
      'The load may be lowered by hand.',
      'If a second person watches the drum, the load may be lowered by hand.',
    ],
    [
      'the row of a table',
      'Main hoist: Rope: 28 mm; Checked by: rope inspector\nTrolley: Rope: 22 mm; Checked by: crane fitter',
      'The trolley is checked by the rope inspector.',
      'The trolley is checked by the crane fitter.',
    ],
    ['what each gets', 'The hose is green for detergent, red for alkali and yellow for acid.', 'The hose for alkali is yellow.', 'The hose for alkali is red.'],
    [
      'a number of things',
      'Three people are needed to change a plunger.',
      'Two people are needed to change a plunger.',
      'To change a plunger three people are needed.',
    ],
    ['a side', 'Visitors stand upwind of the burners.', 'Visitors stand downwind of the burners.', 'Upwind of the burners is where visitors stand.'],
    [
      'an order',
      'The brake is applied before the mode is chosen.',
      'The mode is chosen before the brake is applied.',
      'Before the mode is chosen, the brake is applied.',
    ],
  ])('is not turned round in %s', (_name, source, lie, truth) => {
    expect(reason(lie, source)).not.toBeNull();
    expect(reason(truth, source)).toBeNull();
  });
});
