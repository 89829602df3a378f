import { describe, expect, it } from 'vitest';
import { leaveVerdict } from './leave-verdict.js';

describe('leaveVerdict', () => {
  it.each([
    ['the clause of the same act decides', 'May cleaners empty the bins?', 'Bins may be emptied by cleaners. Only the fitter may open the press.', 'permits'],
    ['a rule for another person decides nothing', 'May guests empty the bins?', 'Bins may be emptied by cleaners. Only the fitter may open the press.', null],
    ['only X, asked of X', 'May the fitter open the press?', 'Only the fitter may open the press.', 'permits'],
    ['only X, asked of Y', 'May the driver open the press?', 'Only the fitter may open the press.', 'limits'],
    ['only by X or Y, asked of Y', 'May the foreman sign the sheet?', 'The sheet may be signed only by the planner or by the foreman.', 'permits'],
    [
      'only by X, asked of X with an article',
      'May an apprentice sign the sheet?',
      'The sheet may be signed only by an apprentice, or by the planner.',
      'permits',
    ],
    [
      'a condition of Y that is not named decides nothing',
      'May the foreman sign the sheet?',
      'The sheet may be signed only by the planner, or by the foreman on call.',
      null,
    ],
    ['a word in es', 'May nurses sign the sheet?', 'The sheet may be signed only by the planner, or by the nurse in charge.', null],
    ['the first of two predicates', 'May drivers move pallets?', 'Drivers may move pallets but may not stack them.', 'permits'],
    ['the second of two predicates', 'May drivers stack pallets?', 'Drivers may move pallets but may not stack them.', 'limits'],
    ['a time within', 'May vans use the gate at 20:30?', 'Vans may use the gate after 19:00 only.', 'permits'],
    ['a time outside', 'May vans use the gate at 15:00?', 'Vans may use the gate after 19:00 only.', 'limits'],
    ['a distance outside of a ban', 'May I park the truck 12 m from the tank?', 'Trucks may not park within 10 m of the tank.', 'outside'],
    ['a distance within a ban', 'May I park the truck 6 m from the tank?', 'Trucks may not park within 10 m of the tank.', 'limits'],
    ['a ban of another act', 'Is welding allowed 12 m from the tank?', 'Trucks may not park within 10 m of the tank.', null],
    ['a plain ban', 'May I use oil on the rail?', 'Wipe the rail; do not use oil.', 'limits'],
    ['an exception that is meant', 'May I smoke in the yard?', 'Do not smoke except in the yard.', 'permits'],
    ['in company where alone is forbidden', 'May a trainee work in the pit with a mate?', 'Trainees may not work alone in the pit.', null],
    ['a need that is denied bans nothing', 'May I check the filter daily?', 'The filter need not be checked daily.', null],
    ['German, only X of X', 'Darf der Schlosser die Presse öffnen?', 'Nur der Schlosser darf die Presse öffnen.', 'permits'],
    ['German, only X of Y', 'Darf der Fahrer die Presse öffnen?', 'Nur der Schlosser darf die Presse öffnen.', 'limits'],
    [
      'German, of the same act',
      'Darf die Putzkraft Eimer leeren?',
      'Eimer dürfen von der Putzkraft geleert werden. Nur der Schlosser darf die Presse öffnen.',
      'permits',
    ],
    ['German, a time', 'Dürfen Lieferwagen das Tor um 20:30 Uhr benutzen?', 'Lieferwagen dürfen das Tor nur nach 19:00 Uhr benutzen.', 'permits'],
    ['German, a distance', 'Darf ich den Lastwagen 6 m vom Tank parken?', 'Lastwagen dürfen nicht näher als 10 m am Tank parken.', 'limits'],
    ['Chinese, only X of X', '维修工可以打开压机吗？', '只有维修工可以打开压机。', 'permits'],
    ['Chinese, only X of Y', '司机可以打开压机吗？', '只有维修工可以打开压机。', 'limits'],
    ['Chinese, a ban', '可以在油库吸烟吗？', '油库内严禁吸烟。', 'limits'],
  ])('%s', (_, question, text, verdict) => expect(leaveVerdict(question, text)).toBe(verdict));
});
