import { describe, expect, it } from 'vitest';
import { expectedAnswer } from '../answer-type.js';
import { typedValues } from './typed-values.js';

const found = (question: string, text: string): readonly string[] =>
  typedValues(text, expectedAnswer(question))
    .filter(({ strength }) => strength >= 1)
    .map(({ start, end }) => text.slice(start, end));

describe('figures as German and Chinese documents write them', () => {
  it.each([
    ['Welche Drehzahl hat die Trommel?', 'Trommel: Stufe A 18 1/min; Stufe B 420 min-1', ['18 1/min', '420 min-1']],
    ['Welche Drehzahl hat das Rührwerk?', 'Rührwerk 60 U/min', ['60 U/min']],
    ['Wie hoch ist die Kettenspannung?', 'Die Kette wird auf 2,4 kN gespannt.', ['2,4 kN']],
    ['Welche Spannung hat der Steuerstromkreis?', 'Steuerstromkreis 24 V, Zugkraft 3 kN', ['24 V']],
    ['老化多长时间？', '涂胶后在烘箱中老化90分钟再冷却', ['90分钟']],
    ['烘干温度是多少？', '坯体在120°C下烘干', ['120°C']],
  ])('%s', (question, text, values) => {
    expect(found(question, text)).toEqual(values);
  });
  it.each([
    ['滤芯多久换一次？', '滤芯每90天更换，反洗持续20分钟', ['90天']],
    ['刀片多久换一次？', '刀片磨合20分钟', []],
  ])('how often is not how long: %s', (question, text, values) => {
    expect(
      found(question, text)
        .filter((each) => /\d/u.test(each))
        .map((each) => each.replace(/^每/u, '')),
    ).toEqual(expect.arrayContaining(values));
    expect(found(question, text).join(' ')).not.toContain('20分钟');
  });
  it('a figure behind a Latin letter is still a part of a name', () => {
    expect(found('How long does it run?', 'Program P60 minutes')).toEqual([]);
  });
  it('two figures beside each other are no thousands', () => {
    expect(found('Welche Drehzahl hat die Walze?', 'Walze 365 1/min')).toEqual(['365 1/min']);
  });
});
