import { leavesOf } from '../conditions/model.js';
import type { NameMention, Pattern, PatternBuild, PatternParameters, RequestReading, Signal } from '../model.js';
import { machineCount } from '../request-counts.js';
import { severalMachines } from '../request-coverage.js';
import { headingOf } from '../request-paraphrase.js';
import { clauseAt, clauses } from '../request-text.js';
import { withThings } from '../request-things.js';
import { mixedUnits, otherMeaning } from './meanings.js';
import { isContact, type NameRole, rolesOf } from './roles.js';
import type { Trial } from './trials.js';

/** A draft beside the request it is to answer. `parameters.assumed`: what the request did not say. */
export interface Answer {
  /** As it was asked. */
  readonly request: string;
  readonly reading: RequestReading;
  readonly pattern: Pattern;
  readonly build: PatternBuild;
  readonly parameters: PatternParameters;
  readonly questions: readonly string[];
  readonly trials: readonly Trial[];
}

/**
 * Why a draft is no answer to its request: its outputs are not what the request acts upon, its inputs are not what the request reads, or the greater part of what
 * is said is not answered to. Null when it is one, whatever is still asked about it.
 * Source: own design of this package.
 * Units: none.
 * Errors: none.
 */
export function unanswered(answer: Answer): string | null {
  return [
    foreignAct,
    drivesWhatIsRead,
    leavesWhatIsDriven,
    switchesNothing,
    measuresAContact,
    oneOfAList,
    invented,
    needsOthers,
    standsInFor,
    leastTime,
    mixedUnits,
    otherMeaning,
    startsUnasked,
    resetAsState,
    lastsOtherwise,
    leavesMost,
  ].reduce<string | null>((found, look) => found ?? look(answer), null);
}

const owner = (name: string): string => name.toUpperCase().split('.')[0] ?? '';
const tagsOf = (build: PatternBuild, wanted: (row: Signal) => boolean): ReadonlySet<string> =>
  new Set(build.signals.filter((row) => row.tag !== '' && wanted(row)).map(({ tag }) => owner(tag)));

/** Acts that no block of a controller does by itself, told as the first word of the request. */
const foreign =
  /^(?:please )?(?:(?:use|let) [^,.;]{0,40}\bto (?:find|detect|recogni[sz]e|inspect|classify|identify|sort)|send|sms|e-?mail|print|log|read|record|archive|report|predict|forecast|optimi[sz]e|learn|tune|exchange|synchroni[sz]e|compensate|identify|estimate|visuali[sz]e|draw|plot|store|sende|drucke|protokolliere|archiviere|optimiere|lerne|prognostiziere)\b/i;

function foreignAct({ reading, trials }: Answer): string | null {
  const found = foreign.exec(reading.text);
  if (found === null || trials.some(({ status }) => status === 'passed')) return null;
  return `it does not do what "${reading.text.slice(found.index, found.index + 60)}" asks for`;
}

function rolesIn({ request, reading: { text: asked, names }, parameters }: Answer): ReadonlyMap<string, NameRole> {
  const text = parameters.logic?.told ?? asked;
  // In Chinese what comes first stands before its "after"
  const plain = /[\u4e00-\u9fff]/.test(request) ? text.replace(/\bafter\b/g, ',    ') : text;
  return rolesOf(
    plain,
    names.map(({ text: name }) => name),
  );
}

const machines: ReadonlySet<NameMention['category']> = new Set(['pump', 'motor', 'conveyor', 'fan', 'heater', 'valve']);

/** A name of which the request only says when becomes no output; one machine of a group may be told by the others ("P-2 starts when P-1 fails"). */
function drivesWhatIsRead(answer: Answer): string | null {
  const { reading, build, parameters } = answer;
  const driven = tagsOf(build, ({ direction }) => direction === 'output');
  const roles = rolesIn(answer);
  const group = parameters.logic === undefined && driven.size >= 2;
  const wrong = reading.names.find(({ text, category }) => {
    return driven.has(owner(text)) && roles.get(text) === 'read' && !(group && machines.has(category));
  });
  return wrong === undefined ? null : `it switches ${wrong.text}, and of ${wrong.text} the request only says when something else happens`;
}

