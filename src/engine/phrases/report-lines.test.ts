import { describe, expect, it } from 'vitest';
import { chineseReportLines, germanReportLines } from './report-lines.js';
import { inLanguage } from './tool-lines.js';

describe('sentences of plans, counts, alarm statistics and reports', () => {
  it('fills no gap that the English form does not have', () => {
    for (const [form, said] of [...germanReportLines, ...chineseReportLines]) {
      const groups = new RegExp(`${form.source}|`, 'u').exec('')?.length ?? 0;
      const used = (said.match(/\$<?\d+/gu) ?? []).map((gap) => Number(gap.replace(/\D/gu, '')));
      expect(Math.max(0, ...used), form.source).toBeLessThan(groups);
    }
  });

  it.each([
    [
      '2026-03-02 08:09:49 X-7.JAM off-normal: Infeed jam, priority low.',
      '2026-03-02 08:09:49 X-7.JAM abweichend: „Infeed jam“, Priorität niedrig.',
      '2026-03-02 08:09:49 X-7.JAM 异常：“Infeed jam”，优先级 低。',
    ],
    [
      '14 alarms between 2026-03-02 06:00 and 2026-03-02 14:00; the last 12:',
      '14 Alarme zwischen 2026-03-02 06:00 und 2026-03-02 14:00; die letzten 12:',
      '2026-03-02 06:00 至 2026-03-02 14:00：14 报警；最近 12 条：',
    ],
    ['Plan: 70 good bottles, 69 made, 1 behind.', 'Plan: 70 gute Flaschen, 69 gefertigt, 1 im Rückstand.', '计划合格数 70，已完成 69，落后 1。'],
    [
      'Most often: X-7.H (X-7, Level high), 4 of 16 annunciations.',
      'Am häufigsten: X-7.H (X-7, „Level high“), 4 von 16 Meldungen.',
      '最多：X-7.H（X-7，“Level high”），16 次中的 4 次。',
    ],
    [
      'Consumption of media with "steam": 39.6 kg from 2026-03-02 00:00 to 2026-03-02 14:05.',
      'Verbrauch „steam“: 39,6 kg von 2026-03-02 00:00 bis 2026-03-02 14:05.',
      '用量“steam”：2026-03-02 00:00 至 2026-03-02 14:05 39.6 kg。',
    ],
    [
      '2026-03-02 07:06:00: Sounds 2.5 times as rough. (early, technician).',
      '2026-03-02 07:06:00: „Sounds 2.5 times as rough“ (early, Techniker).',
      '2026-03-02 07:06:00：“Sounds 2.5 times as rough”（early，技术员）。',
    ],
    [
      'X-7 was steady at about 8 m from 2026-03-02 06:05 to 2026-03-02 14:05. Lowest 1.5 m, highest 9 m at 2026-03-02 07:20, last 9 m.',
      'X-7 lag von 2026-03-02 06:05 bis 2026-03-02 14:05 gleichbleibend bei etwa 8 m. Tiefster Wert 1,5 m, höchster 9 m um 2026-03-02 07:20, letzter 9 m.',
      'X-7 在 2026-03-02 06:05 至 2026-03-02 14:05 间稳定在约 8 m。谷值 1.5 m，峰值 9 m，时间 2026-03-02 07:20，末值 9 m。',
    ],
  ])('says %s', (english, german, chinese) => {
    expect(inLanguage(english, 'de')).toBe(german);
    expect(inLanguage(english, 'zh')).toBe(chinese);
  });
});
