import type { EntityLinker } from '../../domain/entity-linking.js';
import { isState } from '../../domain/state-class.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { within } from '../skills/catalogue.js';
import { machinesOfKind } from './class-names.js';

/** A state of one tag, in the names that the tools read. */
export type StateOfTag = Readonly<{ tag: string; is?: string; above?: number; below?: number; alarm?: boolean }>;

type StateWord = Readonly<{ pattern: RegExp; is: string; edge?: 'begin' | 'end' }>;

/** How people say that something is, or comes to be, in a state. The first that fits counts; English, German. */
const stateWords: readonly StateWord[] = [
  { pattern: /\b(?:came back|come back|comes back|recover(?:ed|s)?|reset|was back|were back|restored)\b/iu, is: 'tripped', edge: 'end' },
  { pattern: /\b(?:restart(?:ed|s)?|re-start(?:ed|s)?)\b/iu, is: 'running' },
  {
    pattern:
      /\b(?:trip(?:s|ped|ping)?|fault(?:ed|s|y)?|locked out|lockout|jam(?:s|med|ming)?|broke down|breakdown|failed|failure|overload(?:ed)?|ausgelöst|gestört|störung)\b/iu,
    is: 'tripped',
  },
  { pattern: /\b(?:diver(?:t|ts|ted|ting|sions?)|umgeleitet|umleitung)\b/iu, is: 'diverted' },
  { pattern: /\b(?:forward|vorwärts)\b/iu, is: 'forward' },
  {
    pattern:
      /\b(?:not (?:running|producing|working|turning)|(?:was|is|were|are|been)(?:n['’]t| not) (?:running|producing|on)|stop(?:s|ped|ping)?|stoppages?|stand(?:s|ing)?(?: still)?|stood|standstills?|idle|off|switched off|turned off|down|downtime|out of (?:service|action|operation)|shut ?downs?|gestanden|stillstand|stand|aus)\b/iu,
    is: 'stopped',
  },
  {
    pattern:
      /\b(?:run(?:s|ning)?|ran|cycl(?:es|ing|ed)|start(?:s|ed|ing|ups?)?|produc(?:ing|ed|es|tion)|operat(?:ing|ed|ion)|working|turn(?:ing|ed)|firing|fired|switched on|turned on|on|up|in service|in progress|active|uptime|läuft|lief|laufen|gelaufen|lauf|betrieb)\b/iu,
    is: 'running',
  },
  { pattern: /\b(?:open(?:ed|ing|s)?|offen|geöffnet)\b/iu, is: 'open' },
  { pattern: /\b(?:clos(?:ed|ing|es?)|shut|geschlossen)\b/iu, is: 'closed' },
  { pattern: /\bwet\b|\bnass\b/iu, is: 'wet' },
  { pattern: /\bbacked up\b|\bback-?up\b/iu, is: 'backed up' },
  { pattern: /\bstarved\b|\bsuspend(?:ed|s)?\b/iu, is: 'suspended' },
  { pattern: /\bheld\b|\b(?:on|in|into|to) hold\b|\bhold(?=\s*(?:[?.!]|$|today\b|this\b|last\b|since\b|yesterday\b))/iu, is: 'held' },
];

/** The state that words speak of; null where they speak of none. */
export function stateWordIn(text: string): StateWord | null {
  return stateWords.find(({ pattern }) => pattern.test(text)) ?? null;
}

/** The tag that tells whether an asset is in the state: of a text tag its state or step, else a discrete tag with such a state, feedback before command. */
export function stateTagOf(assetId: string, is: string, directory: PlantDirectory): TagDefinition | null {
  const own = directory.tags.filter(({ equipment, access }) => equipment === assetId && access === 'read');
  const naming = own.filter(({ kind, states }) => kind === 'discrete' && states?.some((name) => isState(name, is)));
  const telling = ['tripped', 'running', 'stopped', 'open', 'closed'].includes(is)
    ? naming
    : naming.filter(({ states }) => states?.some((name) => name.toLowerCase().startsWith(is)));
  const texts = own.filter(({ kind, description }) => kind === 'text' && /\b(?:state|step|phase|status)\b/iu.test(description));
  const machine = ['running', 'stopped', 'suspended', 'held'].includes(is) ? texts[0] : undefined;
  const usable =
    is === 'running' || is === 'stopped'
      ? telling.filter(({ states }) => states?.some((name) => isState(name, 'running') && /run|on\b|fir|produc|load/iu.test(name)))
      : telling;
  const feedback = usable.filter(({ description }) => !/\bcommand\b/iu.test(description));
  const latched = is === 'tripped' ? feedback.find(({ id, description }) => /trip/iu.test(`${id} ${description}`)) : undefined;
  return machine ?? latched ?? feedback[0] ?? usable[0] ?? null;
}

const boundForm =
  /\b(above|over|beyond|exceed(?:s|ed|ing)?|more than|greater than|higher than|hotter than|below|under|less than|lower than|colder than|beneath|über|unter)\s+(?:the\s+)?(-?\d+(?:[.,]\d+)?)(?!\d|:\d)(?!\s*(?:minutes?|mins?|hours?|seconds?|days?|times|o['’]?clock))\s*(°C|degrees?|°F|K\b|mbar|bar|kPa|mm\/s|%|percent|A\b|amps?|m³\/h|m3\/h|bottles\/h|g\b|kg\/h|N·?m|kW)?/iu;

/** "Above 72", "fell under 1.2 bar". */
export function boundIn(text: string): Readonly<{ above?: number; below?: number; unit: string | null; at: number; end: number }> | null {
  const match = boundForm.exec(text);
  if (match === null) return null;
  const value = Number((match[2] ?? '').replace(',', '.'));
  const side = /^(?:above|over|beyond|exceed|more|greater|higher|hotter|über)/iu.test(match[1] ?? '') ? { above: value } : { below: value };
  return { ...side, unit: match[3] ?? null, at: match.index, end: match.index + match[0].length };
}

export type Names = Readonly<{
  directory: PlantDirectory;
  entities: EntityLinker;
  signal: (text: string, within: ReadonlySet<string> | null) => readonly string[];
}>;

/** Assets that a phrase names; where its words fit several ("the pump"), all of them. */
export function assetsIn(text: string, { directory, entities }: Names): Readonly<{ ids: readonly string[]; certain: boolean }> {
  const mentions = entities.link(text);
  const owners = mentions.flatMap(({ ids, kind }) =>
    kind === 'tag' ? ids.flatMap((id) => directory.tags.find((tag) => tag.id === id)?.equipment ?? []) : ids,
  );
  if (owners.length > 0) return { ids: [...new Set(owners)], certain: mentions.every(({ ids }) => ids.length === 1) };
  const kind = machinesOfKind(text, directory);
  return { ids: kind.length > 0 ? kind : namedAlike(text, directory), certain: false };
}

/** "The pump", "the cooling pump": the machines whose names hold most of the words that any name holds. */
function namedAlike(text: string, directory: PlantDirectory): readonly string[] {
  const said = new Set(text.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
  const counted = directory.assets
    .filter(({ level }) => level === 'equipment')
    .map(({ id, name }) => ({
      id: id as string,
      count: new Set(
        name
          .toLowerCase()
          .match(/\p{L}{4,}/gu)
          ?.filter((word) => said.has(word)),
      ).size,
    }));
  const most = Math.max(0, ...counted.map(({ count }) => count));
  return most === 0 ? [] : counted.filter(({ count }) => count === most).map(({ id }) => id);
}

const unitWords: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:°C|degrees?|K)$/iu, '°C'],
  [/^(?:%|percent)$/iu, '%'],
  [/^(?:A|amps?)$/iu, 'A'],
  [/^(?:m³|m3)\/h$/iu, 'm³/h'],
];

/** Whether a figure with this unit can be a value of the tag. */
export function fitsUnit(unit: string | null, tag: TagDefinition): boolean {
  if (unit === null) return true;
  const meant = unitWords.find(([pattern]) => pattern.test(unit))?.[1] ?? unit;
  return tag.unit?.toLowerCase() === meant.toLowerCase();
}

/**
 * The states of the plant that a phrase names ("the chiller was tripped", "the flow was above 9", "CIP"): several where its words fit several
 * machines. Null where it names none. `edge` tells that the end of the state is meant ("came back").
 */
export function statesIn(text: string, names: Names): Readonly<{ states: readonly StateOfTag[]; edge: 'begin' | 'end'; certain: boolean }> | null {
  const { directory } = names;
  const bound = boundIn(text);
  if (bound !== null) {
    const [tag] = measuredIn(text.slice(0, bound.at), names).filter((each) => fitsUnit(bound.unit, each));
    const side = bound.above === undefined ? { below: bound.below ?? 0 } : { above: bound.above };
    return tag === undefined ? null : { states: [{ tag: tag.id, ...side }], edge: 'begin', certain: true };
  }
  const { ids, certain } = assetsIn(text, names);
  if (/\balarm(?:ed|s|ing)?\b|\brang\b/iu.test(text)) {
    const [tag] = measuredIn(text, names);
    const of = names.entities.link(text).find(({ kind }) => kind === 'tag')?.ids[0] ?? ids[0] ?? tag?.id;
    return of === undefined ? null : { states: [{ tag: of, alarm: true }], edge: /\b(?:clear(?:ed|s)?|went away)\b/iu.test(text) ? 'end' : 'begin', certain };
  }
  const word = stateWordIn(text) ?? { is: 'running', edge: undefined };
  const step = /\b(\p{L}+(?:[- ]rinse)?) (?:step|phase)\b/iu.exec(text)?.[1];
  const is = step ?? word.is;
  const spoken = stateWordIn(text) !== null || step !== undefined;
  const scope =
    ids.length > 0
      ? ids.flatMap((id) => directory.assets.filter((asset) => within(asset, id, directory.assets)).map(({ id: inside }) => inside as string))
      : [];
  const owners = ids.length > 0 ? ids : spoken ? directory.assets.map(({ id }) => id as string) : [];
  const direct = owners.flatMap((id) => (step === undefined ? stateTagOf(id, is, directory) : stepTagOf(id, directory)) ?? []);
  const found = direct.length > 0 ? direct : scope.flatMap((id) => stateTagOf(id, is, directory) ?? []);
  // Without a machine only a state that few things can be in says which ("while diverting", "after the trip").
  if (found.length === 0 || (ids.length === 0 && (['running', 'stopped', 'open', 'closed'].includes(is) || found.length > 12))) return null;
  return { states: found.slice(0, 8).map(({ id }) => ({ tag: id, is })), edge: word.edge ?? 'begin', certain: certain || found.length === 1 };
}

function stepTagOf(id: string, directory: PlantDirectory): TagDefinition | null {
  return (
    directory.tags.find(({ equipment, kind, description }) => equipment === id && kind === 'text' && /\b(?:step|phase|state)\b/iu.test(description)) ?? null
  );
}

/** "How many bottles": the counter whose description has most of the words; rejected only where the words say so. */
function countsWhat(text: string, description: string): boolean {
  const said: readonly string[] = text.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const words: readonly string[] = description.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const isReject = (word: string): boolean => word.startsWith('reject');
  return words.some((word) => said.some((each) => each.slice(0, 6) === word.slice(0, 6))) && words.some(isReject) === said.some(isReject);
}

/** Measuring tags that a phrase names, by identifier, by the name of its loop, or by description. */
export function measuredIn(text: string, names: Names): readonly TagDefinition[] {
  const { directory, entities } = names;
  const mentions = entities.link(text);
  const named = mentions.flatMap(({ kind, ids }) => (kind === 'tag' ? ids : []));
  const tags = directory.tags.filter(({ id }) => named.includes(id));
  if (tags.length > 0) return tags;
  const loops = directory.tags.filter(
    ({ id, access, description }) =>
      id.includes('.') && access === 'read' && /\bprocess value\b/iu.test(description) && text.toUpperCase().includes(id.slice(0, id.indexOf('.'))),
  );
  if (loops.length > 0) return loops;
  const counters = directory.tags.filter(({ kind, unit, description }) => kind === 'counter' && unit !== 'h' && countsWhat(text, description));
  if (counters.length > 0) return counters.slice(0, 1);
  const machines = mentions.flatMap(({ kind, ids }) => (kind === 'asset' ? ids : []));
  const scope = new Set(machines.flatMap((id) => directory.assets.filter((asset) => within(asset, id, directory.assets)).map((asset) => asset.id as string)));
  const ids = names.signal(text, scope.size === 0 ? null : scope);
  const described = ids.flatMap((id) => directory.tags.find((tag) => tag.id === id) ?? []);
  // "Pump A" of a group of like machines.
  const letter = /(?<![\p{L}\p{N}])([A-D])(?![\p{L}\p{N}])/u.exec(text)?.[1];
  const lettered = letter === undefined ? [] : described.filter(({ equipment }) => equipment.endsWith(letter));
  return lettered.length > 0 ? lettered : described;
}
