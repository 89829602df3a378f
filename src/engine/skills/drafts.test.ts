import { describe, expect, it } from 'vitest';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { setpointInput } from './drafts.js';

const requested = (question: string) => setpointInput({ understanding: { question, tags: [], signals: [], assets: [] }, directory: createLine4Directory() });

describe('a request to change a setpoint', () => {
  it.each([
    ['Set FIC-110 to 9.5', 'FIC-110.SP', 9.5],
    ['please put lic 301 at 45 %', 'LIC-301.SP', 45],
    ['Set FIC-110 to 9200 l/h', 'FIC-110.SP', 9.2],
    ['Raise PIC-205 to 160 kPa', 'PIC-205.SP', 1.6],
    ['Stelle TIC-201 auf 75,5 °C', 'TIC-201.SP', 75.5],
    ['把FIC-110设为9.5', 'FIC-110.SP', 9.5],
    ['请将TIC-201调到76', 'TIC-201.SP', 76],
  ])('%s: %s at %d', (question, tag, value) => {
    expect(requested(question)).toMatchObject({ tag, value });
  });

  it('takes the setpoint of a named area that the value fits, and guesses none where two do', () => {
    const directory = createLine4Directory();
    const at = (question: string, id: string) =>
      setpointInput({ understanding: { question, tags: [], signals: [], assets: directory.assets.filter((asset) => asset.id === id) }, directory });
    expect(at('put it to 76', 'A200')).toMatchObject({ tag: 'TIC-201.SP', value: 76 });
    expect(at('put it to 76 bar', 'A200')).toBeNull();
    expect(at('put it to 400', 'A200')).toBeNull();
  });

  it.each(['Set TIC-201 to 3 bar', 'Set ZIC-999 to 5', 'Set FIC-110 a little higher'])('is not guessed from: %s', (question) => {
    expect(requested(question)).toBeNull();
  });
});
