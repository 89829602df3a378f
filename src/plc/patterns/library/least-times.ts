import type { RequestReading, TimeMention } from '../model.js';

const least = /\b(?:at least|no less than|minimum|minimal|min|shortest|mindest\w*|wenigstens|least)\b/i;
const resting =
  /\b(?:off|rest(?:s|ing)?|idle|standstill|pauses?|between (?:a |the )?stop\w*|stop\w* (?:and|to) (?:the |next |a )*(?:re-?)?starts?|before (?:a |the |it )*(?:re-?)?start\w*|down[- ]?time|aus|ausgeschaltet|stillstand\w*|ruhe\w*|stillstehen|pausenzeit|mindestpausen?\w*|mindeststill\w*|mindestaus\w*)\b/i;
const running = /\b(?:on|runs?|running|run[- ]?time|in operation|betrieb\w*|laufzeit|laufen|laeuft|ein|eingeschaltet|mindestlauf\w*|mindestein\w*)\b/i;

/** The least run and the least rest that a request gives, each told by words of its own beside its time; null where it gives none. */
export function leastTimes({ text, times }: RequestReading): Readonly<{ run: TimeMention | null; rest: TimeMention | null }> {
  let [run, rest]: [TimeMention | null, TimeMention | null] = [null, null];
  for (const [index, time] of times.entries()) {
    const before = (
      text
        .slice(times[index - 1]?.end ?? 0, time.start)
        .split(/[;:]|,(?!\d)|\.\s|\b(?:and|und|but|aber)\b(?! (?:the |next |a )*(?:re-?)?start)/i)
        .at(-1) ?? ''
    ).toLowerCase();
    const behind =
      /^[^,;.]*?(?=\b(?:and|und|but|aber)\b(?! (?:the |next |a )*(?:re-?)?start)|[,;.]|$)/i.exec(
        text.slice(time.end, times[index + 1]?.start ?? text.length),
      )?.[0] ?? '';
    const around = `${before} # ${behind}`;
    if (!least.test(around) && !/\b(?:between|before)\b[^#]{0,30}\bstart/i.test(around)) continue;
    if (resting.test(around)) rest ??= time;
    else if (running.test(around)) run ??= time;
  }
  return { run, rest };
}
