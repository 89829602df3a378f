import { identifierKey } from '../domain/identifiers.js';
import { convert, parseQuantities, type Quantity } from '../domain/quantity.js';
import type { TagDefinition } from '../domain/tag.js';
import { contentWords } from './what-if-words.js';

/** What a setting shall become: a value in the tag's unit, or a change of what it is now. */
export type SettingTarget =
  | Readonly<{ kind: 'absolute'; value: number }>
  | Readonly<{ kind: 'by'; amount: number }>
  | Readonly<{ kind: 'times'; factor: number }>;
export type PlannedSetting = Readonly<{ tag: TagDefinition; target: SettingTarget }>;

/** One clause of a question: the ids it mentions (assets and tags), those of them that it writes as identifiers, and the assets that own the tags. */
export type Clause = Readonly<{
  text: string;
  mentioned: readonly string[];
  written: readonly string[];
  owners: ReadonlySet<string>;
  /** All that stands in the areas it mentions, down to the machines. */
  within: ReadonlySet<string>;
}>;

const absoluteLead = /(?:\b(?:to|at|equals?|is|be|auf|bei|=)|[到至为是=])\s*(?:only |about |nur )?$/iu;
const relativeLead = /(?:\b(?:by|um|another)|[了])\s*$/iu;
const downWords = /\b(?:lower\w*|reduc\w*|decreas\w*|drop\w*|less|down|slow\w*|cut|senk\w*|reduzier\w*|verringer\w*|niedriger|weniger)\b|降低|减少|调低|下调/iu;
const setWords = /\b(?:set ?points?|sp|sollwert\w*)\b|设定/iu;

/** The tags a person may set, of those the ones the clause can mean, with what they shall become; null when the clause sets nothing. */
export function settingOf(clause: Clause, tags: readonly TagDefinition[]): PlannedSetting | null {
  const settable = tags.filter((tag) => tag.access !== 'read' && !tag.safetyRelated);
  return analogSetting(clause, settable) ?? switchSetting(clause, settable);
}

function analogSetting(clause: Clause, settable: readonly TagDefinition[]): PlannedSetting | null {
  const quantities = parseQuantities(clause.text);
  if (quantities.length === 0) return null;
  const fitting = settable.flatMap((tag) => {
    const target = tag.kind === 'analog' ? targetFor(tag, quantities, clause.text) : null;
    return target === null ? [] : [{ tag, target, score: nameScore(tag, clause) }];
  });
  const named = fitting.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const [best, next] = named;
  return best === undefined || next?.score === best.score ? null : { tag: best.tag, target: best.target };
}

function targetFor(tag: TagDefinition, quantities: readonly Quantity[], text: string): SettingTarget | null {
  const found = quantities.flatMap((quantity) => {
    const before = text.slice(0, quantity.start);
    const target = relativeLead.test(before) ? relativeTarget(tag, quantity, text) : absoluteTarget(tag, quantity);
    return target === null ? [] : [{ target, wanted: relativeLead.test(before) || absoluteLead.test(before) }];
  });
  return (found.find(({ wanted }) => wanted) ?? found[0])?.target ?? null;
}

function absoluteTarget(tag: TagDefinition, quantity: Quantity): SettingTarget | null {
  const value = inUnitOf(tag, quantity);
  return value === null ? null : { kind: 'absolute', value };
}

function relativeTarget(tag: TagDefinition, quantity: Quantity, text: string): SettingTarget | null {
  const sign = downWords.test(text) ? -1 : 1;
  const size = quantity.values[0] ?? 0;
  if (quantity.unit !== null && tag.unit !== '%' && convert(1, quantity.unit, '%') === 1) return { kind: 'times', factor: 1 + (sign * size) / 100 };
  // A difference of temperatures may be given in kelvin; offsets of scales cancel.
  if (quantity.unit === null || quantity.unit === tag.unit || quantity.unit === 'K') return { kind: 'by', amount: sign * size };
  const zero = convert(0, quantity.unit, tag.unit ?? '');
  const whole = convert(size, quantity.unit, tag.unit ?? '');
  return zero === null || whole === null ? null : { kind: 'by', amount: sign * (whole - zero) };
}

function inUnitOf(tag: TagDefinition, quantity: Quantity): number | null {
  const inRange = (value: number): boolean => tag.range === null || (value >= tag.range.low && value <= tag.range.high);
  const value = quantity.values.find(inRange) ?? quantity.values[0] ?? null;
  if (value === null || quantity.unit === null || quantity.unit === tag.unit) return value;
  if (tag.unit === null) return null;
  const converted = convert(value, quantity.unit, tag.unit);
  return converted === null ? null : Number(converted.toFixed(6));
}

