import { describe, expect, it } from 'vitest';
import { Analyser } from './analyse.js';
import { CHINESE_ENGLISH } from './chinese-english-data.js';
import { GERMAN_ENGLISH } from './german-english-data.js';
import { Translations, vocabularyIn } from './translations.js';

const analyser = new Analyser();
const small = new Translations(
  [
    { language: 'de', text: 'drive belt = vee belt == antriebsriemen = keilriemen\nswitch on again == wieder einschalten' },
    { language: 'zh', text: 'drive belt == 传动带 = 三角带' },
  ],
  analyser,
);

describe('the vocabulary between languages', () => {
  it('leads from an inflected German word and from a Chinese one to English, and back', () => {
    expect(small.english(analyser.stem('Antriebsriemens', 'de'), 'de').map(({ words }) => words)).toEqual([
      ['drive', 'belt'],
      ['vee', 'belt'],
    ]);
    expect(small.english('三角带', 'zh').map(({ words }) => words)).toEqual([['drive', 'belt']]);
    expect(small.foreign('drive belt', 'zh')).toEqual(['传动带', '三角带']);
    expect(small.english('Unbekannt', 'de')).toEqual([]);
  });

  it('takes the longest run of words that it has', () => {
    expect(small.longest(['传动', '带', '多久'], 'zh')).toMatchObject({ length: 2 });
    expect(small.longest(['多久', '传动', '带'], 'zh')).toBeNull();
  });

  it('reads lines of three languages and leaves one-way lines alone', () => {
    const lines = vocabularyIn('pump = Pumpe = 泵\nlager > bearing\nfix = repair');
    expect(lines.map(({ text }) => text)).toEqual(['pump == Pumpe', 'pump == 泵']);
  });

  it.each([
    ['German', GERMAN_ENGLISH, /\p{Script=Han}/u],
    ['Chinese', CHINESE_ENGLISH, /^[^\p{Script=Han}]*$/u],
  ])('has English on the left and %s on the right of every line', (_language, text, wrong) => {
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => line.split('==').length !== 2 || /[äöüß\p{Script=Han}]/u.test(line.split('==')[0] ?? ''))).toEqual([]);
    expect(lines.filter((line) => (line.split('==')[1] ?? '').split('=').some((term) => term.trim() === '' || wrong.test(term)))).toEqual([]);
  });
});
