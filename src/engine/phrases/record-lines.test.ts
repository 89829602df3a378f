import { describe, expect, it } from 'vitest';
import { noPlantTexts, PlantTexts } from '../../domain/plant-texts.js';
import { recordLinesIn } from './record-lines.js';

describe('what a record says in the reader’s language', () => {
  const draft = 'Work order for X-9: Seal drips\ncorrective, priority urgent, failure mode ELP (external leakage), impact degraded\nSkills: mechanical';

  it('is nothing in English', () => {
    expect(recordLinesIn(draft, 'en', noPlantTexts)).toEqual([]);
  });

  it('is every sentence of a known form, also of lines without a full stop', () => {
    expect(recordLinesIn(draft, 'de', noPlantTexts)).toContain('Gewerk: Mechanik.');
    expect(recordLinesIn(draft, 'zh', noPlantTexts).some((line) => line.startsWith('我把类型定为维修'))).toBe(true);
  });

  it('parts sentences at a percentage, and not at a decimal point', () => {
    const said = recordLinesIn(
      'F-9 OEE 8.2 % from 2026-03-01 00:00 to 2026-03-02 00:00: availability 8.3 %, performance 100 %, quality 99.2 %. Most is lost to availability: 91.7 %.',
      'de',
      noPlantTexts,
    );
    expect(said.some((line) => line.startsWith('Am meisten kostet Verfügbarkeit'))).toBe(true);
  });

  it('leaves out a line of no known form: half of it in another language would be another statement', () => {
    const texts = new PlantTexts([{ text: 'Feed pump', said: { de: 'Speisepumpe' } }], ['Feed pump']);
    expect(recordLinesIn('Limits of Feed pump, as set: 7 bar to 9 bar', 'de', texts)).toEqual(['Speisepumpe']);
  });
});
