import { expect, it } from 'vitest';
import { influences } from './influences.js';
import type { PatternBuild } from './model.js';

const body = [
  '// Noise := Sensor;',
  'Timer(IN := Sensor, PT := DELAY);',
  'Jam := Timer.Q OR (Jam AND NOT Reset);',
  'IF Auto THEN',
  '    Motor := NOT Jam;',
  'END_IF',
  'Lamp := Other;',
];
const reach = influences({ body } as unknown as PatternBuild);

it('follows assignments, instances and the conditions around them', () => {
  expect(['Sensor', 'Reset', 'Auto', 'DELAY'].map((source) => reach(source, 'Motor'))).toEqual([true, true, true, true]);
});

it('sees no way where there is none, and none in a comment', () => {
  expect([reach('Sensor', 'Lamp'), reach('Auto', 'Lamp'), reach('Other', 'Motor'), reach('Sensor', 'Noise')]).toEqual([false, false, false, false]);
});
