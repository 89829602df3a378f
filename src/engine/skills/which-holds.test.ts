import { expect, it } from 'vitest';
import type { Answer } from '../../domain/document.js';
import { english } from '../phrases/english.js';
import type { SkillContext } from '../skill.js';
import { whichHolds } from './which-holds.js';

const answer = (documentId: string, supersedes: string | null) =>
  ({
    passage: { documentId, document: documentId, revision: 'B', page: 1, endPage: 1, section: null, appliesTo: [], status: 'current' },
    inForce: { since: null, supersedes },
  }) as unknown as Answer;
const context = { say: english, understanding: { assets: [], now: new Date('2026-03-02T00:00:00Z') } } as unknown as SkillContext;

it('a paper that replaces its own earlier edition does not replace another', () => {
  const two = [answer('POL-1', null), answer('MAN-2', 'MAN-2 Rev A'), answer('MAN-2', 'MAN-2 Rev A')];
  expect(whichHolds(two, [], context).text).toBe(english.bothInForce);
});

it('a paper that replaces the other is in force', () => {
  expect(whichHolds([answer('POL-1', 'MAN-2 Rev B'), answer('MAN-2', null)], [], context).text).toContain('POL-1');
});
