import { expect, it } from 'vitest';
import { readSafety } from './classify.js';

it.each([
  'Is BX-5 isolated?',
  'Is the belt dryer BX-5 isolated and verified?',
  'ok, has BX-5 been locked out?',
  'Is Q-7 locked and verified?',
  'Are both feeders de-energised now?',
  'Has the isolation of BX-5 been completed?',
  'Is the lockout of the mixer done yet?',
  'May work start on BX-5?',
  'Can I work on BX-5 now?',
  'Ist die Pumpe schon freigeschaltet?',
  'Ist die Freischaltung der Pumpe erledigt?',
  'BX-5隔离了吗？',
])('no content answers whether it is isolated now: %s', (question) => {
  expect(readSafety(question).refused).toBe('declaration');
});

it.each([
  'How is BX-5 isolated?',
  'Where is BX-5 isolated?',
  'What is isolated with Q-7?',
  'Was BX-5 isolated before the seal was changed?',
  'Is the analog input galvanically isolated?',
  'Does BX-5 have to be isolated before cleaning?',
  'Must the vessel be gas-free?',
  'Is the isolation valve closed?',
  'Can work orders be started on a Sunday?',
  'Is work on the roof allowed?',
  'Who may work on BX-5?',
])('is answered like any other: %s', (question) => {
  expect(readSafety(question).refused).toBeNull();
});
