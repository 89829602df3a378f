import type { RequestReading } from '../model.js';

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
