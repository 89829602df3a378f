import { describe, expect, it } from 'vitest';
import { changesOperation, readSetpoints, type SetpointAsked, valueAsked } from '../../domain/setpoint-request.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import { setpointsAsked } from './setpoint-drafts.js';

const directory = createLine4Directory();
const presentOf: Readonly<Record<string, number>> = { 'FIC-110.SP': 8, 'TIC-201.SP': 74.5, 'F-401.SP': 9000, 'LIC-301.SP': 50, 'PIC-205.SP': 1.5 };
const plain = (asked: readonly SetpointAsked[]) => asked.map((each) => [each.tag.id, valueAsked(each, presentOf[each.tag.id] ?? Number.NaN)]);
const requested = (question: string) => plain(setpointsAsked({ question, tags: [], signals: [], assets: [] }, directory));

describe('a request to change setpoints', () => {
  it.each([
    ['Set FIC-110 to 9.5', [['FIC-110.SP', 9.5]]],
    ['please put lic 301 at 45 %', [['LIC-301.SP', 45]]],
    ['Set FIC-110 to 9200 l/h', [['FIC-110.SP', 9.2]]],
    ['Raise PIC-205 to 160 kPa', [['PIC-205.SP', 1.6]]],
    ['Stelle TIC-201 auf 75,5 °C', [['TIC-201.SP', 75.5]]],
    ['把FIC-110设为9.5', [['FIC-110.SP', 9.5]]],
    ['请将TIC-201调到76', [['TIC-201.SP', 76]]],
    ['Propose FIC-110.SP 9.5', [['FIC-110.SP', 9.5]]],
    ['set the raw milk flow setpoint to 9.5 m3/h', [['FIC-110.SP', 9.5]]],
    ['set filler speed to eight thousand seven hundred', [['F-401.SP', 8700]]],
    ['把灌装机速度降到8500', [['F-401.SP', 8500]]],
    ['bump the buffer level setpoint up to 55 percent', [['LIC-301.SP', 55]]],
    ['lower the flow by 5 %', [['FIC-110.SP', 7.6]]],
    ['make the pasteurizer one degree hotter', [['TIC-201.SP', 75.5]]],
    ['erhöhe den Durchfluss um 0,5 m³/h', [['FIC-110.SP', 8.5]]],
    [
      'set flow to 9 and tic to 76',
      [
        ['FIC-110.SP', 9],
        ['TIC-201.SP', 76],
      ],
    ],
    [
      'Set the cap torque to 2 N·m, the filler speed to 8500 and LIC-301 to 40 %',
      [
        ['CP-401.SP', 2],
        ['F-401.SP', 8500],
        ['LIC-301.SP', 40],
      ],
    ],
  ])('%s', (question, wanted) => {
    expect(requested(question)).toEqual(wanted);
  });

  it.each(['Set TIC-201 to 3 bar', 'Set ZIC-999 to 5', 'Set FIC-110 a little higher', 'change the oil every 500 h', 'set a timer to 5'])(
    'is not guessed from: %s',
    (question) => {
      expect(requested(question)).toEqual([]);
    },
  );

  it('takes the setpoint of a named area that the value fits, and guesses none where two do', () => {
    const at = (question: string, id: string) =>
      plain(setpointsAsked({ question, tags: [], signals: [], assets: directory.assets.filter((asset) => asset.id === id) }, directory));
    expect(at('put it to 76', 'A200')).toEqual([['TIC-201.SP', 76]]);
    expect(at('put it to 76 bar', 'A200')).toEqual([]);
    expect(at('put it to 400', 'A200')).toEqual([]);
  });

  it('names the setpoints among which the letters of a loop do not decide', () => {
    expect(readSetpoints('set pic to 2 bar', directory).unclear.map(({ id }) => id)).toEqual(['PIC-205.SP', 'PIC-603.SP']);
  });

  it.each([
    ['raise the flow by 5 %', true],
    ['set TIC-201 to 76', true],
    ['set TIC-201 to 76 and tape the photo cell', false],
    ['raise TIC-201 to 76 so that the divert does not act', false],
    ['how do I set TIC-201 to 76?', false],
    ['raise the trip of P-101A to 8 mm/s', false],
  ])('is nothing but a change of operation: %s: %s', (question, is) => {
    expect(changesOperation(question, directory)).toBe(is);
  });
});
