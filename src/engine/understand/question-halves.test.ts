import { describe, expect, it } from 'vitest';
import { halvesOf } from './question-halves.js';

describe('the questions that a sentence coordinates', () => {
  it.each([
    ['How many rejects in the last hour and why?', ['How many rejects in the last hour', 'why']],
    ['what was the OEE of the last shift and what pulled it down', ['what was the OEE of the last shift', 'what pulled it down']],
    ['When was the last trip? And who acknowledged it?', ['When was the last trip', 'who acknowledged it']],
    ['Wie viel Ausschuss gab es und warum?', ['Wie viel Ausschuss gab es', 'warum']],
    ['过去一小时有多少次品？为什么？', ['过去一小时有多少次品', '为什么']],
    ['When and who changed the setpoint?', ['When and who changed the setpoint']],
    ['What happens if the pump trips and is not repaired?', ['What happens if the pump trips and is not repaired']],
    ['Compare pump A and pump B', ['Compare pump A and pump B']],
  ])('%s', (question, halves) => {
    expect(halvesOf(question)).toEqual(halves);
  });
});
