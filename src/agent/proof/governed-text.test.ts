import { describe, expect, it } from 'vitest';
import type { Passage } from '../../domain/document.js';
import type { Evidence } from '../../domain/evidence.js';
import { passageEvidence } from '../../domain/evidence-of.js';
import { ProofGate } from './proof-gate.js';

function gateOn(section: string, text: string, quoted?: string): ProofGate {
  const passage = {
    id: 'p',
    documentId: 'd',
    document: 'Press rules',
    revision: 'A',
    status: 'current',
    page: 1,
    section,
    start: 100,
    end: 100 + text.length,
    text,
  } as Passage;
  const start = quoted === undefined ? 0 : text.indexOf(quoted);
  const slice = quoted === undefined ? undefined : { text: quoted, start: 100 + start, end: 100 + start + quoted.length, score: 1 };
  const gate = new ProofGate();
  gate.add({ ...passageEvidence(passage, slice), id: 'E1' } as Evidence);
  return gate;
}

const bullets = '• Warming the oil with a gas burner.\n• Use compressed air on the die.';
const led = 'Wipe the guide daily.\nThe operator must not:\n• lift the die with a sling around the pins\nClean the drip tray.';

describe('a bullet without the heading or lead-in that governs it is no quotation', () => {
  it.each([
    ['Forbidden', bullets, 'Warming the oil with a gas burner. [E1]'],
    ['Forbidden', bullets, '• Warming the oil with a gas burner. [E1]'],
    ['Forbidden', bullets, 'Use compressed air on the die. [E1]'],
    ['Forbidden', bullets, 'You may warm the oil with a gas burner. [E1]'],
    ['Only with a permit', bullets, 'Use compressed air on the die.'],
    ['Setting', led, 'Lift the die with a sling around the pins. [E1]'],
    ['Oil', "Wear gloves: Don't: Drain oil into a closed vessel", 'Drain oil into a closed vessel. [E1]'],
    ['Verboten', '• Schmieren der Armaturen mit Kupferpaste.', 'Schmieren der Armaturen mit Kupferpaste. [E1]'],
    ['禁止', '• 用汽油清洗减速机外壳。', '用汽油清洗减速机外壳。[E1]'],
  ])('%s: %#', (heading, text, sentence) => {
    expect(gateOn(`Press > 2 ${heading}`, text).judge(sentence).kind).toBe('withhold');
  });

  it('holds for a slice whose lead-in stands outside of it', () => {
    const quoted = '• lift the die with a sling around the pins';
    expect(gateOn('Setting', led, quoted).judge('Lift the die with a sling around the pins. [E1]').kind).toBe('withhold');
    expect(gateOn('Setting', led, quoted).judge('The operator must not: lift the die with a sling around the pins [E1]').kind).toBe('pass');
  });

  it.each([
    ['Forbidden', bullets, 'Forbidden: Warming the oil with a gas burner. [E1]'],
    ['Forbidden', bullets, 'Forbidden: Warming the oil with a gas burner; Use compressed air on the die. [E1]'],
    ['Forbidden', bullets, 'Do not warm the oil with a gas burner. [E1]'],
    ['Setting', led, 'Clean the drip tray. [E1]'],
    ['Setting', led, 'Wipe the guide daily. [E1]'],
    ['Allowed', bullets, 'Use compressed air on the die. [E1]'],
    ['禁止', '• 用汽油清洗减速机外壳。', '禁止: 用汽油清洗减速机外壳。[E1]'],
  ])('with it, it is one; what stands outside of it needs none: %s %#', (heading, text, sentence) => {
    expect(gateOn(`Press > 2 ${heading}`, text).judge(sentence).kind).toBe('pass');
  });
});
