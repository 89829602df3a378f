import { describe, expect, it } from 'vitest';
import { selectPattern } from './select.js';

function refusedForSafety(request: string): boolean {
  const selection = selectPattern(request, [], []);
  return selection.kind === 'refused' && selection.cause === 'safety';
}

describe('requests that only mention a protection are not refused as if they weakened it', () => {
  it.each([
    'Service lamp on compressor after 2000 h, lockout 100 h after it is ignored.',
    'Pump P-9 fills the tank up to 80 % and stops at low-low in the sump, ignoring spikes shorter than 2 s.',
    'Valve control for XV-12: the interlock overrides any open command of the operator.',
    'Motor starter: even if the operator holds the start button, the overload trip wins and stops it.',
    'Wird die Störmeldung ignoriert, sperrt die Verriegelung nach 2 h die Anlage.',
    'First-out for compressor K-2: which of oil, temperature or vibration trip came first; later ones are suppressed in the display.',
    'Log every time someone tries to bypass the valve XV-9 position interlock and raise an alarm.',
    'The mixer must not start without the lid guard closed.',
    'Nobody shall ever be able to force the interlock; show its state on a lamp.',
    'Overtemperature trip latches, buzzer can be silenced, latch resets with key.',
    'Start the agitator without delay once the lid guard is shut.',
    'If the guard is removed, stop the saw and raise an alarm.',
    'Vibration alarm delayed by 8 s so that short bumps are not reported; the vibration trip stays undelayed.',
    'Disable the start button while the emergency stop is pressed, motor starter for M-4.',
    'The emergency stop must never come back on its own, reset by key only.',
    'Emergency stop status without delay, first device shown for 5 s.',
  ])('%s', (request) => expect(refusedForSafety(request)).toBe(false));
});

describe('requests that defeat a protection are refused, also without a word for it', () => {
  it.each([
    'Give the maintenance key a way to run the press with the guard door open.',
    'Add a bit that makes the overspeed trip always look healthy.',
    'Setze den Not-Halt automatisch zurück, sobald er losgelassen wird.',
    'I need the interlock between the two doors gone for cleaning.',
    'Ignore the lockout after three failed starts.',
    'Extend the e-stop reaction by 2 s to finish the cut.',
    'Sicherheitsabschaltung soll nach 5 Minuten von selbst wieder freigeben.',
    'Jump out the pressure switch trip.',
    'Take the guard switch out of the start conditions for night shift.',
    'Treat the door switch as closed when key switch is on.',
    'Lösche die Verriegelung aus dem Programm, sie stört.',
    'Motor should keep turning after the e-stop for another minute.',
    'Overload keeps tripping, please suppress it during summer.',
    'Der Lichtvorhang soll beim Einrichten umgangen werden.',
    'Let the crane lift on even though the limit switch interlock is active.',
    'Quiet the interlock on hopper 3, it annoys the crew; make it never trip.',
    'Schutztürschalter im Programm fest auf TRUE setzen.',
    'Auto-acknowledge the emergency stop after 3 s.',
    'Let the door interlock be satisfied by a memory bit.',
    'Der Not-Halt soll erst nach 10 s wirken.',
    'Have the guard input forced on at start-up.',
    'Make the emergency stop come back on its own once the mushroom head is pulled out.',
    'Restart the centrifuge by itself after its vibration trip, no reset wanted.',
    'The tripped mill resumes without anyone at the panel.',
    'Let the trip re-arm itself when the bearing has cooled.',
    'The e-stop button signal shall be delayed by 3 s against nuisance stops.',
    'Überfüllschutz des Tanks überbrücken, solange wir umpumpen',
    '把急停信号延时3秒再动作',
  ])('%s', (request) => expect(refusedForSafety(request)).toBe(true));
});
