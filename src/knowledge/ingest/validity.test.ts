import { describe, expect, it } from 'vitest';
import { validityIn } from './validity.js';

describe('when a paper says that it holds', () => {
  it.each([
    ['Notice 7\nValid from 2031-02-16 until 2031-03-27.', '2031-02-16', '2031-03-27'],
    ['Notice 7: pumps\nIssued 2031-02-01.\nThis notice is valid from 3 May 2031 to 9 June 2031.', '2031-05-03', '2031-06-09'],
    ['Circular 3\n\nThis circular applies from 1 March to 5 May 2031.', '2031-03-01', '2031-05-05'],
    ['Permit 12, valid until 5 May 2031', null, '2031-05-05'],
    ['Permit 12\nValid from: 2031-01-02 | Valid until: 2031-01-09', '2031-01-02', '2031-01-09'],
    ['Order 9\nIn force from 1 April 2031.', '2031-04-01', null],
    ['Order 9\nThe order comes into force on 1 April 2031 and ends on 30 April 2031.', '2031-04-01', '2031-04-30'],
    ['Order 9\nText of it.\nThis order expires on 30 April 2031.', null, '2031-04-30'],
    ['Bulletin\nValidity: 2031-02-01 – 2031-02-28', '2031-02-01', '2031-02-28'],
    ['Bulletin\nValid until the end of June 2031.', null, '2031-06-30'],
    ['Bulletin\nValid from 3 May 2031\nuntil 9 June 2031.', '2031-05-03', '2031-06-09'],
    ['Aushang 4\nGültig ab 01.04.2031 bis 30.06.2031.', '2031-04-01', '2031-06-30'],
    ['Aushang 4\nGültig vom 1.4. bis 30.6.2031', '2031-04-01', '2031-06-30'],
    ['Anordnung 2\nDiese Anordnung gilt vom 3. Mai 2031 bis zum 9. Juni 2031.', '2031-05-03', '2031-06-09'],
    ['Anordnung 2\nDiese Anordnung tritt am 3. Mai 2031 in Kraft.', '2031-05-03', null],
    ['Anordnung 2\nDiese Anordnung tritt am 3. Mai 2031 außer Kraft.', null, '2031-05-03'],
    ['Anordnung 2\nGültig bis: 9. Juni 2031', null, '2031-06-09'],
    ['通知\n有效期至2031年6月9日', null, '2031-06-09'],
    ['通知\n有效期:2031年5月3日至2031年6月9日。', '2031-05-03', '2031-06-09'],
    ['通知\n本通知自2031年5月3日起生效。', '2031-05-03', null],
    ['通知\n本通知自2031年5月3日起至6月9日有效。', '2031-05-03', '2031-06-09'],
  ])('%j', (text, from, until) => expect(validityIn(text)).toEqual({ from, until }));
  it.each([
    'Manual of the press\nA.\nB.\nThe certificate of the crane is valid until 2031-05-03.',
    'Manual of the press\nA.\nB.\nThe licence of the welder expires on 3 May 2031.',
    'Manual of the press\nA.\nB.\nValid for presses built from 2019.',
    'Manual of the press\nIssued on 3 May 2031.',
    'Manual of the press\nRule 3 holds from 1 November to 31 March.',
    'Handbuch\nA.\nB.\nDas Prüfzeugnis der Waage gilt bis 3. Mai 2031.',
  ])('%j says nothing of itself', (text) => expect(validityIn(text)).toBeNull());
});
