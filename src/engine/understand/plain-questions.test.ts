import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { rankSkills } from '../plant-reading.js';
import { skills } from '../skills/skills.js';
import { strangeMachine } from './strange-machine.js';
import { understand } from './understanding.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const now = new Date('2026-03-04T15:30:00Z');

function firstSkill(text: string): string | undefined {
  const messages = [{ role: 'user' as const, text }];
  const read = understand(messages, directory, linkers, now, 'shift-lead');
  return rankSkills(skills, read, { messages, directory, linkers, now, role: 'shift-lead' })[0]?.skill.name;
}

describe('plain questions of the shop floor go to what can answer them', () => {
  it.each([
    ['Which shift had fewer alarms, early or late?', 'kpi'],
    ['What is the mean time between failures of the chiller?', 'kpi'],
    ['Which pump broke down most often in 2025?', 'kpi'],
    ['How much did we fill since noon?', 'kpi'],
    ['What is the most critical alarm at the moment?', 'list-alarms'],
    ['Which alarms go off again and again?', 'alarm-history'],
    ['Has the drip pan alarm been acknowledged?', 'alarm-handling'],
    ['Which compressors are in service?', 'equipment-states'],
    ['How long has the boiler been running?', 'measure'],
    ['Is any inspection overdue?', 'list-work-orders'],
    ['What should we pass on to the next crew?', 'shift-report'],
    ['How soon will the caustic tank run empty?', 'describe-trend'],
    ['What did the crew change between 8 and 9?', 'alarm-history'],
    ['Who lowered the filler speed?', 'alarm-history'],
    ['How many couplings for P-101A do we have?', 'find-parts'],
    ['What cost us the most time today?', 'production-loss'],
  ])('%s -> %s', (text, skill) => {
    expect(firstSkill(text)).toBe(skill);
  });

  it('a machine that the plant has none of is not answered for by another', () => {
    expect(strangeMachine('How often did the cartoner stop?', directory)).toBe('cartoner');
    expect(strangeMachine('Is the compressor running?', directory)).toBeNull();
    expect(strangeMachine('Press the start button of the filler', directory)).toBeNull();
    expect(strangeMachine('How much wheat did the old Harrow Mill grind?', directory)).toBeNull();
    expect(firstSkill('How many breakdowns did the wrapper have this year?')).not.toBe('kpi');
    expect(firstSkill('Is the big kiln running right now?')).toBe('not-here');
  });
});
