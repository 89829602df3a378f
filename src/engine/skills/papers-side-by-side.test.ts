import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { understand } from '../understand/understanding.js';
import { papersSideBySide } from './papers-side-by-side.js';

const directory = createLine4Directory();
const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
const howWell = (text: string): number => papersSideBySide.fits(understand([{ role: 'user', text }], directory, linkers, new Date('2026-03-04T15:30:00Z')));

describe('papers named together', () => {
  it.each(['How wide is the safety strip at Brackwell and at Tornby?', 'Sweeping of the yard, Brackwell vs Tornby?', 'Noise limit by day, both sites please'])(
    'may be asked by: %s',
    (question) => {
      expect(howWell(question)).toBeGreaterThan(0.2);
    },
  );
  it.each(['How wide is the safety strip at Brackwell?', 'What must be checked and who signs?'])('are not asked by: %s', (question) => {
    expect(howWell(question)).toBe(0);
  });
});