/**
 * How surely a clause means this setting; 0: not at all. Its own name wins; then the loop it belongs to (TT-201 and TIC-201.SP share 201); then its
 * equipment; else every word of the clause must be in its description. A setting that mere words found is a setpoint, never a manual output.
 */
function nameScore(tag: TagDefinition, clause: Clause): number {
  if (clause.mentioned.includes(tag.id)) return 100;
  const main = tag.access === 'setpoint' || tag.id.endsWith('.SP') ? 1 : 0;
  if (nameIn(loopOf(tag), clause.text)) return 50 + 10 * main;
  const overlap = coverage(tag, clause);
  if (main === 0) return 0;
  const number = /\d{2,}/u.exec(tag.id)?.[0];
  if (clause.mentioned.some((id) => number !== undefined && /\d{2,}/u.exec(id)?.[0] === number)) return 20 + overlap;
  if (clause.owners.has(tag.equipment)) return 10 + overlap;
  // "The pasteuriser setpoint to 72 degrees": the loop in that area whose unit takes the value.
  if (clause.within.has(tag.equipment) && setWords.test(clause.text)) return 5 + overlap;
  if (clause.mentioned.length > 0) return 0;
  return overlap === 1 || (overlap > 0 && setWords.test(clause.text)) ? overlap : 0;
}

/** Share of the clause's content words that the setting's description or unit holds. */
function coverage(tag: TagDefinition, clause: Clause): number {
  const words = contentWords(withoutQuantities(clause.text));
  const held = contentWords(tag.description);
  return words.size === 0 ? 0 : [...words].filter((word) => held.has(word)).length / words.size;
}

function withoutQuantities(text: string): string {
  return parseQuantities(text).reduce((so, { start, end }) => so.slice(0, start) + ' '.repeat(end - start) + so.slice(end), text);
}

function loopOf(tag: TagDefinition): string {
  return tag.id.split('.')[0] ?? tag.id;
}

/** Is the identifier in the text, however it is spaced? `FIC-110` is not in `FIC-1105`. */
function nameIn(id: string, text: string): boolean {
  const pattern = [...identifierKey(id)].join('[\\s_-]?');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{N}]|\\p{L})`, 'iu').test(text);
}

function switchSetting(clause: Clause, settable: readonly TagDefinition[]): PlannedSetting | null {
  const found = settable.flatMap((tag) => {
    const state = tag.kind === 'discrete' ? stateIn(tag, clause) : null;
    const score = state === null ? 0 : switchScore(tag, clause);
    return state === null || score === 0 ? [] : [{ tag, target: { kind: 'absolute' as const, value: state }, score }];
  });
  const [best, next] = found.sort((a, b) => b.score - a.score);
  return best === undefined || next?.score === best.score ? null : { tag: best.tag, target: best.target };
}

/** The state of a switch that the clause names by its word, or by naming the equipment that the state selects (P-101 with state B is P-101B). */
function stateIn(tag: TagDefinition, clause: Clause): number | null {
  const states = tag.states ?? null;
  if (states === null) return null;
  const selected = states.findIndex((state) => state.length <= 2 && clause.mentioned.includes(`${loopOf(tag)}${state}`));
  if (selected >= 0) return /\b(?:change ?over|switch\w*|duty|swap\w*|umschalt\w*|wechsel\w*)\b|切换/iu.test(clause.text) ? selected : null;
  // `off` and `idle` are where a momentary command rests, not something to ask for.
  const named = states.findIndex((state) => state.length > 2 && state !== 'idle' && new RegExp(`\\b${state}(?:s|ed|ped|ping|ing)?\\b`, 'iu').test(clause.text));
  return named < 0 ? null : named;
}

function switchScore(tag: TagDefinition, clause: Clause): number {
  if (clause.mentioned.includes(tag.id)) return 100;
  if (nameIn(loopOf(tag), clause.text)) return 50;
  const selects = (tag.states ?? []).some((state) => clause.mentioned.includes(`${loopOf(tag)}${state}`));
  if (selects) return 40;
  if (clause.owners.has(tag.equipment)) return 30;
  return clause.mentioned.length === 0 && coverage(tag, clause) >= 0.5 ? coverage(tag, clause) : 0;
}
