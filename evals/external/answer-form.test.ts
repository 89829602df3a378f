import { describe, expect, it } from 'vitest';
import { judgeContent } from '../scorers/judge-answer.js';
import { gradedForm } from './answer-form.js';

const facts = (form: string, question = 'What is it?') => gradedForm(form, question).facts;
const answers = (form: string, question = 'What is it?') => gradedForm(form, question).answers;

describe('a right answer that is described in prose', () => {
  it.each([
    ['The expected response should be: MAIN, NORTH and HARBOUR.', ['MAIN', 'NORTH', 'HARBOUR']],
    ['The answer must mention Condenser Water Flow, Tonnage and Supply Temperature.', ['Condenser Water Flow', 'Tonnage', 'Supply Temperature']],
    ['The response should list:\n- seal ring\n- gasket\n- 4 bolts M12', ['seal ring', 'gasket', '4 bolts M12']],
    ['It should return [2020-04-27, 2020-04-28]', ['2020-04-27', '2020-04-28']],
    ['The asset is CWC04009 at site MAIN.', ['CWC04009', 'MAIN']],
    ['The answer should confirm that yes, it runs at 24.7 kW.', ['yes', '24.7 kW']],
    ['The answer should name "rotor bar" and 7 others.', ['rotor bar', '7']],
  ])('%s', (form, wanted) => expect(facts(form)).toEqual(wanted));

  it('takes any one of several where it says so', () => {
    expect(answers('It should contain one or more of the following: Compressor overheating: worn; Evaporator fouling; Fan worn due to age')).toEqual([
      'Compressor overheating',
      'Evaporator fouling',
      'Fan worn',
    ]);
    expect(answers('The answer should mention bearing wear, misalignment or imbalance.')).toEqual(['bearing wear', 'misalignment', 'imbalance']);
  });

  it('keeps a denial whole, so that the opposite is not right', () => {
    const form = gradedForm('The expected response should be that forecasting is not supported here.', 'What about forecasting?');
    expect(judgeContent('Forecasting is not supported here.', form, '').right).toBe(true);
    expect(judgeContent('Forecasting is supported here.', form, '').right).toBe(false);
  });

  it('turns the statement that only affirms a question into a yes', () => {
    expect(answers('Anomaly detection is supported.', 'Is anomaly detection supported?')).toEqual(['yes']);
  });

  it('takes nothing that the question already says', () => {
    expect(gradedForm('The response should be about Chiller 6.', 'What of Chiller 6?')).toMatchObject({ answers: [], facts: [] });
    expect(answers('The pump P-7 is blocked.', 'What is wrong with pump P-7?')).toEqual(['pump P-7 is blocked']);
  });

  it('says why it cannot grade what only speaks of style, delivery or loosely of numbers', () => {
    for (const form of [
      'The answer should be actionable, well-structured and professional.',
      'The expected response should be the return value of all sites, either as text or as reference to a file.',
      'About 30 work orders are expected.',
    ])
      expect([form, gradedForm(form, 'What is it?').ungraded === null]).toEqual([form, false]);
    expect(gradedForm('There were 31 orders and 2 faults.', 'How many?', false).ungraded).not.toBeNull();
  });

  it('notes when only a part can be graded', () => {
    expect(gradedForm('The agent should call the tool. The result must contain "Chiller 9 Tonnage".', 'Forecast it')).toMatchObject({
      answers: ['Chiller 9 Tonnage'],
      partly: true,
    });
  });
});
