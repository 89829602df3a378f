import { describe, expect, it } from 'vitest';
import type { SkillContext } from '../skill.js';
import { sinceWhenSkill } from './since-when.js';

const directory = {
  tags: [{ id: 'M-7.RUN', equipment: 'M-7', access: 'read', kind: 'discrete', states: ['stopped', 'running'], description: 'Mill running' }],
  assets: [{ id: 'M-7', parent: null, level: 'equipment' }],
};
const planned = (previous: string | null) =>
  sinceWhenSkill.plan({
    understanding: { question: 'since when?', previous, assets: [{ id: 'M-7' }], tags: [], signals: [], signalCoverage: 0 },
    directory,
    offers: () => true,
  } as unknown as SkillContext);

describe('"since when?"', () => {
  it.each(['Is the mill running?', 'Läuft M-7? Steht sie oder ist sie an?', 'M-7在运行吗'])('after "%s" asks since when it is in its state', (previous) =>
    expect(planned(previous)).toMatchObject([{ toolName: 'read_trend', input: { tag: 'M-7.RUN', statistic: 'since' } }]),
  );
  it.each(['Which alarms does M-7 have?', null])('after "%s" asks for its alarms', (previous) =>
    expect(planned(previous)).toMatchObject([{ toolName: 'query_alarms' }]),
  );
});
