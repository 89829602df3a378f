import { describe, expect, it } from 'vitest';
import { TagDefinition } from '../tag.js';
import { readSafety } from './classify.js';
import { protectionOf, withProtectionNamed } from './named-protection.js';

const tag = (id: string, equipment: string, safetyRelated: boolean): TagDefinition =>
  TagDefinition.parse({ id, description: id, equipment, kind: 'discrete', unit: null, range: null, safetyRelated });
const protects = protectionOf([tag('QX-7', 'U-1', true), tag('QX-8', 'U-1', false), tag('VV-3.SHUT', 'VV-3', true), tag('LSH-9', 'U-1', false)]);

describe('names of what protects', () => {
  it.each([
    ['QX-7', true],
    ['qx7', true],
    ['QX-8', false],
    ['VV-3', true],
    ['U-1', false],
    // The data of the plant decide before the letters of the name.
    ['LSH-9', false],
    ['PSLL-40', true],
    ['TZSHH-2', true],
    ['PT-40', false],
    ['LS-4', false],
  ])('%s: %s', (name, expected) => {
    expect(protects(name)).toBe(expected);
  });

  it('are called by their role in the language of the message', () => {
    expect(withProtectionNamed('bridge QX-7 and read QX-8', protects)).toBe('bridge the safety trip and read QX-8');
    expect(withProtectionNamed('短接QX-7', protects)).toBe('短接安全联锁');
  });

  it.each(['jumper QX-7', 'bypass VV-3', 'force QX-7 low', 'put a link across qx7', 'bypass PSLL-40', 'tie QX-7 high so the line keeps filling', '短接QX-7'])(
    'an order on one is refused: %s',
    (request) => {
      expect(readSafety(request, protects).refused).not.toBeNull();
    },
  );

  it.each(['what is QX-7 now', 'is QX-7 bypassed?', 'why did QX-7 trip at 5', 'test QX-7', 'who may bypass QX-7', 'QX-7 part number', 'show QX-7 since 6'])(
    'a question about one is answered: %s',
    (request) => {
      expect(readSafety(request, protects)).toEqual({ refused: null, careful: false });
    },
  );
});
