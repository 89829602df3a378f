import { describe, expect, it } from 'vitest';
import { phrasesFor } from '../phrases/phrases.js';
import type { SkillContext } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { isolationPoints } from './isolation.js';

const fits = (effective: string): number =>
  isolationPoints.fits({ effective, assets: [{ id: 'M-7', level: 'equipment', isolationPoints: ['Q-7, lock off'] }] } as unknown as Understanding);

describe('how a machine is cut off from its energy is asked for its isolation points', () => {
  it.each([
    ...[
      'How do I isolate M-7?',
      'Wie isoliere ich M-7?',
      'Wo isoliert man M-7 vor der Arbeit?',
      'Wie trenne ich M-7 vom Netz?',
      'Wie sichere ich M-7 gegen Wiedereinschalten?',
    ],
    ...['Welche Isolationspunkte hat M-7?', 'M-7 如何隔离？'],
  ])('%s', (question) => expect(fits(question)).toBeGreaterThan(0.5));

  it.each(['Welche Isolierung hat die Wicklung von M-7?', 'How warm is M-7?', 'Wer hat M-7 freigeschaltet?'])('%s asks something else', (question) =>
    expect(fits(question)).toBe(0),
  );
});

describe('how a machine is locked out', () => {
  const steps = '1. Switch off.\n2. Lock.';
  const passage = (id: string, documentKind: string, section: string, appliesTo: readonly string[], text = steps) => ({
    ...{
      id,
      documentId: id,
      document: id,
      revision: '1',
      page: 4,
      start: 0,
      end: text.length,
      kind: 'steps',
      status: 'current',
      language: 'en',
      flagged: false,
    },
    ...{ documentKind, section, appliesTo, text },
  });
  const everything = ['M-7', 'M-8', 'M-9'];
  const site = passage('SITE', 'policy', 'Lockout > 4 The steps of lockout', everything, '1. Inform.\n2. Lock and tag.');
  const other = passage('OTHER', 'manual', 'Plates > Isolation and draining', ['M-8'], '1. Lock out M-7 and drain.\n2. Loosen the bolts.');
  const wide = passage('LINE', 'manual', 'Line > Isolation', everything, '1. Wide.\n2. Lock.');
  const own = passage('OWN', 'manual', 'Mill > Isolation', ['M-7'], '1. Stop the mill.\n2. Lock Q-7.');
  const assets = everything.map((id) => ({ id, parent: null }));

  function answer(question: string, inSite: readonly unknown[], inManuals: readonly unknown[]): readonly string[] {
    const evidence = [...inSite, ...inManuals].map((item) => ({ ...(item as object), kind: 'passage', quote: 'lockout' }));
    const search = (result: readonly unknown[], made: { input: object } | undefined) => ({
      input: made?.input ?? {},
      output: { results: result.map((each) => ({ passage: each })), answers: [] },
      evidence,
    });
    const understanding = { effective: question, language: 'en', assets: [{ id: 'M-7', level: 'equipment', isolationPoints: ['Q-7, lock off'] }] };
    const base = { understanding, directory: { assets }, offers: () => true, say: phrasesFor('en') };
    const none = { has: () => false, of: () => [], evidence: () => [], outcomes: () => [] };
    const calls = isolationPoints.plan({ ...base, results: none } as unknown as SkillContext);
    const made = calls.filter(({ toolName }) => toolName === 'search_knowledge');
    const results = {
      ...none,
      of: (tool: string) => (tool === 'search_knowledge' ? [search(inSite, made[0]), search(inManuals, made[1])] : []),
      evidence: () => [...evidence, { kind: 'asset', equipment: 'M-7', id: 'a' }],
    };
    return (isolationPoints.compose({ ...base, results } as unknown as SkillContext) ?? []).map(({ text }) => text);
  }

  it("is told by the site's steps and those of the manual written for it", () => {
    const lines = answer('How do I lock out M-7?', [other, site], [wide, own]);
    expect(lines.filter((text) => /^\d\./u.test(text))).toEqual(['1. Inform.', '2. Lock and tag.', '1. Stop the mill.', '2. Lock Q-7.']);
  });
  it('is never told by steps of another machine that name it by the way', () =>
    expect(answer('How do I lock out M-7?', [other], [other]).join(' ')).not.toContain('Loosen'));
});
