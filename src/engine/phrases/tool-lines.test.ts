import { describe, expect, it } from 'vitest';
import { inLanguage } from './tool-lines.js';

describe('sentences of the tools in the language of the reader', () => {
  it.each([
    ['P-7 is not down now: it is running at 2026-03-02 14:05:00.', 'P-7 steht jetzt nicht, Zustand: läuft (2026-03-02 14:05:00).'],
    [
      'Number of maintenance records on F-9: no records from 2026-03-02 00:00 to 2026-03-02 14:05.',
      'Anzahl Einträge der Instandhaltung F-9: keine von 2026-03-02 00:00 bis 2026-03-02 14:05.',
    ],
    [
      'F-9 OEE 8.2 % from 2026-03-01 00:00 to 2026-03-02 00:00: availability 8.3 %, performance 100 %, quality 99.2 %.',
      'F-9 OEE 8,2 % von 2026-03-01 00:00 bis 2026-03-02 00:00: Verfügbarkeit 8,3 %, Leistung 100 %, Qualität 99,2 %.',
    ],
    ['LT-7 is not high: 3.5 m at 2026-03-02 14:05:00 (high limit 4 m).', 'LT-7 ist nicht hoch: 3,5 m um 2026-03-02 14:05:00 (obere Grenze 4 m).'],
    ['Skills: mechanical.', 'Gewerk: Mechanik.'],
    [
      'LT-7 was rising from 2026-03-02 12:05 to 2026-03-02 14:05: 3.5 m to 4.5 m, 0.5 m per hour.',
      'LT-7 stieg von 2026-03-02 12:05 bis 2026-03-02 14:05: von 3,5 m auf 4,5 m, 0,5 m pro Stunde.',
    ],
  ])('German: %s', (english, german) => {
    expect(inLanguage(english, 'de')).toBe(german);
  });

  it.each([
    ['P-7 is not down now: it is running at 2026-03-02 14:05:00.', 'P-7 现在没有停：2026-03-02 14:05:00 时 运行。'],
    ['LT-7 stepped from 3.5 m to 4.5 m at 2026-03-02 12:05.', 'LT-7 在 2026-03-02 12:05 从 3.5 m 跳变到 4.5 m。'],
    ['Early shift, 2026-03-02 06:00 to 2026-03-02 14:00.', '早班，2026-03-02 06:00 至 2026-03-02 14:00。'],
    [
      'F-9 OEE 8.2 % from 2026-03-01 00:00 to 2026-03-02 00:00: availability 8.3 %, performance 100 %, quality 99.2 %.',
      'F-9 的 OEE：2026-03-01 00:00 至 2026-03-02 00:00 为 8.2 %，其中可用率 8.3 %，性能 100 %，质量 99.2 %。',
    ],
  ])('Chinese: %s', (english, chinese) => {
    expect(inLanguage(english, 'zh')).toBe(chinese);
  });

  it.each([
    [
      'Highest LT-7: 3.5 m at 2026-03-02 08:10, from 2026-03-02 00:00 to 2026-03-02 14:05.',
      'Höchster Wert LT-7: 3,5 m um 2026-03-02 08:10, von 2026-03-02 00:00 bis 2026-03-02 14:05.',
    ],
    ['P-7 has been running since before 2026-03-01 22:00, 16.1 h (P-7.RUN).', 'P-7, Zustand „läuft“ schon vor 2026-03-01 22:00, 16,1 h (P-7.RUN).'],
    [
      'XV-7 is not open now: it was last open from 2026-03-02 13:15:14 to 2026-03-02 13:19:13 (XV-7.CMD).',
      'XV-7, Zustand „offen“: jetzt nicht; zuletzt von 2026-03-02 13:15:14 bis 2026-03-02 13:19:13 (XV-7.CMD).',
    ],
    [
      'P-7 was running for 7 h in all (49.7 % of the time), in 1 stretch, from 2026-03-02 00:00 to 2026-03-02 14:05 (P-7.RUN).',
      'P-7, Zustand „läuft“: zusammen 7 h (49,7 % der Zeit), in 1 Abschnitten, von 2026-03-02 00:00 bis 2026-03-02 14:05 (P-7.RUN).',
    ],
    [
      'LT-7 went from 3.5 m to 4.5 m (+1.0 m, +0.5 m per hour), lowest 3.4 m, highest 4.6 m, from 2026-03-02 12:05 to 2026-03-02 14:05.',
      'LT-7 ging von 3,5 m auf 4,5 m (+1,0 m, +0,5 m pro Stunde), tiefster Wert 3,4 m, höchster 4,6 m, von 2026-03-02 12:05 bis 2026-03-02 14:05.',
    ],
  ])('German measurement: %s', (english, german) => {
    expect(inLanguage(english, 'de')).toBe(german);
  });

  it.each([
    [
      'Lowest LT-7: 3.5 m at 2026-03-02 08:10, from 2026-03-02 00:00 to 2026-03-02 14:05.',
      'LT-7 最低 3.5 m（2026-03-02 08:10），2026-03-02 00:00 至 2026-03-02 14:05。',
    ],
    ['P-7 was never tripped from 2026-03-01 22:00 to 2026-03-02 14:05 (P-7.TRIP).', 'P-7 从未“跳闸”：2026-03-01 22:00 至 2026-03-02 14:05（P-7.TRIP）。'],
  ])('Chinese measurement: %s', (english, chinese) => {
    expect(inLanguage(english, 'zh')).toBe(chinese);
  });

  it('leaves what it does not know, documents and log rows in their own words', () => {
    const row = '2026-02-25 P-7; C/O pumps per plan; now running A';
    expect(inLanguage(row, 'de')).toBe(row);
    expect(inLanguage('The casing bolts take 48 Nm.', 'zh')).toBe('The casing bolts take 48 Nm.');
    expect(inLanguage('Skills: mechanical.', 'en')).toBe('Skills: mechanical.');
  });

  it('touches no figure inside an alarm text, and brackets without content go', () => {
    expect(
      inLanguage('Alarm V.H#1: level 4.5 high, value 4.5 mm/s, limit 4.5 mm/s, priority medium, active-unacknowledged, raised 2026-03-02 13:53.', 'de'),
    ).toBe('Alarm V.H#1: „level 4.5 high“, Wert 4,5 mm/s, Grenzwert 4,5 mm/s, Priorität mittel, anstehend und unquittiert, gekommen 2026-03-02 13:53.');
    const moved =
      'Alarm V.H#1: level 4.5 high, now 6.28 mm/s, 4.5 mm/s when raised, limit 4.5 mm/s, priority medium, active-unacknowledged, raised 2026-03-02 13:53.';
    expect(inLanguage(moved, 'de')).toBe(
      'Alarm V.H#1: „level 4.5 high“, jetzt 6,28 mm/s, beim Kommen 4,5 mm/s, Grenzwert 4,5 mm/s, Priorität mittel, anstehend und unquittiert, gekommen 2026-03-02 13:53.',
    );
    expect(inLanguage(moved, 'zh')).toContain('现值 6.28 mm/s，发生时 4.5 mm/s，限值 4.5 mm/s');
    expect(inLanguage('LS-1 off-normal: active and unacknowledged since 13:41.', 'de')).toBe('LS-1 abweichend: anstehend und unquittiert seit 13:41.');
  });
});
