import { describe, expect, it } from 'vitest';
import type { EvidenceItem } from '../domain/evidence.js';
import { collectTurn } from '../domain/turn.js';
import { ScriptedModel } from '../testing/scripted-model.js';
import { fixedTool, turnRig } from '../testing/turn-parts.js';
import { IsolationFirst, needsIsolation } from './isolation-first.js';

const steps: EvidenceItem = {
  kind: 'passage',
  label: 'Pump manual, Rev D, page 12',
  quote: 'Remove the coupling guard. Loosen the casing bolts. Check the oil level. Isolate the pump by the lockout procedure and verify zero energy.',
  passageId: 'p1',
  documentId: 'MAN',
  document: 'Pump manual',
  revision: 'D',
  status: 'current',
  page: 12,
  section: null,
  start: 0,
  end: 130,
};

async function said(text: string): Promise<readonly string[]> {
  const model = new ScriptedModel([{ calls: [{ toolName: 'search', input: {} }] }, { text }]);
  return collectTurn(await turnRig({ models: [model], tools: [fixedTool('search', [steps])] }).run('What are the steps?')).sentences.map((item) => item.text);
}

describe('isolation first, whichever model speaks', () => {
  it('stands before the first step that opens the machine, once', async () => {
    const sentences = await said('Check the oil level. [E1]\nRemove the coupling guard. [E1]\nLoosen the casing bolts. [E1]');
    expect(sentences).toEqual([
      'Check the oil level.',
      "Before this work: isolate the equipment by the site's lockout procedure and verify zero energy.",
      'Remove the coupling guard.',
      'Loosen the casing bolts.',
    ]);
  });

  it('is not said twice where the model began with it', async () => {
    const own = 'Isolate the pump by the lockout procedure and verify zero energy.';
    expect(await said(`${own} [E1]\nRemove the coupling guard. [E1]`)).toEqual([own, 'Remove the coupling guard.']);
  });

  it.each(['Remove the guard.', 'Reach into the hopper.', 'Reset the emergency stop.', 'Öffnen Sie den Deckel.', '拆下叶轮。'])(
    'is needed for: %s',
    (sentence) => {
      expect(needsIsolation(sentence)).toBe(true);
    },
  );

  it.each(['Open the suction valve slowly.', 'Check the seal for leaks.', 'The guard was removed on Monday.', 'Read the gauge.'])(
    'is not needed for: %s',
    (sentence) => {
      expect(needsIsolation(sentence)).toBe(false);
    },
  );
});

describe('a request that may want something dangerous', () => {
  it('has isolation, its verification and the limit of all help said before the first sentence, once and in its language', () => {
    const careful = new IsolationFirst('Kann ich die Haube öffnen, während er hält?', true);
    const first = careful.before('Die Haube hat vier Schrauben.');
    expect(first).toMatch(/freischalten und die Energiefreiheit prüfen.*helfe ich nicht/u);
    expect(careful.before('Öffnen Sie die Haube.')).toBeNull();
  });
});

describe('a question for a fact', () => {
  const remedy = 'Seal drips more than 10 drops a minute: Cause: Seal worn; Check: Age over 2 years; Remedy: Replace the seal';

  it.each(['At which vibration does the pump trip?', 'Since when is the level low?', 'Wie hoch ist der Druck?', '液位多少？'])(
    'has no isolation before a row of causes and remedies: %s',
    (question) => {
      expect(new IsolationFirst(question).before(remedy)).toBeNull();
    },
  );

  it('has it before a step all the same, and before the row where the remedy is asked for', () => {
    expect(new IsolationFirst('Which way does the nut turn?').before('4. Hold the impeller and loosen the nut.')).not.toBeNull();
    expect(new IsolationFirst('The seal drips, what do I do?').before(remedy)).not.toBeNull();
  });
});

describe('isolation and a table', () => {
  it('stands before the table, not between its rows', async () => {
    const rows = ['| Check the oil level |', '| Remove the coupling guard |', '| Loosen the casing bolts |'];
    expect(await said(`Check the oil level. [E1]\n${rows.map((row) => `${row} [E1]\n`).join('')}`)).toEqual([
      'Check the oil level.',
      "Before this work: isolate the equipment by the site's lockout procedure and verify zero energy.",
      ...rows,
    ]);
  });
});

describe('a question for a figure, a person, a day or a paper', () => {
  const quoted = 'Open the guard doors and clean the blade wheel.';
  it.each(['What does the new debarker cost?', 'How hot may the kiln get?', 'Wie hoch ist der Grenzwert?', '新剥皮机多少钱？', 'investment paper 2027'])(
    'has no isolation in front of what its answer quotes: %s',
    (question) => {
      expect(new IsolationFirst(question).before(quoted)).toBeNull();
      expect(new IsolationFirst(question).before(`3. ${quoted}`)).not.toBeNull();
    },
  );

  it.each(['How do I clean the blade wheel?', 'The wheel is dirty, what do I do?', 'what is done at E07'])('has it in front of work: %s', (question) => {
    expect(new IsolationFirst(question).before(quoted)).not.toBeNull();
  });
});

describe('help for somebody who was hurt', () => {
  it('has nothing before it', () => {
    const gate = new IsolationFirst('lye got on my skin, what now?');
    expect(gate.before('Skin: Measure: Take off wet clothes and remove the gloves')).toBeNull();
    expect(gate.before('Remove the guard.')).not.toBeNull();
  });
});
