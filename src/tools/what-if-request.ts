import { EntityLinker } from '../domain/entity-linking.js';
import { numberOf } from '../domain/number-words.js';
import { withDigits } from '../domain/quantity-words.js';
import type { TagDefinition } from '../domain/tag.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { TwinFault } from '../ports/twin.js';
import { faultOf } from './what-if-fault.js';
import { type Clause, type PlannedSetting, settingOf } from './what-if-setting.js';
import { contentWords } from './what-if-words.js';

/** What can be tried: the plant's names, the faults of the model and the longest run. */
export type WhatIfScope = Readonly<{ directory: PlantDirectory; faults: readonly TwinFault[]; maximumMinutes: number }>;
export type WhatIfPlan =
  | Readonly<{
      kind: 'plan';
      settings: readonly PlannedSetting[];
      faults: readonly TwinFault[];
      /** Further faults that other clauses describe, each with what its words fit. */
      more: readonly (readonly TwinFault[])[];
      /** Conditions, as they were stated, that are neither a setting nor a fault of the model. */
      unplayed: readonly string[];
      minutes: number;
      shortened: boolean;
    }>
  /** `faults`: the words fit all of these. `measured`: the question changes a value that is measured, not set. */
  | Readonly<{ kind: 'unclear'; faults: readonly TwinFault[]; measured: TagDefinition | null }>;

export const defaultMinutes = 60;

const durationPattern =
  /(?:\b(?:for|over|during|within|in|für|über|während|in den nächsten)\s+)?(?:the next |about |den nächsten )?(\d+(?:[.,]\d+)?|an?|one|two|three|four|half an|ein(?:e|er)?|zwei|drei|vier)[\s-]?(h(?:ours?|rs?)?|stunden?|小时|min(?:utes?|uten?|s)?|分钟)(?![\p{L}/³])/iu;
const clauseBreak = /\s*(?:[,;，；]|\b(?:and|while|when|with|und|während|bei)\b(?! (?:by|um))|同时|并且)\s*/iu;

/** The time a question asks for, in minutes, with the place where it stands; null when it names none. */
export function durationIn(text: string): Readonly<{ minutes: number; start: number; end: number }> | null {
  const match = durationPattern.exec(text);
  if (match === null) return null;
  const [whole, amount = '', unit = ''] = match;
  const count = numberOf(amount) ?? Number.NaN;
  if (!(count > 0)) return null;
  return { minutes: count * (/^(?:h|s|小)/iu.test(unit) ? 60 : 1), start: match.index, end: match.index + whole.length };
}

/** Reads a what-if question: settings with their new values, faults, and how long to look ahead. Pure; nothing is looked up but names. */
export function parseWhatIf(question: string, scope: WhatIfScope): WhatIfPlan {
  const linker = new EntityLinker(scope.directory);
  const duration = durationIn(question);
  const text = withDigits(duration === null ? question : `${question.slice(0, duration.start)} ${question.slice(duration.end)}`);
  const asked = duration?.minutes ?? defaultMinutes;
  const timing = { minutes: Math.min(asked, scope.maximumMinutes), shortened: asked > scope.maximumMinutes };
  const whole = clauseOf(text, linker, scope.directory);
  const parts = text.split(clauseBreak).map((part) => clauseOf(part, linker, scope.directory));
  const read = readClauses(parts, scope);
  // A break inside one statement ("pumps A and B fail") leaves parts that mean nothing; then the sentence is read as one.
  const { settings, faultTexts } = read.settings.length > 0 || parts.length === 1 ? read : readClauses([whole], scope);
  const rest = faultTexts.length === 0 ? null : clauseOf(faultTexts.join(' '), linker, scope.directory);
  const match = rest === null ? null : faultOf(rest, scope.faults);
  const { more, unplayed } = otherConditions(parts, match?.candidates ?? [], scope);
  if (match !== null) return { kind: 'plan', settings, faults: match.candidates, more, unplayed, ...timing };
  if (settings.length > 0) return { kind: 'plan', settings, faults: [], more: [], unplayed, ...timing };
  return { kind: 'unclear', faults: faultsAbout(whole, scope.faults), measured: measuredIn(whole, scope.directory) };
}

