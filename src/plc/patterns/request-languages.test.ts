import { describe, expect, it } from 'vitest';
import { fromChinese } from './request-languages.js';

describe('Chinese requests in English words', () => {
  it.each(['写一个水泵程序', '请帮我编写一段阀门程序', '生成一套输送带逻辑'])('take no number from the "one" of "write a program": %s', (request) => {
    expect(fromChinese(request)).not.toMatch(/\d/u);
  });

  it('keep the "one" that counts machines', () => {
    expect(fromChinese('液位高时开一台水泵')).toMatch(/\b1\b/u);
  });
});
