import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../testing/read-question.js';
import { plantGloss } from './plant-gloss.js';

describe('plain questions of the floor in German and Chinese reach the skill that answers them', () => {
  it.each([
    ['哪台机器报警最多？', 'kpi'],
    ['现在在做哪个订单？', 'production-plan'],
    ['P-601B什么时候跳闸的？', 'measure'],
    ['哪些值超过了限值？', 'beyond-limits'],
    ['把FIC-110设为7会怎么样？', 'what-if'],
    ['生产线怎么样？', 'line-overview'],
    ['TT-202离跳闸还有多远？', 'margin-to-limit'],
    ['Wann ist P-601C ausgefallen?', 'measure'],
    ['Wie nah ist TT-202 an der Abschaltung?', 'margin-to-limit'],
    ['Stelle PDT-101.H für 1 Stunde zurück, weil das Sieb gereinigt wird', 'shelve-alarm'],
    ['Läuft gerade eine Reinigung?', 'programme-step'],
    ['Was würde passieren, wenn P-202 ausfällt?', 'what-if'],
    ['Was muss ich tun, wenn TT-202 ansteht?', 'alarm-meaning'],
    ['Was steht im Schichtbuch?', 'shift-report'],
    ['Woran haben wir am meisten verloren?', 'production-loss'],
    ['Is there enough raw milk until the end of the shift?', 'describe-trend'],
    ['How is the line doing?', 'line-overview'],
  ])('%s', (question, skill) => {
    expect(readQuestion(question).skill).toBe(skill);
  });

  it('a right is no course of a value, and a priority no value', () => {
    expect(readQuestion('Who may change the setpoint of TIC-201?').skill).toBe('knowledge-answer');
    expect(readQuestion('What priority does LS-101A have?').skill).toBe('knowledge-answer');
  });

  it('"which valve is open" asks of all valves, "the conveyor" of one that must be told', () => {
    expect(readQuestion('Which conveyor is running?').understanding.ambiguous).toEqual([]);
    expect(readQuestion('Is the conveyor running?').understanding.ambiguous.length).toBeGreaterThan(1);
  });

  it('what cannot be added up is not totalled', () => {
    expect(readQuestion('How much milk did we pasteurise today?').understanding.measure).toMatchObject({ statistic: 'total', tags: [{ unit: 'm³/h' }] });
  });

  it('an alarm that stands is asked since when', () => {
    expect(plantGloss('Seit wann steht LS-7A an?')).toBe('since when is LS-7A in alarm?');
  });
});
