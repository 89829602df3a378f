import { buildLogic } from '../conditions/build-logic.js';
import { type Condition, eventful, type LogicProgram, leavesOf, mapLeaves } from '../conditions/model.js';
import { withCondition } from '../conditions/name-things.js';
import { trippedState } from '../conditions/simulate.js';
import type { RequestReading } from '../model.js';
import { tagBook } from '../signals.js';
import { tryRequest } from '../trials/trials.js';
import { eachSentence, type Telling, tellingOf } from './telling.js';
import { tellCounts } from './told-counts.js';
import { tellPulses } from './told-pulses.js';
import { tellLock, tellRelease } from './told-release.js';
import { tellSpeed } from './told-speed.js';

const lockedSignal = 'TOLD_LOCKED';
const lockedOut =
  /\b(?:while|as long as|when(?:ever)?|if|solange|wenn)\s+(?:(?:it|he|the|this|sie|er|es|die|der|das)\s+)?(?:[a-z]+\s+){0,2}?(?:is |ist )?(?:locked out|locked|blocked|gesperrt|verriegelt|tripped|ausgeloest)(?: ist)?\b/gi;

/**
 * A request that tells of events, counts, pulses that must come, or a restart by a person: the same in words that conditions are read from, with signals that
 * stand for what was told. Null where it tells of none.
 * Source: own design of this package.
 * Units: milliseconds.
 * Errors: none.
 */
export function tellEvents(reading: RequestReading): Telling | null {
  const telling = tellingOf(reading);
  if (telling === null) return null;
  const monitored = tellSpeed(telling);
  const released = tellRelease(telling);
  if (monitored || released) {
    nameReset(telling);
    telling.text = telling.text.replace(lockedOut, `when ${lockedSignal} is active`);
  }
  const locks = tellLock(telling);
  const counted = tellCounts(telling);
  const pulsed = tellPulses(telling);
  if (!(monitored || released || locks || counted || pulsed)) return null;
  telling.text = inEnglish(telling);
  eachSentence(telling, (sentence) => commanded(telling, sentence));
  return telling;
}

/** "when TOLD_EVENT_1 is active, the belt M-2 is stopped and the lamp H1 is on": as commands, so that what is done is no further condition. */
function commanded({ names }: Telling, sentence: string): string {
  const [head, ...others] = sentence.split(/(?<=TOLD_\w+ is active,)/);
  const tail = others.join('');
  if (tail === '' || head === undefined) return sentence;
  const end = /\b(?:when|if|while|until|only|unless|once|as long as)\b/i.exec(tail)?.index ?? tail.length;
  const told = tail
    .slice(0, end)
    .replace(
      new RegExp(
        `(^|,|\\band|\\bund)(\\s+(?:(?:the|a|der|die|das)\\s+)?(?:[a-z-]+\\s+){0,3}?${names})\\s+(?:is|are|must be|shall be)\\s+(?:switched\\s+|turned\\s+)?(on|off|lit|started|opened|open|stopped|closed)\\b`,
        'gi',
      ),
      (_all, join: string, subject: string, state: string) => `${join} ${imperatives.find(([words]) => words.test(state))?.[1] ?? 'start'}${subject}`,
    );
  return `${head}${told}${tail.slice(end)}`;
}

const imperatives: readonly (readonly [RegExp, string])[] = [
  [/^(?:on|lit|started)$/i, 'start'],
  [/^(?:opened|open)$/i, 'open'],
  [/^(?:off|stopped)$/i, 'stop'],
  [/^closed$/i, 'close'],
];

const participles: readonly (readonly [RegExp, string])[] = [
  [/^(?:gestoppt|abgeschaltet|ausgeschaltet|angehalten|stillgesetzt)$/i, 'stop'],
  [/^(?:gestartet|eingeschaltet|zugeschaltet|freigegeben)$/i, 'start'],
  [/^geoeffnet$/i, 'open'],
  [/^(?:geschlossen|gesperrt)$/i, 'close'],
];

/** German verbs around the told parts, in the order and words of English: "wird der Rollgang M22 gestoppt", "stoppt das Band M10", "laeuft es wieder an". */
function inEnglish({ text, names }: Telling): string {
  const thing = `((?:(?:der|die|das|den|dem|ein|eine)\\s+)?(?:[A-Za-z-]+\\s+){0,3}?${names})`;
  return text
    .replace(
      new RegExp(
        `\\b(?:wird|werden)\\s+${thing}\\s+(gestoppt|abgeschaltet|ausgeschaltet|angehalten|stillgesetzt|gestartet|eingeschaltet|zugeschaltet|freigegeben|geoeffnet|geschlossen|gesperrt)`,
        'gi',
      ),
      (_all, subject: string, verb: string) => `${participles.find(([words]) => words.test(verb))?.[1] ?? verb} ${subject}`,
    )
    .replace(new RegExp(`\\bstoppt\\s+${thing}`, 'gi'), 'stop $1')
    .replace(new RegExp(`\\b(?:startet|laeuft)\\s+${thing}(?:\\s+(?:wieder|an))*`, 'gi'), 'start $1')
    .replace(new RegExp(`\\boeffnet\\s+${thing}`, 'gi'), 'open $1')
    .replace(new RegExp(`\\bschliesst\\s+${thing}`, 'gi'), 'close $1')
    .replace(
      new RegExp(`\\b(?:soll|muss)\\s+${thing}\\s+(einschalten|anlaufen|starten|laufen|oeffnen)\\b`, 'gi'),
      (_all, subject: string, verb: string) => `${/oeffnen/i.test(verb) ? 'open' : 'start'} ${subject}`,
    )
    .replace(
      new RegExp(`\\b(?:soll|muss)\\s+${thing}\\s+(ausschalten|abschalten|stoppen|schliessen)\\b`, 'gi'),
      (_all, subject: string, verb: string) => `${/schliessen/i.test(verb) ? 'close' : 'stop'} ${subject}`,
    )
    .replace(/\b(?:laeuft|startet|geht)\s+(?:es|er|sie|das band)\s+(?:wieder\s+)?(?:an|ein|los)?\b/gi, 'start it')
    .replace(/\b(?:stoppt|schaltet)\s+(?:es|er|sie)(?:\s+(?:wieder|ab|aus))*\b/gi, 'stop it')
    .replace(/\bis not released\b|\bis not enabled\b|\bremains closed\b|\bstays closed\b/gi, 'is closed')
    .replace(/\.\s*\./g, '.');
}

