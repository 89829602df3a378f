import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { within } from '../skills/catalogue.js';
import { producerOf } from './class-names.js';
import { assetsIn, type Names, statesIn, stateTagOf, stateWordIn } from './plant-state-words.js';

/** What a question asks of states: the statistic, the tags that tell the state, and the state; null means the state that they are in. */
export type StateSubject = Readonly<{ statistic: string; tags: readonly TagDefinition[]; bound: null; is: string | null }>;

export const askingMoment = /\b(?:when|what time|which time|wann)\b/iu;
export const askingDuration =
  /\bhow (?:long|much time|much of the time)\b|\bhow many (?:minutes|hours|seconds)\b|\b(?:total|share|percent\w*|fraction|proportion|part) (?:of )?(?:the |its )?(?:time|shift|day|morning)\b|\b(?:time|minutes|hours) (?:above|below|over|under|spent)\b|\b(?:downtime|uptime|running time|stopped time|standstill time|duration)\b|\bwie lange\b/iu;
export const askingCount =
  /\bhow (?:often|many times)\b|\b(?:number|count) of (?:times|starts?|stops?|trips?|stoppages|diversions?)\b|\bhow many (?:starts?|stops?|trips?|diversions?|stoppages?|jams?|restarts?)\b|\bwie oft\b|\b(?:short-?)?cycl(?:es|ing|ed)\b|\b(?:start|stop|switch|turn)(?:s|es|ing|ped|ed)?\b[^?]*\btoo (?:often|much|frequently|many times)\b/iu;
/** Starts and stops in quick turn are counted over the last day, though no time is named. */
export const cyclesNow =
  /\b(?:short-?)?cycl(?:es|ing)\b|\b(?:(?:start|stop|switch|turn)(?:s|es|ing)|do(?:es)?\b[^?]*\b(?:start|stop|switch|turn))\b[^?]*\btoo (?:often|much|frequently|many times)\b/iu;
export const askingEver = /^\s*(?:did|was|were|has|have|had)\b|\bever\b|\b(?:at any (?:time|point))\b/iu;
export const askingLongest = /\blongest\b|\blängste\w*\b/iu;
export const askingSince = /\bsince when\b|\bhow long (?:already|now)\b|\bhow long (?:has|have) (?!.*\b(?:in total|in all|today|this|last)\b)|\bseit wann\b/iu;
export const aboutRecords =
  /\b(?:alarms?|work ?orders?|jobs?|log(?:book)?|entries|parts?|spare|energy|kwh|electricity|oee|mtbf|mttr|plan|shelv\w*|acknowledg\w*|setpoint)\b/iu;

/** A list over hours, shifts, machines or causes is counted elsewhere. */
export const grouped = /\b(?:per|by|each|every|which) (?:hour|shift|day|week|machine|asset|equipment|cause|reason|area|unit)\b/iu;

const upkeep =
  /\b(?:replaced|repaired|serviced|overhauled|lubricated|greased|calibrated|inspected|renewed|fitted|installed|swapped|rebuilt|aligned|(?:was|were|been) (?:last )?changed)\b/iu;

/** How long, how often, since when a machine was in a state. */
export function stateSubject(
  main: string,
  names: Names,
  inherited: Readonly<{ tags: readonly TagDefinition[]; assets: readonly string[] }>,
): StateSubject | null {
  const statistic = statisticOf(main);
  if (statistic === null || aboutRecords.test(main) || grouped.test(main)) return null;
  // When a part was changed stands in the maintenance log and in no state of the machine.
  if (statistic === 'when' && upkeep.test(main)) return null;
  const spoken = main.replace(
    /\bhow (?:long|often|many)\b|\bon (?:average|duty)\b|\b(?:in|at|on) (?:all|total)\b|\bon (?=(?:the|this|that|our|its)\b|\p{L}{1,4}-?\d)/giu,
    ' ',
  );
  const word = stateWordIn(spoken);
  const programme = isWorkOn(main, names) ? null : namedState(spoken, statistic, word?.is ?? null, names, inherited.tags);
  if (programme !== null) return { statistic, ...programme, bound: null };
  if (word === null) return null;
  const named = assetsIn(main, names).ids;
  const ids = named.length > 0 ? named : inherited.assets;
  const own = (is: string): readonly TagDefinition[] => ids.flatMap((id) => stateTagOf(id, is, names.directory) ?? []);
  // A unit without a state of its own is in that of its machines.
  const tagsOf = (is: string): readonly TagDefinition[] => {
    const direct = own(is);
    return direct.length > 0 ? direct : insideOf(ids, names.directory).flatMap((id) => stateTagOf(id, is, names.directory) ?? []);
  };
  if (ids.length === 0 && statistic !== 'longest' && /\b(?:any|some|every)thing\b|\bwhat (?!time\b)/iu.test(main)) return null;
  const byName = ids.length > 0 ? null : statesIn(main, names);
  const line = ids.length === 0 && byName === null && word.is === 'stopped' ? producerState(names.directory) : null;
  const tags =
    line !== null
      ? [line]
      : ids.length > 0
        ? tagsOf(word.is)
        : (byName?.states ?? []).flatMap(({ tag }) => names.directory.tags.filter(({ id }) => id === tag));
  // Down may be tripped or standing ready; both are told.
  const tripped = word.is === 'stopped' && /\b(?:down|downtime|out of (?:action|order))\b/iu.test(main) ? tagsOf('tripped') : [];
  const all = [...tripped, ...tags].slice(0, 6);
  return all.length === 0 ? null : { statistic, tags: all, bound: null, is: word.is };
}

