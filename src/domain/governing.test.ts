import { describe, expect, it } from 'vitest';
import { governedLines, governingAt, headingRules, leadRules, openLead, rowRules, sectionRules, withGoverning } from './governing.js';

const kindOf = (heading: string): string | null => headingRules(heading)?.kind ?? null;

describe('headings that decide for what stands under them', () => {
  it.each([
    ...[
      'Forbidden',
      '4.2 Prohibited actions',
      'Strictly forbidden',
      'Not allowed',
      "Don'ts",
      'Do not',
      'Never',
      'Never do this',
      'Never during operation',
      'Do not use',
    ],
    ...['What you must not do', 'Things that are not allowed', 'Forbidden substances', 'It is prohibited to', 'Foreseeable misuse', 'Off limits'],
    ...['Verboten', '3 Verbotene Handlungen', 'Streng untersagt', 'Nicht erlaubt', 'Unzulässig', 'Was verboten ist', 'Niemals', 'Unzulässige Schmierstoffe'],
    ...['Unacceptable practices', 'Things to avoid', 'Bad practice', 'Common mistakes', 'Improper operation', 'Out of bounds'],
    ...['Zu unterlassen', 'Bestimmungswidrige Verwendung', 'Unsachgemäßer Gebrauch', 'Häufige Fehler', '常见错误', '错误操作'],
    ...['禁止', '严禁', '不得', '禁止事项', '5 禁止行为', '运行中严禁', '被禁止的操作'],
  ])('%s forbids', (heading) => expect(kindOf(heading)).toBe('forbids'));

  it.each([...['Only with a permit', 'Nur mit Freigabe', 'Permit required', 'Requires approval', '仅限授权人员', 'Only for electricians']])(
    '%s limits',
    (heading) => expect(kindOf(heading)).toBe('limits'),
  );

  it.each(['Allowed', '3 Permitted actions', 'Erlaubt', 'Zulässige Schmierstoffe', '允许', "Do's"])('%s permits', (heading) =>
    expect(kindOf(heading)).toBe('permits'),
  );

  it.each([
    ...[
      'Do not open the lid under pressure',
      'Never touch the blade',
      "Don't forget",
      'Do not skip',
      'Do not panic',
      'Dos and don’ts',
      'Cleaning',
      'No-load test',
    ],
    ...['Öffnen Sie nie den Deckel', 'Nicht vergessen', '禁止吸烟', '清洁', '不要忘记', 'Notaus', 'Neverland pump'],
  ])('%s decides nothing', (heading) => expect(kindOf(heading)).toBe(null));
});

describe('lead-ins', () => {
  it.each([
    ['The operator must not:', 'forbids'],
    ['When the die is changed, never do the following:', 'forbids'],
    ['Beim Spülen ist untersagt:', 'forbids'],
    ['Das Personal darf dabei nicht:', 'forbids'],
    ['换吸盘时严禁：', 'forbids'],
    ['Prohibited actions', 'forbids'],
    ['Only the shift lead may:', 'limits'],
    ['If the pump must not be stopped:', null],
    ['Never omit the following checks:', null],
    ['Check the following:', null],
    ['Do not open it.', null],
  ])('%s', (line, kind) => expect(leadRules(line)?.kind ?? null).toBe(kind));

  it('govern their list and nothing behind it', () => {
    const text = 'Never do this:\n\n• stand on the belt\n• ride on it\n\nGrease the drum monthly.\n• Use white grease.';
    expect(governedLines(text, 'Belt > Care').map(({ by }) => by?.kind ?? null)).toEqual([null, 'forbids', 'forbids', null, null]);
    expect(openLead('Oil it.\nThe operator must not:')?.kind).toBe('forbids');
    expect(openLead('Oil it.')).toBe(null);
  });

  it('stand at the end of a path like a heading, and an exception under one ends it', () => {
    expect(sectionRules('Press > Setting > The operator must not:')).toEqual({ kind: 'forbids', text: 'The operator must not' });
    expect(sectionRules('Press > Forbidden > Oil')?.kind).toBe('forbids');
    expect(sectionRules('Press > Forbidden > Exceptions')).toBe(null);
    expect(sectionRules('Press > Forbidden > Allowed')?.kind).toBe('permits');
    expect(sectionRules('Forbidden substances > Scope')).toBe(null);
  });
});

describe('rows', () => {
  it.each([
    ['Copper paste: Allowed: no; Remark: attacks bronze', 'forbids'],
    ['Copper paste: Remark: attacks bronze; Allowed no', 'forbids'],
    ['Bremsenreiniger: Erlaubt: nein', 'forbids'],
    ['汽油: 允许: 否; 备注: 易燃', 'forbids'],
    ['Glycol: Forbidden: yes', 'forbids'],
    ['Castor oil (Forbidden): Reason: gums up', 'forbids'],
    ['White grease: Allowed: yes', 'permits'],
    ['Temperature: Allowed: 40 °C', null],
    ['Speed: Limit 3 m/s; Note: normal', null],
  ])('%s', (row, kind) => expect(rowRules(row)?.kind ?? null).toBe(kind));
});

it('what governs goes before the text, once, in one sentence', () => {
  const by = governingAt('• Warm the pot. It bursts.\n• Reuse oil.', 'Oil > 2 Forbidden', 0);
  expect(withGoverning('• Warm the pot. It bursts.', by)).toBe('Forbidden: Warm the pot; It bursts.');
  expect(withGoverning('1. Warm it.\n2. Stir.', by)).toBe('Forbidden: Warm it; Stir.');
  expect(withGoverning('Forbidden: warming', by)).toBe('Forbidden: warming');
  expect(withGoverning('Warm the pot.', null)).toBe('Warm the pot.');
});
