import { describe, expect, it } from 'vitest';
import { inLanguage } from './tool-lines.js';

describe('sentences about a control program', () => {
  it.each([
    [
      'V-7.CMD reads open because Level > High is TRUE with Level = 81.2, High = 75 (tank.st line 12).',
      'V-7.CMD zeigt open, weil gilt: Level > High ist TRUE mit Level = 81.2, High = 75 (tank.st Zeile 12).',
      'V-7.CMD 为 open，因为：Level > High 为 TRUE，其中 Level = 81.2, High = 75 (tank.st 第 12 行)。',
    ],
    [
      'On the way: tank.st line 9, Delay.Q is FALSE.',
      'Auf dem Weg dahin: tank.st Zeile 9, Delay.Q ist FALSE.',
      '中间条件：tank.st 第 9 行，Delay.Q 为 FALSE。',
    ],
    [
      'Latched: Trip keeps its value until this is TRUE (tank.st line 4: Reset is FALSE).',
      'Gespeichert: Trip behält den Wert, bis dies TRUE ist (tank.st Zeile 4: Reset ist FALSE).',
      '自保持：Trip 保持原值，直到此项为 TRUE（tank.st 第 4 行：Reset 为 FALSE）。',
    ],
    [
      'Line 21: Ready is on when Guard and not Fault, otherwise, if Mode equals 2 (now TRUE).',
      'Zeile 21: Ready ist ein, wenn Guard und nicht Fault, sonst, wenn Mode gleich 2 (jetzt TRUE).',
      '第 21 行：Ready 接通的条件是 Guard 且 非 Fault, 否则如果 Mode 等于 2 (现在 TRUE)。',
    ],
    [
      "tank.st line 3, the programmer's note: Open only when full and ready.",
      'tank.st Zeile 3, Anmerkung des Programmierers: „Open only when full and ready.“',
      'tank.st 第 3 行，编程者注释：“Open only when full and ready.”',
    ],
    [
      'Start is FALSE and is not set by program Tank: it comes from outside (input or another program).',
      'Start ist FALSE und wird von Programm Tank nicht gesetzt: Es kommt von außen (Eingang oder anderes Programm).',
      'Start 为 FALSE，不由程序 Tank 设置：来自外部（输入或其他程序）。',
    ],
  ])('%s', (english, german, chinese) => {
    expect([inLanguage(english, 'de'), inLanguage(english, 'zh'), inLanguage(english, 'en')]).toEqual([german, chinese, english]);
  });
});

describe('corrections and records', () => {
  it.each([
    [
      'LT-9 is not falling: LT-9 was steady at about 59.6 % from 2026-03-01 14:05 to 2026-03-02 14:05.',
      'LT-9 fällt nicht: LT-9 lag von 2026-03-01 14:05 bis 2026-03-02 14:05 gleichbleibend bei etwa 59,6 %.',
      'LT-9 没有下降：LT-9 在 2026-03-01 14:05 至 2026-03-02 14:05 间稳定在约 59.6 %。',
    ],
    [
      'No shelving is recorded between 2026-03-01 14:05 and 2026-03-02 14:05.',
      'Zwischen 2026-03-01 14:05 und 2026-03-02 14:05 ist keine Zurückstellung aufgezeichnet.',
      '2026-03-01 14:05 至 2026-03-02 14:05 没有搁置记录。',
    ],
    [
      'TT-9 reads 74.2 °C at 2026-03-02 14:05, not the stated value.',
      'TT-9 zeigt um 2026-03-02 14:05 74,2 °C, nicht den genannten Wert.',
      '2026-03-02 14:05 时 TT-9 为 74.2 °C，不是所说的值。',
    ],
  ])('%s', (english, german, chinese) => {
    expect([inLanguage(english, 'de'), inLanguage(english, 'zh')]).toEqual([german, chinese]);
  });
});
