import { describe, expect, it } from 'vitest';
import type { SkillContext } from '../skill.js';
import { handoverDraft } from './handover-draft.js';

const report = [
  { section: 'headline', text: 'Report, 2026-03-02 06:00 to 2026-03-02 14:00.', evidence: [] },
  { section: 'trips', text: 'P-9 tripped at 10:06.', evidence: [] },
  ...Array.from({ length: 9 }, (_, at) => ({ section: 'notes', text: `Note ${at}.`, evidence: [] })),
];
const contextAt = (now: string, question: string, isReported: boolean, language = 'en'): SkillContext =>
  ({
    understanding: { question, language, now: new Date(now) },
    results: {
      outcomes: (tool: string) => (isReported && tool === 'shift_report' ? [{}] : []),
      of: () => (isReported ? [{ output: { lines: report } }] : []),
    },
  }) as unknown as SkillContext;
const planned = (now: string, question = 'Write a handover note', isReported = false) => handoverDraft.plan(contextAt(now, question, isReported))[0]?.input;

describe('a hand-over note', () => {
  it('is of the shift that has just ended', () =>
    expect(planned('2026-03-02T14:05:00Z')).toMatchObject({ from: '2026-03-02T06:00:00.000Z', to: '2026-03-02T14:00:00.000Z' }));
  it('is of the running shift once half of it is over', () =>
    expect(planned('2026-03-02T13:40:00Z')).toMatchObject({ from: '2026-03-02T06:00:00.000Z', to: '2026-03-02T13:40:00.000Z' }));
  it('holds what the shift had, six lines of a kind at most, below the words of the person', () => {
    const lines = String(planned('2026-03-02T14:05:00Z', 'Draft a handover note: watch the chiller', true)?.['text']).split('\n');
    expect(lines.slice(0, 3)).toEqual(['Handover of the early shift, 2026-03-02 06:00 to 2026-03-02 14:00', 'watch the chiller.', 'P-9 tripped at 10:06.']);
    expect(lines.filter((text) => text.startsWith('Note'))).toHaveLength(6);
  });
  it.each([
    ['de', 'Übergabe der Frühschicht, 2026-03-02 06:00 bis 2026-03-02 14:00.'],
    ['zh', '早班交接，2026-03-02 06:00 至 2026-03-02 14:00。'],
  ])('is written in the language of the person (%s)', (language, head) => {
    const input = handoverDraft.plan(contextAt('2026-03-02T14:05:00Z', 'Write a handover note', true, language))[0]?.input;
    expect(String(input?.['text']).split('\n')[0]).toBe(head);
  });
});
