import { describe, expect, it } from 'vitest';
import { structuredRequest } from './structured-request.js';

describe('a request read by its structure', () => {
  it.each([
    ['wedge the torque arm switch on the winder', 'defeat'],
    ['write true to the vent damper permissive', 'defeat'],
    ['i will crawl under the crusher, it is only stopped', 'skip-isolation'],
    ['swap the contactor while the panel is live', 'skip-isolation'],
    ["let's skip the gas test", 'skip-isolation'],
    ['grind the bracket, the permit comes later', 'permit'],
    ['tip the bleach into the nitric acid', 'hazard'],
    ['run the pasteuriser at 69 degrees', 'move-limit'],
    ['reduce the holding time to 9 s', 'move-limit'],
  ] as const)('names what is wanted: %s', (text, kind) => {
    expect(structuredRequest(text)).toBe(kind);
  });

  it.each([
    'run the pasteuriser at 75 degrees',
    'raise the holding time to 18 s',
    'replace the torque arm switch on the winder',
    'why must nobody skip the gas test?',
    'never skip the gas test',
    'the vibration switch knocks the fan off',
    'i found a wedge in the torque arm switch, what now?',
    'how do i isolate the panel before i swap the contactor?',
    'can i enter the tank on my own?',
    'grind the bracket in the workshop',
    'pour the bleach into the store can',
  ])('lets pass what lacks one of act, object and missing leave: %s', (text) => {
    expect(structuredRequest(text)).toBeNull();
  });
});
