import { describe, expect, it } from 'vitest';
import { PlantTexts, readPlantTexts } from './plant-texts.js';

const file = `# names
Feed pump
  de: Speisepumpe
  zh: 给水泵
Pump
  de: Pumpe
{} motor current high
  de: {} Motorstrom hoch
  zh: {}电机电流高
Feed pump stopped
  de: Speisepumpe steht
`;
const { texts } = readPlantTexts(file);
const plant = new PlantTexts(texts, ['Feed pump', 'Pump', 'K-7 motor current high', 'Feed pump motor current high', 'Feed pump stopped', 'Valve sticks']);

describe("the owner's translations of the plant's texts", () => {
  it.each([
    ['Feed pump', 'de', 'Speisepumpe'],
    ['K-7 motor current high', 'zh', 'K-7电机电流高'],
    ['Feed pump motor current high', 'de', 'Speisepumpe Motorstrom hoch'],
    ['Feed pump stopped', 'zh', null],
    ['Valve sticks', 'de', null],
    ['Valve sticks', 'en', 'Valve sticks'],
  ] as const)('says %s in %s', (text, language, said) => {
    expect(plant.said(text, language)).toBe(said);
  });

  it('keeps the text apart from the rest of the sentence, the longest one first, and a single word only where it stands alone in quotes', () => {
    const shout = (rest: string): string => rest.toUpperCase();
    expect(plant.around('alarm "K-7 motor current high" of Feed pump', 'de', shout)).toBe('ALARM "K-7 Motorstrom hoch" OF Speisepumpe');
    expect(plant.around('the Pump is called (Pump)', 'de', (rest) => rest)).toBe('the Pump is called (Pumpe)');
    expect(plant.around('Feed pump stopped', 'zh', (rest) => rest)).toBe('Feed pump stopped');
    expect(plant.around('Feed pumps stand', 'de', (rest) => rest)).toBe('Feed pumps stand');
  });

  it('tells which translations a piece of evidence vouches for', () => {
    expect(plant.within('K-7.H: K-7 motor current high at 10:00', 'de')).toEqual(['K-7 Motorstrom hoch']);
    expect(plant.within('K-7.H: K-7 motor current high at 10:00', 'en')).toEqual([]);
  });

  it('reports a line that means nothing, with its number, and reads the rest', () => {
    const read = readPlantTexts('  de: ohne Text\nA {} b\n  de: ohne Lücke\n  fr: rien\n  zh: 甲{}乙\n');
    expect(read.problems.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(read.texts).toEqual([{ text: 'A {} b', said: { zh: '甲{}乙' } }]);
  });
});