/** Whether the conditions that were read do not do what the told text says of the signals that stand for what was told: no draft then. */
export function contradicts(program: LogicProgram, { text }: Telling): boolean {
  return tryRequest(text, buildLogic(program, tagBook([]))).some(({ status }) => status === 'failed');
}

/** The names that stand for what was told. */
export function toldNames({ flags, release, lock, text }: Telling): readonly string[] {
  return [
    ...flags.map(({ name }) => name),
    ...(release === null ? [] : [release]),
    ...(lock === null ? [] : [lock]),
    ...(text.includes(lockedSignal) ? [lockedSignal] : []),
  ];
}

/** The program with what was told in the place of the signals that stand for it; null where a part of that has no place. */
export function settleTold(program: LogicProgram, telling: Telling): LogicProgram | null {
  const { flags, release, resetBy, questions } = telling;
  const tripping = program.rules.filter(({ trip }) => trip !== null);
  const [tripped] = tripping;
  const freed = release === null ? null : program.rules.find(({ output }) => output.toUpperCase() === release);
  if (
    (release !== null && (freed?.on == null || freed.require !== null || freed.trip !== null)) ||
    ((release !== null || resetBy !== null) && tripped === undefined)
  )
    return null;
  const own = {
    ...program,
    rules: program.rules.filter((rule) => rule !== freed).map((rule) => (rule.trip === null || !freed ? rule : { ...rule, release: freed.on })),
  };
  // What locks a machine moves nothing itself
  const put = flags.reduce(
    (before, { name, condition }) => withCondition(before, name, condition),
    locked(asFlag(oneReset(own), telling.lock), tripped?.output),
  );
  const left = put.rules.some((rule) =>
    [rule.on, rule.set, rule.reset, rule.require, rule.trip, rule.also].flatMap(leavesOf).some(({ name }) => /^TOLD_/.test(name)),
  );
  if (left || put.rules.some(({ output }) => /^TOLD_/.test(output))) return null;
  return {
    ...put,
    questions: [...put.questions.filter((text) => !/TOLD_/.test(text) && !endsByItself(put, text)), ...questions],
    understood: [...(put.understood ?? []), ...telling.understood],
    told: telling.text,
    ...(resetBy === null ? {} : { resetBy }),
  };
}

/** "goes off again as soon as its condition ends": a pulse and a count end as they were told. */
function endsByItself({ rules }: LogicProgram, text: string): boolean {
  return rules.some(({ output, on }) => on !== null && eventful(on) && text.startsWith(`${output} goes off again`));
}

/** The button that resets a trip resets what announces it as well. */
function oneReset(program: LogicProgram): LogicProgram {
  if (!program.rules.some(({ trip }) => trip !== null)) return program;
  const named = (condition: Condition | null): Condition | null =>
    condition === null ? null : mapLeaves(condition, (leaf) => (leaf.name === 'RESET_BUTTON' ? { ...leaf, name: 'ResetButton' } : leaf));
  return { ...program, rules: program.rules.map((rule) => ({ ...rule, reset: named(rule.reset) })) };
}

function locked(program: LogicProgram, output: string | undefined): LogicProgram {
  if (output === undefined) return program;
  const state: Condition = { kind: 'signal', name: `${output}.${trippedState}`, wanted: true, said: 'locked out', momentary: false };
  return withCondition(program, lockedSignal, state);
}

function asFlag(program: LogicProgram, lock: string | null): LogicProgram {
  return lock === null
    ? program
    : { ...program, rules: program.rules.map((rule) => (rule.output.toUpperCase() === lock ? { ...rule, actuator: false } : rule)) };
}

/** "until reset with S-50", "Reset by button RS-3.": the name of the button leaves the text. */
function nameReset(telling: Telling): void {
  const by = new RegExp(
    `\\b(?:(?:until|bis)\\s+)?(?:reset|acknowledged?|quittier\\w*|zurueckgesetzt)\\s+(?:it\\s+)?(?:is\\s+)?(?:with|by|via|using|mit|durch|ueber|per)\\s+(?:the\\s+|der\\s+|dem\\s+)?(?:push\\s*)?(?:button|key|taster|taste)?\\s*(${telling.names})`,
    'i',
  );
  eachSentence(telling, (sentence) => {
    const match = telling.resetBy === null ? by.exec(sentence) : null;
    if (match?.[1] === undefined) return sentence;
    telling.resetBy = match[1];
    const alone = sentence.replace(match[0], '').replace(/[\s.;,]/g, '') === '';
    return alone ? '' : sentence.replace(match[0], 'until reset');
  });
}
