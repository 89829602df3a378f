import { describe, expect, it } from 'vitest';
import type { Understanding } from '../understand/understanding.js';
import { isolationPoints } from './isolation.js';

const fits = (effective: string): number =>
  isolationPoints.fits({ effective, assets: [{ id: 'M-7', level: 'equipment', isolationPoints: ['Q-7, lock off'] }] } as unknown as Understanding);

describe('how a machine is cut off from its energy is asked for its isolation points', () => {
  it.each([
    ...[
      'How do I isolate M-7?',
      'Wie isoliere ich M-7?',
      'Wo isoliert man M-7 vor der Arbeit?',
      'Wie trenne ich M-7 vom Netz?',
      'Wie sichere ich M-7 gegen Wiedereinschalten?',
    ],
    ...['Welche Isolationspunkte hat M-7?', 'M-7 如何隔离？'],
  ])('%s', (question) => expect(fits(question)).toBeGreaterThan(0.5));

  it.each(['Welche Isolierung hat die Wicklung von M-7?', 'How warm is M-7?', 'Wer hat M-7 freigeschaltet?'])('%s asks something else', (question) =>
    expect(fits(question)).toBe(0),
  );
});
