import { describe, expect, it } from 'vitest';
import { diagnosisText } from './diagnosis-texts.js';
import { chineseDiagnosisTexts } from './diagnosis-texts-chinese.js';
import { germanDiagnosisTexts } from './diagnosis-texts-german.js';
import { machineSignatures } from './fault-signatures-machines.js';
import { processSignatures } from './fault-signatures-process.js';
import { sensorModes } from './sensor-candidates.js';

const signatureTexts = [...machineSignatures, ...processSignatures].flatMap(({ cause, check }) => [cause, check]);
const sensorTexts = sensorModes.flatMap(({ cause, check }) => [cause('TT-9'), check]);

describe('texts of the diagnosis in every language', () => {
  it('has the same texts in German and Chinese', () => {
    expect(Object.keys(germanDiagnosisTexts).sort()).toEqual(Object.keys(chineseDiagnosisTexts).sort());
  });

  it.each([...new Set([...signatureTexts, ...sensorTexts])])('says in German and Chinese: %s', (text) => {
    expect(diagnosisText(text, 'de')).not.toBe(text);
    expect(diagnosisText(text, 'zh')).toMatch(/\p{Script=Han}/u);
  });

  it('keeps tags as they are and leaves what it does not know', () => {
    expect(diagnosisText('TT-9 shows a frozen value', 'zh')).toBe('TT-9 显示值冻结');
    expect(diagnosisText('Read TT-9 (milk $1) over the window.', 'de')).toBe('TT-9 (milk $1) über den Zeitraum ablesen.');
    expect(diagnosisText('A text of nobody', 'de')).toBe('A text of nobody');
    expect(diagnosisText('Bearing wear', 'en')).toBe('Bearing wear');
  });

  it('gives every gap of a text back', () => {
    const gaps = (text: string): number => text.split('{}').length;
    for (const texts of [germanDiagnosisTexts, chineseDiagnosisTexts])
      for (const [english, said] of Object.entries(texts)) expect(gaps(said), english).toBe(gaps(english));
  });
});
