import type { Condition } from '../conditions/model.js';
import { readTimes } from '../request-quantities.js';
import { eachSentence, flagFor, namesIn, type Telling, taken } from './telling.js';

const pulse = '(?:pulses?|impuls(?:e|es)?|signal change)';
const missing: readonly RegExp[] = [
  new RegExp(
    `\\b(?:if|when|wenn|falls)\\s+(?:there (?:is|are)\\s+)?(?:no|kein(?:e|en)?)\\s+(?:[a-z-]+\\s+){0,2}?${pulse}[^.;,]*?\\b(?:for|within|in|fuer|innerhalb|laenger als|binnen)\\s+(?:von\\s+)?(?:more than\\s+|longer than\\s+)?#`,
    'i',
  ),
  new RegExp(
    `\\b(?:if|when|wenn|falls)\\s+[^.;,]*?\\b(?:gives|sends|delivers|shows|liefert|gibt|has)\\s+(?:no|kein(?:e|en)?)\\s+${pulse}[^.;,]*?\\b(?:for|within|in|fuer|innerhalb)\\s+(?:von\\s+)?(?:more than\\s+)?#`,
    'i',
  ),
  new RegExp(
    `\\b(?:if|when|wenn|falls)\\s+(?:the\\s+|die\\s+)?${pulse}[^.;,]*?\\b(?:are missing|is missing|stay away|stays away|stop|fail|are absent|ausbleiben|fehlen)\\s+(?:for|fuer)\\s+(?:more than\\s+)?#`,
    'i',
  ),
  new RegExp(
    `\\b(?:if|when|wenn|falls)\\s+(?:for|fuer|laenger als|seit)\\s+(?:more than\\s+)?#\\s+(?:no|kein(?:e|en)?)\\s+(?:[a-z-]+\\s+){0,2}?${pulse}(?:\\s+(?:arrives?|comes?|is seen|is received|kommt|ankommt|eintrifft))?`,
    'i',
  ),
];
const needed = new RegExp(
  `[^.;:,]*\\b(?:must|muss|has to|should|soll)\\b[^.;:]*?\\b(?:at least\\s+)?(?:(?:one|a|einen)\\s+${pulse}\\s+(?:at least\\s+)?(?:every|alle|each)|(?:at least\\s+|mindestens\\s+)?(?:every|alle)|(?:a|one)\\s+${pulse}\\s+at least every)\\s+#(?:\\s+(?:einen|one|a)\\s+${pulse})?(?:\\s+(?:liefern|geben|give|deliver))?\\s*,?\\s*(?:otherwise|sonst|else|if not|andernfalls)`,
  'i',
);
const giving = new RegExp(
  `\\b(?:gives?|sends?|delivers?|supplies|produces?|liefert|gibt|has an?)\\b[^.;]*\\b${pulse}|${pulse}[- ]?(?:sensor|geber|generator|switch)|\\b(?:pulse|speed) sensor\\b|drehzahlgeber|impulsgeber`,
  'i',
);

/**
 * "If there is no pulse of BN-50 for 2.5 s while motor M-50 runs, stop M-50": monitoring of a speed by the time between pulses. The machine that runs is the
 * one that is stopped, or the one that is told behind "while". Units: milliseconds. False, and nothing changed, where the request monitors none.
 */
export function tellSpeed(telling: Telling): boolean {
  const before = telling.text;
  const bridgedMs = takeBridging(telling);
  let sensor: string | null = null;
  let done = false;
  const all = sentences(telling.text);
  const told = all.map((sentence): string => {
    const [time] = readTimes(sentence);
    if (time === undefined || done) return sentence;
    const marked = `${sentence.slice(0, time.start)}#${sentence.slice(time.end)}`;
    const match = [...missing, needed].map((pattern) => pattern.exec(marked)).find((one) => one !== null);
    if (match == null) return sentence;
    const machine = machineOf(telling, marked, match.index + match[0].length);
    sensor =
      namesIn(telling, match[0])[0] ??
      sensorOf(
        telling,
        all.filter((other) => other !== sentence),
      );
    if (machine === null || sensor === null || sensor.toUpperCase() === machine.toUpperCase()) return sentence;
    done = true;
    taken(telling, match[0]);
    const came: Condition = { kind: 'event', part: { kind: 'signal', name: sensor, wanted: true, said: 'on', momentary: false } };
    const running: Condition = { kind: 'signal', name: machine, wanted: true, said: 'running', momentary: false };
    const silent: Condition = { kind: 'held', part: { kind: 'all', parts: [running, { kind: 'not', part: came }] }, milliseconds: time.milliseconds };
    const flag = flagFor(telling, bridgedMs === 0 ? silent : { kind: 'all', parts: [silent, { kind: 'held', part: running, milliseconds: bridgedMs }] });
    const rest = marked.slice(match.index + match[0].length).replace(whileItRuns(telling, machine), '');
    return `${marked.slice(0, match.index)} if ${flag} is active${/^\s*,/.test(rest) ? '' : ','}${rest}`;
  });
  if (!done || sensor === null) {
    telling.text = before;
    return false;
  }
  telling.text = told.join('');
  dropDescription(telling, sensor);
  telling.text = tripping(telling.text);
  return true;
}

