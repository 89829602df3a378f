import { describe, expect, it } from 'vitest';
import { timesInEnglish } from './chinese-clock.js';

describe('Chinese times of day', () => {
  it.each([
    ['从六点到现在灌了多少瓶', 'since 06:00 灌了多少瓶'],
    ['凌晨两点到四点压力怎么样', 'between 02:00 and 04:00 压力怎么样'],
    ['下午三点半到五点之间', 'between 15:30 and 17:00'],
    ['昨晚十点以后', '昨天 since 22:00'],
    ['昨晚两点钟发生了什么', "at 2 o'clock 发生了什么"],
    ['今天早上六点以来', '今天 since 06:00'],
    ['8点前', 'until 08:00'],
    ['中午12点', "at 12 o'clock"],
    ['九点半', 'at half past 9'],
    ['有一点高', '有一点高'],
    ['从一点开始', 'since 01:00'],
    ['14:05 的压力', 'at 14:05 的压力'],
    ['22:00到次日', "at 22 o'clock 到次日"],
    ['温度 72.5 度', '温度 72.5 度'],
  ])('%s', (text, said) => {
    expect(timesInEnglish(text).replace(/\s+/gu, ' ').trim()).toBe(said);
  });
});
