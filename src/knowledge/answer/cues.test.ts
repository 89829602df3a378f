import { expect, it } from 'vitest';
import { askedBy, toldBy } from './cues.js';

const marks = (signs: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(signs)
    .filter(([, value]) => value > 0)
    .map(([name]) => name);

it.each([
  ['Who signs the gate log?', ['asks who', 'asks mark']],
  ['what happens if the belt is wet', ['asks whatIf']],
  ['How often was the filter changed before spring?', ['asks howOften', 'asks before', 'asks mark']],
])('a question asks by its words: %s', (question, asked) => expect(marks(askedBy(question))).toEqual(asked));

it.each([
  ['The foreman must wait until the vent is open.', ['tells must', 'tells until', 'tells role']],
  ['3. Open the valve (slowly).', ['tells imperative', 'tells figure', 'tells aside']],
  ['Not above 40 °C', ['tells not', 'tells bound', 'tells figure', 'tells unit']],
])('a piece tells by its words: %s', (text, told) => expect(marks(toldBy(text))).toEqual(told));
