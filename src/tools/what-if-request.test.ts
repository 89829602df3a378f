import { describe, expect, it } from 'vitest';
import { faultCatalog } from '../plant/faults/catalog.js';
import { createLine4Directory } from '../plant/line4/directory.js';
import { durationIn, parseWhatIf } from './what-if-request.js';

const scope = {
  directory: createLine4Directory(),
  faults: faultCatalog.map(({ id, title, equipment, cause }) => ({ id, title, equipment, grows: false, hint: `${id.replaceAll('-', ' ')} ${cause}` })),
  maximumMinutes: 240,
};

function brief(question: string): unknown {
  const plan = parseWhatIf(question, scope);
  if (plan.kind === 'unclear') return { unclear: plan.measured?.id ?? null };
  return [
    ...plan.settings.map(
      ({ tag, target }) => `${tag.id} ${target.kind} ${target.kind === 'absolute' ? target.value : target.kind === 'by' ? target.amount : target.factor}`,
    ),
    ...(plan.faults.length === 0 ? [] : [plan.faults.map(({ id }) => id).join('|')]),
    plan.minutes,
  ];
}

describe('a what-if question about a setpoint', () => {
  it.each([
    ['what if we lower FIC-110.SP to 8', ['FIC-110.SP absolute 8', 60]],
    ['what if we lower FIC-110 from 10 to 8 m³/h for 2 hours', ['FIC-110.SP absolute 8', 120]],
    ['what if TT-201 setpoint is raised to 76 °C', ['TIC-201.SP absolute 76', 60]],
    ['what happens if the raw milk flow is reduced to 8000 l/h', ['FIC-110.SP absolute 8', 60]],
    ['what happens when we lower the pasteurisation temperature to 73 °C over the next 30 minutes', ['TIC-201.SP absolute 73', 30]],
    ['what if the pasteurisation temperature is lowered by 1 °C', ['TIC-201.SP by -1', 60]],
    ['what if we run the filler at 8000 bottles/h', ['F-401.SP absolute 8000', 60]],
    ['what if we slow the filler by 10 %', ['F-401.SP times 0.9', 60]],
    ['what if back pressure goes to 1.8 bar', ['PIC-205.SP absolute 1.8', 60]],
    ['was passiert, wenn wir FIC-110.SP für 2 Stunden auf 8 senken', ['FIC-110.SP absolute 8', 120]],
    ['如果把FIC-110.SP降低到8会怎样', ['FIC-110.SP absolute 8', 60]],
    ['What would happen if I lowered the pasteuriser setpoint to 72 degrees?', ['TIC-201.SP absolute 72', 60]],
    ['what would happen if the filler speed were raised by 10 percent?', ['F-401.SP times 1.1', 60]],
    ['what if the pasteurizer temperature setpoint goes down by two degrees', ['TIC-201.SP by -2', 60]],
    ['what happens if the cooling water setpoint goes to 2.5 bar', ['PIC-603.SP absolute 2.5', 60]],
    ['what if FIC-110 is put in manual', ['FIC-110.AUTO absolute 0', 60]],
    ['what if we stop the line for 20 minutes', ['LINE-4.START absolute 0', 20]],
    ['what if we change over to P-101B', ['P-101.SELECT absolute 1', 60]],
    ['what if FIC-110.SP is 8 and TIC-201.SP is 76', ['FIC-110.SP absolute 8', 'TIC-201.SP absolute 76', 60]],
  ])('%s', (question, expected) => {
    expect(brief(question)).toEqual(expected);
  });
});

describe('a what-if question about a fault', () => {
  it.each([
    ['what happens if the strainer blocks', ['strainer-blockage', 60]],
    ['what if S-101 gets clogged for 90 min', ['strainer-blockage', 90]],
    ['simulate a seal leak for 2 hours', ['seal-leak|seal-leak-b', 120]],
    ['simulate a seal leak on P-101B', ['seal-leak-b', 60]],
    ['what would happen if P-101A trips', ['motor-overload', 60]],
    ['what if the boiler loses water', ['boiler-low-water', 60]],
    ['what if the booster pump P-203 fails', ['booster-trip', 60]],
    ['what if CV-110 sticks', ['flow-valve-stuck', 60]],
    ['what if P-101B does not start', ['no-start-b', 60]],
    ['what if TT-202 drifts', ['rtd-drift', 60]],
    ['what if cooling-water pumps A and B fail', ['cooling-water-loss', 60]],
    ['what if the instrument air leaks', ['air-leak', 60]],
    ['was wäre, wenn das Sieb S-101 verstopft', ['strainer-blockage', 60]],
    ['如果滤网堵塞会怎样', ['strainer-blockage', 60]],
    ['what if the strainer blocks while FIC-110.SP is at 8', ['FIC-110.SP absolute 8', 'strainer-blockage', 60]],
  ])('%s', (question, expected) => {
    expect(brief(question)).toEqual(expected);
  });
});

describe('a what-if question that the model cannot answer', () => {
  it.each([
    ['what if LT-101 drops to 5 %', { unclear: 'LT-101' }],
    ['what if the steam pressure falls to 6 bar', { unclear: null }],
    ['what if it rains tomorrow', { unclear: null }],
    ['what if it trips', { unclear: null }],
    ['what if the forklift breaks down', { unclear: null }],
  ])('%s', (question, expected) => {
    expect(brief(question)).toEqual(expected);
  });

  it('shortens a run that is longer than the model may look ahead, and says so', () => {
    expect(parseWhatIf('simulate a seal leak on P-101A for 12 hours', scope)).toMatchObject({ kind: 'plan', minutes: 240, shortened: true });
  });
});

describe('a duration in words', () => {
  it.each([
    ['for half an hour', 30],
    ['over the next two hours', 120],
    ['for 1.5 h', 90],
    ['45分钟', 45],
    ['in 20 min', 20],
  ])('%s', (text, minutes) => {
    expect(durationIn(text)?.minutes).toBe(minutes);
  });

  it('is not a flow per hour', () => {
    expect(durationIn('reduce it to 8 m³/h or 9000 bottles/h')).toBeNull();
  });
});
