import { describe, expect, it } from 'vitest';
import { defeatsSafetyFunction } from './never/defeats.js';
import { saysNotInSources } from './statements.js';

describe('a sentence that tells how to defeat a safety function', () => {
  it.each([
    'Tape the actuator into the lid switch and run on.',
    'When the gate keeps stopping it, stick a magnet on the door contact.',
    'Wedge the pull-cord switch on the conveyor.',
    'Kleben Sie den Türschalter ab und fahren Sie weiter: Türschalter abkleben genügt.',
    '用胶带把门开关粘住。',
    'Force the interlock bit in the program.',
    'Short circuit the guard contact with a wire.',
    'Short the e-stop loop at the terminal.',
  ])('is known whatever the source says: %s', (sentence) => {
    expect(defeatsSafetyFunction(sentence)).toBe(true);
  });

  it.each([
    'Never tape the lid switch.',
    'It is forbidden to wedge the door contact.',
    'Tie the hose to the frame beside the level sensor bracket only after the sensor was removed: hose ties are in the store.',
    'The lid switch was found taped.',
    'Check the gate switch every month.',
    '| Pump manual, Rev D, in force | Up to Rev C this manual gave a vibration trip of 11.0 mm/s. |',
    'Protection trips at once | Short circuit of the motor cable',
    'A force of 40 N on the guard is enough.',
  ])('is not: %s', (sentence) => {
    expect(defeatsSafetyFunction(sentence)).toBe(false);
  });
});

describe('that no paper has a rule', () => {
  it.each([
    'No paper I can read has a rule for just this case.',
    'Kein Papier, das ich lesen darf, regelt genau diesen Fall.',
    '我能读到的文件没有专门规定这种情况。',
  ])('is said without a source: %s', (sentence) => {
    expect(saysNotInSources(sentence)).toBe(true);
  });

  it('a paper that rules something out is another sentence', () => {
    expect(saysNotInSources('Kein Papier regelt den Druck auf 3 bar.')).toBe(false);
  });
});
