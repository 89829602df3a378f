import { describe, expect, it } from 'vitest';
import { leavesPartOpen } from './open-parts.js';
import { selectTried } from './trials/tried-selection.js';

/** The open parts of a draft, or that there is none: either way nobody signs it. */
function unsigned(request: string): readonly string[] {
  const found = selectTried(request, [], []);
  return found.kind === 'refused' ? [`refused: ${found.reason}`] : found.openQuestions.filter(leavesPartOpen);
}

function code(request: string): string {
  const found = selectTried(request, [], []);
  return found.kind === 'refused' ? `refused: ${found.reason}` : found.build.body.join('\n');
}

describe('a time with the opposite role is told', () => {
  it.each([
    'Run the shaker M-23 for 90 s after S23 is pressed unless B-23 is interrupted; then stop immediately.',
    'Run the spray pump P-31 for 40 s after S31 is pressed.',
    'Pump P-10 must run for at least 30 s after S10 is pressed.',
    'Keep the vibrator M-44 on for 12 s once B44 is covered.',
    'Start the lubrication pump P-51 25 s before M-51 starts.',
    'Die Absaugung M-61 laeuft 15 s vor der Saege M-62 an.',
  ])('%s', (request) => {
    const open = unsigned(request);
    // Either it is drafted as said, or it is not to be signed
    if (open.length === 0) expect(code(request)).toMatch(/Pulse|\bTP\b|Longest|StartDelay/);
    else expect(open.join(' ')).toMatch(/Not covered|refused|Not understood|has no use/);
  });

  it.each(['Fan FN-2 runs on for 90 s after the saw M-2 stops.', 'Alarm A-4 when the pressure PT-4 has been above 6 bar for 5 s after M-4 is on'])(
    'not where it is right: %s',
    (request) => {
      expect(unsigned(request).filter((item) => /waits for that time|only after it/.test(item))).toEqual([]);
    },
  );
});

describe('acts for a fixed time after an event', () => {
  it.each([
    ['Run the shaker M-23 for 90 s after S23 is pressed unless B-23 is interrupted.', /^M_23_CMD := NOT B_23 AND Fulfilled;$/m],
    ['Blow off nozzle YV-7 for 2 s once B-7 is covered', /^YV_7_CMD := Fulfilled;$/m],
    ['Ventil XV-9 oeffnet fuer 3 s nach jedem Start der Pumpe P-9', /^XV_9_CMD := Fulfilled;$/m],
    ['At every start of the mixer M-40 open the flushing valve XV-40 for 12 s.', /^XV_40_CMD := Fulfilled;$/m],
  ])('%s', (request, output) => {
    expect(unsigned(request)).toEqual([]);
    expect(code(request)).toMatch(output);
    expect(code(request)).toContain('Pulse1(IN := Came1');
  });
});

describe('what spares from a stop', () => {
  it.each([
    ['Stop P-28 unless LS-28 or LS-29 is active.', /^Permitted := LS_28 OR LS_29;$/m],
    ['Switch off heater E-4 unless flow switch FS-4 is active.', /^E_4_CMD := FS_4 AND RunRequest;$/m],
    ['Close valve XV-5 unless P-5 is running.', /^XV_5_CMD := P_5 AND RunRequest;$/m],
    ['Stop pump P-2 when level switch LS-2 is active unless key switch HS-2 is on.', /NOT LS_2 OR HS_2/],
    ['Trip M-3 when PS-3 is active unless FS-3 is active.', /^Tripped := \(?PS_3 AND NOT FS_3/m],
    ['Der Luefter M-6 stoppt, es sei denn, FS-6 ist aktiv.', /FS_6 AND RunRequest/],
  ])('%s', (request, output) => {
    if (unsigned(request).length === 0) expect(code(request)).toMatch(output);
    else expect(code(request)).not.toMatch(/NOT (?:FS|HS|P|LS)_\d+ AND/);
  });
  it.each(['Pump P-9 must not run unless FS-9 is active.', 'Run the fan M-10 unless DS-10 is open.'])('leaves the others as they are: %s', (request) => {
    expect(code(request)).toMatch(/P_9_CMD := FS_9 AND RunRequest|M_10_CMD := NOT DS_10/);
  });
});

describe('a permission asks for nothing', () => {
  it.each([
    ['Pump P-13 may only run when valve XV-13 is open.', 'P_13_CMD'],
    ['Der Luefter M-14 darf nur laufen, wenn die Klappe GS-14 offen ist.', 'M_14_CMD'],
    ['Die Presse M-15 kann nur laufen, solange FS-15 aktiv ist.', 'M_15_CMD'],
    ['The mixer M-16 can run only while the lid ZS-16 is closed.', 'M_16_CMD'],
  ])('%s', (request, output) => {
    expect(code(request)).toMatch(new RegExp(`${output} := .*RunRequest`));
  });
  it('a statement does', () => {
    expect(code('Pump P-17 runs only when valve XV-17 is open.')).not.toContain('RunRequest');
  });
});

describe('the purge of a burner is told and not drafted', () => {
  it.each([
    'Burner BR-1: run the fan M-3 20 s before the burner starts.',
    'Start the combustion air blower B-4 30 s before the burner BN-4 may ignite.',
    'The oven burner BR-7 lights only after the fan M-7 has purged for 60 s.',
    'Das Geblaese M-8 laeuft 40 s vor dem Brenner BR-8.',
  ])('%s', (request) => {
    expect(unsigned(request).join(' ')).toMatch(/certified burner control/);
  });
  it('a fan that runs on afterwards is no purge', () => {
    expect(unsigned('Fan FN-8 keeps running 90 s after the burner BR-8 went off').join(' ')).not.toMatch(/certified burner control/);
  });
});