function sentences(text: string): readonly string[] {
  return text.match(/[^.;:]+(?:[.](?=\d)[^.;:]+)*(?:[.;:]+\s*|$)/g) ?? [text];
}

/** "while motor M-50 runs": what is watched runs. */
function whileItRuns({ names }: Telling, machine: string): RegExp {
  const name = new RegExp(names, 'i').test(machine) ? machine : names;
  return new RegExp(
    `^\\s*(?:while|when|waehrend|solange)\\s+(?:the\\s+|der\\s+|die\\s+|das\\s+)?(?:[a-z-]+\\s+){0,3}?(?<![\\w-])${name}\\s+(?:is\\s+)?(?:runs?|running|on|laeuft)`,
    'i',
  );
}

/** The machine that runs behind "while", or the one that the sentence stops. */
function machineOf(telling: Telling, text: string, from: number): string | null {
  const rest = text.slice(from);
  const during = new RegExp(
    `\\b(?:while|when|waehrend|solange|obwohl|although)\\s+(?:the\\s+|der\\s+|die\\s+|das\\s+)?(?:[a-z-]+\\s+){0,3}?(${telling.names})\\s+(?:is\\s+|are\\s+)?(?:runs?|running|on|laeuft)`,
    'i',
  ).exec(text);
  const stopped = new RegExp(
    `\\b(?:stop|stops|trip|trips|switch off|wird|werden|stoppe|stoppt)\\s+(?:the\\s+|der\\s+|die\\s+|das\\s+|off\\s+)?(?:[a-z-]+\\s+){0,3}?(${telling.names})|(${telling.names})\\s+(?:is|must be|wird|trips|stops)\\b`,
    'i',
  ).exec(rest);
  return during?.[1] ?? stopped?.[1] ?? stopped?.[2] ?? null;
}

/** "proximity switch BN-50 gives pulses": the one name of such a sentence, or the name behind the noun. */
function sensorOf(telling: Telling, others: readonly string[]): string | null {
  for (const sentence of others) {
    if (!giving.test(sentence)) continue;
    const names = namesIn(telling, sentence);
    if (names.length === 1) return names[0] ?? null;
    const behind = new RegExp(`(?:sensor|geber|switch|generator)\\s+\\(?(${telling.names})`, 'i').exec(sentence);
    if (behind?.[1] !== undefined) return behind[1];
  }
  return null;
}

const conditional = /\b(?:only|while|when|if|unless|until|not|never|stops?|starts?|wenn|nur|solange|bis|nicht|nie)\b/i;

/** A sentence that only says where the pulses come from. */
function dropDescription(telling: Telling, sensor: string): void {
  telling.text = sentences(telling.text)
    .filter((sentence) => {
      const names = namesIn(telling, sentence);
      const heading = sentence.trimEnd().endsWith(':');
      const describes = giving.test(sentence) && names.every((name) => name.toUpperCase() === sensor.toUpperCase()) && names.length > 0;
      const drops = !/TOLD_EVENT/.test(sentence) && (heading || (describes && !conditional.test(sentence)));
      if (drops && !heading) taken(telling, sentence);
      return !drops;
    })
    .join('');
}

const bridging =
  /\b(?:bridged|bypassed|muted|not active|inactive|suppressed|ignored|ueberbrueckt|unterdrueckt|bridging|ueberbrueckung|anlaufueberbrueckung)\b/i;

/** "The monitor is bridged for 8 s after the start", "nach Ablauf der Anlaufueberbrueckung von 10 s": in milliseconds; 0 where none is told. */
function takeBridging(telling: Telling): number {
  let found = 0;
  eachSentence(telling, (sentence) => {
    const times = readTimes(sentence);
    for (const time of found > 0 ? [] : times) {
      const inner =
        /\s*,?\s*\b(?:nach ablauf der|after (?:the|a))\s+(?:anlauf|start-?up |start )?(?:ueberbrueckung|bridging)(?:szeit| time)?\s+(?:von|of)\s+$/i.exec(
          sentence.slice(0, time.start),
        );
      const whole =
        times.length === 1 &&
        bridging.test(sentence) &&
        /\b(?:start\w*|anlauf\w*)/i.test(sentence) &&
        !/\b(?:if|when|wenn|only|unless|stops?)\b/i.test(sentence);
      if (inner === null && !whole) continue;
      found = time.milliseconds;
      taken(telling, inner === null ? sentence : inner[0]);
      return inner === null ? '' : sentence.slice(0, inner.index) + sentence.slice(time.end);
    }
    return sentence;
  });
  return found;
}

/** What a monitor stops stays off until a reset: by its own speed it would start again at once. */
function tripping(text: string): string {
  return sentences(text)
    .map((sentence) =>
      /TOLD_EVENT/.test(sentence)
        ? sentence.replace(/\b(?:stop|switch off|abschalten)\b(?=\s)/i, 'trip').replace(/\bis (?:stopped|switched off)\b/i, 'trips')
        : sentence,
    )
    .map((sentence) =>
      /TOLD_EVENT/.test(sentence) ? sentence.replace(/\bwird\s+(.*?)\s+(?:abgeschaltet|gestoppt|ausgeschaltet|angehalten)/i, 'trip $1') : sentence,
    )
    .join('');
}