/** What a clause asks to be told, and no condition. */
const asksOutcome = /^\s*(?:then\s+)?(?:will|would|does|do|how|what|which|is|are|can|when|whether|wird|würde|was|wie|welche\w*)(?![\p{L}])|会|怎/iu;

/** Of several conditions, each in its own clause: the faults beside the one that is played already, and what is none of the model's. */
function otherConditions(
  parts: readonly Clause[],
  played: readonly TwinFault[],
  scope: WhatIfScope,
): Readonly<{ more: readonly (readonly TwinFault[])[]; unplayed: readonly string[] }> {
  const conditions = parts
    .filter(({ text }, index) => index === 0 || !asksOutcome.test(text))
    .filter((clause) => settingOf(clause, scope.directory.tags) === null && (clause.mentioned.length > 0 || contentWords(clause.text).size > 0));
  const read = conditions.map((clause) => ({ clause, candidates: faultOf(clause, scope.faults)?.candidates ?? [] }));
  // Parts that mean nothing alone are one statement together.
  if (read.every(({ candidates }) => candidates.length === 0))
    return { more: [], unplayed: played.length > 0 ? [] : conditions.map(({ text }) => text.trim()) };
  const isPlayed = (candidates: readonly TwinFault[]): boolean => candidates.some(({ id }) => played.some((fault) => fault.id === id));
  return {
    more: read.flatMap(({ candidates }) => (candidates.length === 0 || isPlayed(candidates) ? [] : [candidates])),
    unplayed: read.flatMap(({ clause, candidates }) => (candidates.length === 0 ? [clause.text.trim()] : [])),
  };
}

function readClauses(clauses: readonly Clause[], scope: WhatIfScope): Readonly<{ settings: readonly PlannedSetting[]; faultTexts: readonly string[] }> {
  const settings: PlannedSetting[] = [];
  const faultTexts: string[] = [];
  for (const clause of clauses) {
    const setting = settingOf(clause, scope.directory.tags);
    if (setting === null) faultTexts.push(clause.text);
    else if (!settings.some(({ tag }) => tag.id === setting.tag.id)) settings.push(setting);
  }
  return { settings, faultTexts };
}

function clauseOf(text: string, linker: EntityLinker, directory: PlantDirectory): Clause {
  const mentions = linker.link(text);
  const mentioned = mentions.flatMap(({ ids }) => ids);
  const written = mentions.flatMap(({ ids, via }) => (via === 'identifier' ? ids : []));
  const owners = mentioned.flatMap((id) => [id, directory.tags.find((tag) => tag.id === id)?.equipment ?? id]);
  return { text, mentioned, written, owners: new Set(owners), within: withinAll(mentioned, directory) };
}

/** The assets under those that are mentioned, with themselves. */
function withinAll(mentioned: readonly string[], { assets }: PlantDirectory): ReadonlySet<string> {
  const within = new Set<string>(assets.flatMap(({ id }) => (mentioned.includes(id) ? [id] : [])));
  for (let before = -1; before < within.size; ) {
    before = within.size;
    for (const { id, parent } of assets) if (parent !== null && within.has(parent)) within.add(id);
  }
  return within;
}

function faultsAbout(clause: Clause, faults: readonly TwinFault[]): readonly TwinFault[] {
  return faults.filter((fault) => clause.owners.has(fault.equipment) || clause.mentioned.some((id) => fault.title.includes(id)));
}

function measuredIn(clause: Clause, directory: PlantDirectory): TagDefinition | null {
  return directory.tags.find((tag) => clause.mentioned.includes(tag.id) && tag.access === 'read') ?? null;
}