/** "When was the strainer last cleaned?": work on a machine that has no programme of its own, which stands in the log. */
function isWorkOn(main: string, names: Names): boolean {
  if (!cleaning.test(main)) return false;
  const { ids } = assetsIn(main, names);
  const machines = ids.filter((id) => names.directory.assets.some((asset) => asset.id === id && asset.level === 'equipment'));
  return machines.length === 1 && !names.directory.tags.some(({ equipment, kind }) => machines.includes(equipment) && kind === 'text');
}

/** Where a stop is asked for and no machine is named, the one whose counter counts what is made has stopped. */
function producerState(directory: PlantDirectory): TagDefinition | null {
  const producer = producerOf(directory);
  return producer === null ? null : stateTagOf(producer, 'stopped', directory);
}

/** The machines below units; none below machines. */
function insideOf(ids: readonly string[], directory: PlantDirectory): readonly string[] {
  const units = ids.filter((id) => directory.assets.some((asset) => asset.id === id && asset.level !== 'equipment'));
  return directory.assets.flatMap((asset) => (units.some((id) => asset.id !== id && within(asset, id, directory.assets)) ? [asset.id as string] : []));
}

function statisticOf(main: string): string | null {
  if (askingLongest.test(main)) return 'longest';
  if (askingSince.test(main)) return 'since';
  if (askingDuration.test(main)) return 'time-in-state';
  if (askingCount.test(main)) return 'count-of-state';
  if (askingMoment.test(main)) return 'when';
  return askingEver.test(main) ? 'count-of-state' : null;
}

const stepWord = /\b(\p{L}+(?:[- ]rinse)?) (?:step|phase)\b|\b((?:pre|post)-?rinse|\p{L}+ rinse)\b/iu;
const lastOne = /\b(?:last|latest|most recent|previous)\b/iu;

/** A two-state tag that is named itself, the step of a programme, or the programme as a whole ("the last CIP"). */
function namedState(
  text: string,
  statistic: string,
  is: string | null,
  names: Names,
  inherited: readonly TagDefinition[],
): Pick<StateSubject, 'tags' | 'is'> | null {
  const mentioned = new Set(names.entities.link(text).flatMap(({ kind, ids }) => (kind === 'tag' ? ids : [])));
  const tags = mentioned.size > 0 ? names.directory.tags.filter(({ id }) => mentioned.has(id)) : inherited;
  const stated = tags.filter(({ kind }) => kind === 'discrete' || kind === 'text');
  if (stated.length > 0 && (is !== null || statistic === 'since')) return { tags: stated.slice(0, 2), is };
  const steps = programmesIn(text, names.directory);
  if (steps.length === 0) return null;
  const match = stepWord.exec(text);
  const step = match?.[1] ?? match?.[2];
  if (step !== undefined && !/^(?:the|this|that|last|each|every|which|what|a)$/iu.test(step)) return { tags: steps, is: step.toLowerCase() };
  return statistic === 'when' && (lastOne.test(text) || is === 'running') ? { tags: steps, is: 'running' } : null;
}

const cleaning = /\bclean(?:ing|ed|ings)?\b/iu;

/** The text tags that tell the step of a programme which the words name: by its own words ("CIP"), or the only one where a step is named. */
export function programmesIn(text: string, directory: PlantDirectory): readonly TagDefinition[] {
  const all = directory.tags.filter(({ kind, access, description }) => kind === 'text' && access === 'read' && /\b(?:step|phase)\b/iu.test(description));
  const said = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const byName = all.filter(({ description }) =>
    (description.toLowerCase().match(/\p{L}{3,}/gu) ?? []).some(
      (word) => !/^(?:step|phase|programme|program|of|the)$/u.test(word) && (said.has(word) || (word === 'cip' && cleaning.test(text))),
    ),
  );
  if (byName.length > 0) return byName.slice(0, 2);
  return stepWord.test(text) && all.length === 1 ? all : [];
}
