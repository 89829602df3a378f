import type { RequestReading } from '../model.js';
import { local } from './parts.js';

/** The variables of a stroke and of the pause after it. */
export const strokeLocals = [
  local('Stroking', 'BOOL', 'a stroke is being made'),
  local('Pausing', 'BOOL', 'the pause after a stroke runs'),
  local('OnTimer', 'TON', 'time of the stroke'),
  local('PauseTimer', 'TON', 'time of the pause'),
];

/** The stroke ends after its time, and the pause after its own. */
export const strokeTimers: readonly string[] = [
  'OnTimer(IN := Stroking, PT := STROKE_ON);',
  'IF OnTimer.Q THEN',
  '    Stroking := FALSE;',
  '    Pausing := TRUE;',
  'END_IF',
  'PauseTimer(IN := Pausing, PT := STROKE_OFF);',
  'IF PauseTimer.Q THEN',
  '    Pausing := FALSE;',
  'END_IF',
];

/** "0.3 s on 0.7 s off", "on 0.3 s, off 0.7 s"; null when the text does not say both. */
export function strokeTimes(text: string, times: RequestReading['times']): Readonly<{ on: number; off: number }> | null {
  const roleOf = ({ start, end }: (typeof times)[number]): 'on' | 'off' | null => {
    const after = /^ ?(?:time )?(on|off|pause|ein|aus)\b/i.exec(text.slice(end))?.[1]?.toLowerCase();
    const before = /\b(on|off|pause|ein|aus)(?: time| for)? ?$/i.exec(text.slice(0, start))?.[1]?.toLowerCase();
    const role = after ?? before;
    return role === undefined ? null : /^(?:on|ein)$/.test(role) ? 'on' : 'off';
  };
  const on = times.find((time) => roleOf(time) === 'on');
  const off = times.find((time) => roleOf(time) === 'off');
  return on === undefined || off === undefined ? null : { on: on.milliseconds, off: off.milliseconds };
}