/** More than half of what the request acts upon is an output of the draft; of lamps, horns and other things half is enough. */
function leavesWhatIsDriven(answer: Answer): string | null {
  const { reading, build } = answer;
  const roles = rolesIn(answer);
  const acted = [
    ...new Set(
      reading.names
        .filter(({ text, category }) => roles.get(text) === 'driven' && (machines.has(category) || category === 'other'))
        .map(({ text }) => owner(text)),
    ),
  ];
  const driven = tagsOf(build, ({ direction }) => direction === 'output');
  const left = acted.filter((name) => !driven.has(name));
  const machine = reading.names.some(({ text, category }) => left.includes(owner(text)) && machines.has(category));
  if (left.length === 0 || (machine ? left.length * 2 < acted.length : left.length * 2 <= acted.length)) return null;
  return `it does not switch ${left.join(', ')}`;
}

/** "Switch the cement pump on when ..." is no mere alarm or count: a block that moves nothing does not do that. */
function switchesNothing({ request, reading, build }: Answer): string | null {
  if (build.signals.some(({ direction, type, actuator }) => actuator || (direction === 'output' && type === 'REAL')) || /[\u4e00-\u9fff]/.test(request))
    return null;
  const { names, declared } = withThings(reading);
  const told = names.filter(({ text, category, start }) => declared?.has(text) === true && machines.has(category) && start >= headingOf(reading.text).length);
  const phrases = told.map(({ start, end }) => reading.text.slice(start, end));
  const roles = rolesOf(reading.text, phrases);
  const acted = phrases.find((phrase) => roles.get(phrase) === 'driven');
  return acted === undefined ? null : `it switches nothing, and the request switches "${acted}"`;
}

/** "Reset by S1", "fault F5" are no measured values; nor is a name without any figure beside it that is no transmitter. */
function measuresAContact({ reading, build }: Answer): string | null {
  const driven = tagsOf(build, ({ direction }) => direction === 'output');
  const measured = tagsOf(build, ({ direction, type, tag }) => direction === 'input' && type === 'REAL' && !driven.has(owner(tag)));
  const parts = clauses(reading.text);
  const wrong = reading.names.find(({ text, category, start }) => {
    if (!measured.has(owner(text))) return false;
    if (isContact(reading.text, text)) return true;
    const clause = clauseAt(parts, start);
    return (
      category !== 'measurement' &&
      category !== 'tank' &&
      !reading.numbers.some((number) => clauseAt(parts, number.start) === clause) &&
      reading.numbers.length > 0
    );
  });
  return wrong === undefined ? null : `it takes ${wrong.text} for a measured value`;
}

/** "P-7 and P-8": a draft that switches the first only. */
function oneOfAList({ reading, build }: Answer): string | null {
  const used = tagsOf(build, () => true);
  const driven = tagsOf(build, ({ direction }) => direction === 'output');
  const left = reading.names.find((name, index) => {
    const before = reading.names[index - 1];
    return (
      before !== undefined &&
      driven.has(owner(before.text)) &&
      !used.has(owner(name.text)) &&
      /^\s*(?:,|and|und|&|\/)\s*$/i.test(reading.text.slice(before.end, name.start))
    );
  });
  return left === undefined ? null : `it has no use for ${left.text}, which the request names together with what it switches`;
}

/** Every figure of the draft is a default although the request gives times or figures with a unit. */
function invented({ reading, parameters, questions }: Answer): string | null {
  const values = Object.keys(parameters.numbers);
  const figures = reading.times.length + reading.numbers.filter(({ unit }) => unit !== null).length;
  if (values.length === 0 || figures === 0 || figuresUnused(questions) < figures || !values.every((name) => parameters.assumed.includes(name))) return null;
  return 'every time and limit of it is a default, and the figures of the request are not used';
}

/** A placeholder where the request names a signal that the draft does not use, or a measured value in a step that nobody spoke of. */
function standsInFor({ reading, pattern, parameters, questions, build }: Answer): string | null {
  const unused = questions.flatMap((question) => /^The request names (\S+), which/.exec(question)?.[1] ?? []);
  const given = pattern.parameters.some(
    ({ kind, name }) => kind === 'equipment' && !parameters.assumed.includes(name) && (parameters.names[name] ?? []).length > 0,
  );
  const missing = pattern.parameters.find(
    ({ kind, name }) =>
      (kind === 'condition' || kind === 'measurement' || (kind === 'equipment' && given)) &&
      parameters.assumed.includes(name) &&
      (parameters.names[name] ?? []).length > 0,
  );
  if (unused.length > 0 && missing !== undefined) return `it has no use for ${unused.join(', ')}, and has ${parameters.names[missing.name]?.[0] ?? ''} instead`;
  if (parameters.sequence === undefined || reading.numbers.some(({ unit }) => unit !== null)) return null;
  const said = reading.text.toLowerCase();
  const imagined = build.signals.find(
    ({ direction, type, tag, identifier }) =>
      direction === 'input' &&
      type === 'REAL' &&
      tag !== '' &&
      !identifier
        .toLowerCase()
        .split('_')
        .some((word) => said.includes(word)),
  );
  return imagined === undefined ? null : `it reads ${imagined.identifier}, of which the request does not speak`;
}

