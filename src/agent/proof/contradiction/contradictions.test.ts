import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../domain/evidence.js';
import { factsOf } from '../evidence-facts.js';
import { againstThePapers } from './against-papers.js';

/** Why these passages speak against a sentence; null where they do not. */
function reasonFor(sentence: string, ...quotes: readonly string[]): string | null {
  const place = { documentId: 'DOC', document: 'Press manual', revision: 'A', status: 'current', page: 1, section: '1' };
  const passages = quotes.map(
    (quote, at) => ({ kind: 'passage', label: 'Press manual', quote, passageId: `DOC#${at}`, ...place, id: `E${at}` }) as unknown as Evidence,
  );
  return againstThePapers(sentence, [], passages.map(factsOf));
}

const steps =
  '1. Stop the press and wait until the ram rests.\n2. Lock the main switch.\n3. Open the side cover.\n4. Wipe the guides with a linen cloth; never use steel wool.';
const filter = 'If the filter is blocked, open the drain valve and keep the inlet valve closed. Do not lift the lid before the pressure has fallen.';
const german = 'Die Presse darf erst betreten werden, wenn der Stößel steht. Bei Störung F7 das Ölventil von Hand schließen.';
const parts = 'Part no. AX-10: Description: Seal ring; In stock 4; Bin: C2-03\nPart no. AX-11: Description: Wiper; In stock 9; Bin: C2-04';
const rows = 'Motor: ram drive; Oil: HLP 46; Amount: 12 l; Checked by: fitter\nMotor: feeder drive; Oil: HLP 32; Amount: 7 l; Checked by: operator';

describe('a sentence that turns its source round is withheld', () => {
  it.each([
    ['Never wipe the guides with a linen cloth.', steps],
    ['Close the drain valve if the filter is blocked.', filter],
    ['If the filter is blocked, do not open the drain valve.', filter],
    ['Keep the inlet valve open if the filter is blocked.', filter],
    ['Die Presse darf betreten werden, wenn der Stößel läuft.', german],
    ['Bei Störung F7 das Ölventil von Hand öffnen.', german],
    ['Lock the main switch after you have opened the side cover.', steps],
    ['Open the side cover before you stop the press.', steps],
    ['Part no. AX-10: Description: Seal ring; Bin: C2-04', parts],
    ['The oil of the feeder drive is checked by the fitter.', rows],
    ['Anyone may open the drain valve if the filter is blocked.', filter],
  ])('%s', (sentence, quote) => {
    expect(reasonFor(sentence, quote)).not.toBeNull();
  });
});

describe('a sentence that says the same in other words is none', () => {
  it.each([
    ['Part no. AX-10: In stock 4', parts],
    ['Part no. AX-10: Description: Seal ring; Bin: C2-03', parts],
    ['Do not use steel wool on the guides.', steps],
    ['Lock the main switch before you open the side cover.', steps],
    ['If the filter is blocked, open the drain valve.', filter],
    ['Keep the inlet valve closed if the filter is blocked.', filter],
    ['Lift the lid only after the pressure has fallen.', filter],
    ['Die Presse darf nur betreten werden, wenn der Stößel steht.', german],
    ['Bei Störung F7 schließen Sie das Ölventil von Hand.', german],
    ['The oil of the feeder drive is checked by the operator.', rows],
  ])('%s', (sentence, quote) => {
    expect(reasonFor(sentence, quote)).toBeNull();
  });
  it('and one that another paper in force says is none', () => {
    const papers = ['The feeder runs at low speed during cleaning.', 'The feeder runs at high speed during cleaning.'];
    expect(reasonFor('During cleaning the feeder runs at high speed.', ...papers)).toBeNull();
  });
});
