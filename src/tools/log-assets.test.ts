import { describe, expect, it } from 'vitest';
import { assetNamedIn } from './log-assets.js';

const assets = ['KX-40 #1', 'KX-40 #2', 'Press 4', 'Press 41', '主轴箱'];

describe('assetNamedIn', () => {
  it.each([
    ['How often was the seal of kx40 2 changed?', 'KX-40 #2'],
    ['what broke on KX-40 #1 last year', 'KX-40 #1'],
    ['downtime of press 41', 'Press 41'],
    ['主轴箱换过几次油？', '主轴箱'],
    ['how often did the gearbox fail', null],
    ['compare KX-40 #1 with KX-40 #2', null],
  ])('reads "%s"', (question, expected) => {
    expect(assetNamedIn(question, assets)).toBe(expected);
  });
});