/** A time that is no least time of the request must not keep a machine on when it is to stop. */
function leastTime({ questions }: Answer): string | null {
  const found = questions.map((question) => /^"(.*)" is read as the minimum (?:on|run)/i.exec(question)?.[1]).find((said) => said !== undefined);
  return found === undefined ? null : `it takes "${found}" for a time for which it does not stop`;
}

/** "Stop below 5 °C" alone: a two-point control would start again by itself at a limit that nobody gave. */
function startsUnasked({ reading, questions, trials }: Answer): string | null {
  const guessed = questions.some((text) => /^Only one limit was given/.test(text));
  const [stops, starts] = ['goes off with', 'goes on with'].map((words) => trials.some(({ status, detail }) => status === 'passed' && detail.includes(words)));
  if (!guessed || stops !== true || starts === true || /\b(?:hysteres\w*|dead ?band|keep|maintain|hold|control|halten|regel\w*)\b/i.test(reading.text))
    return null;
  return 'it would start by itself at a limit that the request does not give';
}

/** A reset gives a command: it is no state that something runs in, and it stops no machine. */
function resetAsState({ parameters }: Answer): string | null {
  const leaves = (parameters.logic?.rules ?? []).flatMap(({ require, on, also, reset, actuator }) =>
    [require, on, also, actuator ? reset : null].flatMap(leavesOf),
  );
  const found = leaves.find((leaf) => leaf.kind === 'signal' && /^(?:reset|acknowledged?|quittiert)/i.test(leaf.said));
  return found === undefined ? null : `it takes the reset ${found.name} for a state or a stop`;
}

/** "open LV-3 for 2 s": how long an effect lasts is a part of it. */
function lastsOtherwise({ questions }: Answer): string | null {
  const found = questions
    .map((question) => /^The request says "(.*)" and the draft has no use for it/.exec(question)?.[1] ?? '')
    .find((said) => /[A-Z]+[-_]?\d\w* (?:for|fuer) \d/.test(said));
  return found === undefined ? null : `it does not do "${found}"`;
}

/** A pattern of several machines of which the request speaks of one. */
function needsOthers({ reading, pattern, parameters }: Answer): string | null {
  const alone = pattern.parameters.some((parameter) => {
    if (parameter.kind !== 'equipment' || parameter.minimum < 2) return false;
    const given = (parameters.names[parameter.name] ?? []).filter((name) => !parameter.placeholders.includes(name));
    return given.length === 1 && machineCount(reading.text) === null && !severalMachines.test(reading.text);
  });
  return alone ? 'it needs several machines, and the request speaks of one' : null;
}

function figuresUnused(questions: readonly string[]): number {
  return questions.filter((question) => /^The request says ".*" and the draft has no use for it/.test(question)).length;
}

/** More than half of the names and figures, or of the conditions that could be tried, have no place in the draft. */
function leavesMost({ reading, questions, trials }: Answer): string | null {
  const names = questions.flatMap((question) => /^The request names (\S+), which/.exec(question)?.[1] ?? []);
  const guessed = questions
    .flatMap((question) => /^"(.*)" is read as .*Is that meant/.exec(question)?.[1] ?? [])
    .filter(
      (figure) => !trials.some(({ said, status, detail }) => said.includes(figure) && (status === 'passed' || /^one phase is too short/.test(detail))),
    ).length;
  const left = names.length + figuresUnused(questions);
  const said = new Set(reading.names.map(({ text }) => text)).size + reading.times.length + reading.numbers.length;
  const guesses = names.length > 0 && guessed > 0 && (left + guessed) * 2 >= said;
  if (((left >= 2 && left * 2 > said) || guesses) && (reading.names.length > 0 || reading.numbers.some(({ unit }) => unit !== null)))
    return `it has no use for the greater part of what is said${names.length > 0 ? ` (${names.join(', ')})` : ''}`;
  const passed = trials.filter(({ status }) => status === 'passed');
  const without = trials.filter(({ status, detail }) => status === 'not-tried' && /^the draft has no input/.test(detail));
  if (without.length > passed.length && without.length >= 2) return `it has no input for the condition "${without[0]?.said ?? ''}"`;
  return null;
}

/** How many names and figures of a request a draft leaves over, by the questions about it. */
export function leftOver(questions: readonly string[]): number {
  return questions.filter((question) => /^The request names \S+, which/.test(question)).length + figuresUnused(questions);
}
