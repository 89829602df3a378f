import { describe, expect, it } from 'vitest';
import { IsolationFirst } from '../agent/isolation-first.js';
import { ProofGate } from '../agent/proof/proof-gate.js';
import { allRoles } from '../domain/actor.js';
import type { Evidence } from '../domain/evidence.js';
import { EquipmentId } from '../domain/ids.js';
import { languages } from '../domain/language.js';
import { deskPhrases } from '../engine/phrases/desk-lines.js';
import { shownPhrases } from '../engine/phrases/shown-lines.js';
import { permissionLines } from '../tools/list-permissions.js';

/** Said without a source: about the copilot's own limits, so that the gate lets them out and asks for no isolation. */
const own = languages.flatMap((language) => {
  const say = deskPhrases[language];
  return [
    say.restForPeople,
    say.asItStands,
    say.cannotOperate('P-101B'),
    say.canInstead,
    say.seesNoPeople,
    say.lookedUpAgain,
    say.sureOfSources,
    shownPhrases[language].nothingAsked,
  ];
});

describe('what the copilot says of its own limits', () => {
  it.each(own)('leaves the gate: %s', (text) => {
    const gate = new ProofGate();
    gate.add({ id: 'E1', kind: 'asset', label: 'P-101B', quote: 'P-101B: Raw milk pump B', equipment: EquipmentId.parse('P-101B') });
    expect(gate.judge(text.includes('P-101B') ? `${text} [E1]` : text)).toMatchObject({ kind: 'pass' });
    expect(new IsolationFirst('x', false).before(text)).toBeNull();
  });
});

describe('what it says of a role, with the permission table as evidence', () => {
  it.each(allRoles.flatMap((role) => languages.map((language) => [role, language] as const)))('%s, %s', (role, language) => {
    const lines = permissionLines(role, language);
    const evidence: Evidence = {
      id: 'E1',
      kind: 'computation',
      label: 'Permission table',
      name: 'list_permissions',
      inputs: {},
      quote: lines.join('\n'),
      rerun: '',
    };
    const gate = new ProofGate();
    gate.add(evidence);
    for (const text of lines) {
      expect(gate.judge(`${text} [E1]`), text).toMatchObject({ kind: 'pass' });
      expect(new IsolationFirst('x', false).before(text), text).toBeNull();
    }
  });

  it('says that a manager approves nothing and that an engineer needs a second person for a setpoint', () => {
    expect(permissionLines('manager', 'en')).toEqual(['The role here is manager.', 'This role approves nothing.']);
    expect(permissionLines('engineer', 'en').at(-1)).toBe('By a second person only, never by the one who asked: setpoint changes.');
  });
});
