import { describe, expect, it } from 'vitest';
import { plantGloss, plantNames, writtenAs } from './plant-gloss.js';

describe('questions in the English words of the plant', () => {
  it.each([
    ['Wie hoch war der Dampfdruck vor zwei Stunden?', 'how high was the steam pressure two hours ago?'],
    ['Ist der Kompressor in Ordnung?', 'is the compressor ok?'],
    ['Warum ist das Förderband stehen geblieben?', 'why is the conveyor stopped?'],
    ['Wann wurde P-604 zuletzt repariert?', 'when was P-604 last repaired?'],
    ['Wie viel Säure haben wir noch?', 'how much acid is left?'],
    ['Wie warm ist die Milch am Auslauf des Kühlers?', 'how warm is the milk at outlet of the cooler?'],
    ['Wie stark vibriert der Motor M-7?', 'how high is the vibration of the motor M-7?'],
    ['Läuft der Homogenisator?', 'is the homogeniser running?'],
    ['酸液还剩多少？', 'how much acid is left?'],
    ['昨天锅炉压力最低是多少？', 'what is yesterday boiler pressure lowest ?'],
    ['Wie hat sich der Dampfdruck in der letzten Stunde entwickelt?', 'show the trend of the steam pressure in the last hour?'],
    ['Was hat der Kompressor?', 'what is wrong with the compressor?'],
    ['Gibt es überfällige Wartungsaufträge?', 'were there overdue work orders?'],
    ['Knattert der Kompressor?', null],
    ['Warum knattert der Kompressor?', 'why knattert the compressor?'],
    ['锅炉压力最近三小时的趋势', 'boiler pressure in the last three hours trend'],
    ['离心机在运行吗？', 'is the centrifuge running ?'],
    ['巴氏杀菌温度现在多少？', 'what is pasteurisation temperature now?'],
    ['冷冻水压力比昨天高吗？', 'is chilled water pressure higher than yesterday?'],
    ['过去八小时蒸汽流量的平均值是多少', 'what is in the last eight hours steam flow mean'],
    ['昨晚十点以后锅炉停过没有？', 'has yesterday since 22:00 boiler stopped?'],
    ['空压机的电流正常不正常', 'is air compressor current ok'],
    ['Was war in der Nachtschicht los?', 'what happened in the night shift?'],
    ['Betriebsstunden der Speisepumpe', null],
    ['Wie oft stand der Verschließer seit 6 Uhr?', "how often was stopped the capper since 6 o'clock?"],
    ['Ist der Dampfdruck gestiegen?', 'has the steam pressure risen?'],
    ['Welche Maschine hat uns heute am meisten Zeit gekostet?', 'which machine has us today most time cost?'],
    ['Ist die CIP-Pumpe in den letzten anderthalb Stunden ausgefallen?', 'is the CIP pump in the last 1.5 hours tripped?'],
    ['Welche Meldungen stehn grad an und seit wann', 'which alarms active now and since when'],
    ['过滤器报警跟压力报警隔了几分钟', 'how long between strainer alarms and pressure alarms'],
    ['为什么缓冲罐液位一直在下降', 'why buffer tank level keep falling'],
    ['出料机在运行吗', null],
    ['空压机运行了多久？', 'how long air compressor was running ?'],
  ])('%s', (text, gloss) => {
    expect(plantGloss(text)?.replace(/\s+\?/gu, '?') ?? null).toBe(gloss?.replace(/\s+\?/gu, '?') ?? null);
  });
  it.each(['Welche Richtlinie gilt für Gerüste?', 'Wie schwer ist der Deckenkran?', '脚手架由谁批准？'])('no half of a translation: %s', (text) => {
    expect(plantGloss(text)).toBeNull();
  });
  it('the names of machines are read where the whole is not, and written back as they were asked', () => {
    expect(plantNames('Bestelle ein Gerüst für den Dampfkessel')).toContain('boiler');
    expect(writtenAs('Läuft der Separator?', 'separator')).toBe('Separator');
    expect(writtenAs('离心机在运行吗？', 'centrifuge')).toBe('离心机');
    expect(writtenAs('Läuft er?', 'separator')).toBe('separator');
  });
  it.each(['Wie hoch ist die zugesicherte Temperatur?', 'Was kostet der Druckminderer?', 'Wie lange wird der Kompressor aufgehoben?'])(
    'another thing is not asked about instead: %s',
    (text) => {
      expect(plantGloss(text)).toBeNull();
    },
  );
  it('an English question stays as it is', () => {
    expect(plantGloss('How full is the tank?')).toBe('How full is the tank?');
  });
});
