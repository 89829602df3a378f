import type {
  ConditionParameter,
  Constant,
  EquipmentParameter,
  Interlock,
  Keyword,
  Local,
  MeasurementParameter,
  NameCategory,
  NumberParameter,
  PatternParameters,
  Signal,
  SignalType,
  TagBook,
  TestVector,
  TimeParameter,
  VectorStep,
  VectorValue,
} from '../model.js';
import { plainSignal, realLiteral, signal, timeLiteral, toIdentifier } from '../signals.js';

type Values = Readonly<Record<string, VectorValue>>;

/** The scan time of every test vector: 100 ms. */
export const vectorCycleMs = 100;

/** One step: drive, run `forMs`, then judge what must have changed and what must hold. */
export function step(drive: Values, forMs: number, change: Values = {}, hold: Values = {}): VectorStep {
  return { drive, forMs, change, hold };
}

/** A scenario; `setup` steps drive only. */
export function vector(id: string, title: string, setup: readonly VectorStep[], steps: readonly VectorStep[], cycleMs: number = vectorCycleMs): TestVector {
  return { id, title, cycleMs, setup, steps };
}

/** Rounded up to whole scans, plus `extra` scans: how long a scenario waits for a timer. */
export function scansOf(milliseconds: number, extra = 0, cycleMs: number = vectorCycleMs): number {
  return (Math.ceil(milliseconds / cycleMs) + extra) * cycleMs;
}

/** A scan time with which a scenario over `milliseconds` needs about a thousand scans at most; 100 ms for anything up to two minutes. */
export function cycleFor(milliseconds: number): number {
  return milliseconds <= 120_000 ? vectorCycleMs : Math.ceil(milliseconds / 100_000) * vectorCycleMs;
}

/** A scan time fine enough for the shorter of two times, 10 ms at least, unless the longer one would then take too many scans. */
export function fineCycle(shorter: number, longer: number): number {
  return shorter < 2 * vectorCycleMs && longer <= 10_000 ? 10 : vectorCycleMs;
}

/** A value just on the inner side of a limit: the limit itself when REAL arithmetic around it is exact, otherwise a thousandth less. */
export function innerEdge(distance: number): number {
  return Number.isInteger(distance * 8) && Math.abs(distance) < 100_000 ? distance : distance * 0.999;
}

/** The names given for a parameter; never fewer than the pattern's minimum. */
export function namesOf(parameters: PatternParameters, name: string): readonly string[] {
  return parameters.names[name] ?? [];
}
/** The first name given for a parameter; `fallback` when there is none. */
export function nameOf(parameters: PatternParameters, name: string, fallback = 'SIGNAL'): string {
  return parameters.names[name]?.[0] ?? fallback;
}
/** The number of a parameter, in the unit of its definition; 0 when it is missing. */
export function numberOf(parameters: PatternParameters, name: string): number {
  return parameters.numbers[name] ?? 0;
}

/** A block name from a pattern's word and the equipment, for example `DutyStandby_P_101`. At most 30 characters. */
export function blockNameOf(prefix: string, names: readonly string[]): string {
  const stem = commonStem(names.map((name) => toIdentifier(name)));
  return `${prefix}_${stem === '' ? 'Unit' : stem}`.slice(0, 30).replace(/_+$/, '');
}

/** `P_101A` and `P_101B` share `P_101`. */
function commonStem(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return first;
  let length = first.length;
  for (const other of others) while (length > 0 && !other.startsWith(first.slice(0, length))) length--;
  const stem = first.slice(0, length).replace(/_+$/, '');
  return stem.length >= 2 ? stem : first;
}

// ---------------------------------------------------------------- rows of the interface

/** An input signal of a block; `unit` is its engineering unit. */
export function input(type: SignalType, identifier: string, description: string, unit: string | null = null): Signal {
  return plainSignal('input', type, identifier, description, unit);
}
/** An output signal of a block; `unit` is its engineering unit. */
export function output(type: SignalType, identifier: string, description: string, unit: string | null = null): Signal {
  return plainSignal('output', type, identifier, description, unit);
}
/** An input of the plant: the tag itself when `attributes` is empty, otherwise the first known attribute of the equipment. */
export function tagInput(
  book: TagBook,
  owner: string,
  attributes: readonly string[],
  type: SignalType,
  description: string,
  unit: string | null = null,
): Signal {
  return signal(book, { owner, attributes, direction: 'input', type, description, unit });
}
/** The measured value that a block acts on, by its parameter `measurement`. */
export function measuredValue(parameters: PatternParameters, book: TagBook, unit: string | null = null): Signal {
  return tagInput(book, nameOf(parameters, 'measurement'), [], 'REAL', 'measured value', unit);
}
/** The unit of a measured value for people; a level of unknown unit is in %, any other one has none to show. */
export function unitOf({ unit, tag, identifier }: Signal): string {
  return unit ?? (/level|fuell|niveau|pegel|(?:^|[-_.])L(?:I|IC|T|IT)?[-_]?\d/i.test(tag === '' ? identifier : tag) ? '%' : '');
}
/** A commanded output of a piece of equipment. */
export function actuator(book: TagBook, owner: string, description: string, attributes: readonly string[] = ['CMD', 'START', 'OPEN', 'OUT']): Signal {
  return signal(book, { owner, attributes, direction: 'output', type: 'BOOL', description, actuator: true });
}
/** A TIME constant; `milliseconds` becomes its T# literal. */
export function timeConstant(name: string, milliseconds: number, description: string): Constant {
  return { name, type: 'TIME', value: timeLiteral(milliseconds), description };
}
/** A REAL constant. */
export function realConstant(name: string, value: number, description: string): Constant {
  return { name, type: 'REAL', value: realLiteral(value), description };
}
/** An INT constant. */
export function wholeConstant(name: string, value: number, description: string): Constant {
  return { name, type: 'INT', value: String(Math.round(value)), description };
}
/** A local variable with its type as text. */
export function local(name: string, type: string, description: string, initial?: string): Local {
  return initial === undefined ? { name, type, description } : { name, type, description, initial };
}

/** Permissives of a block: their signals, the healthy expression joined by AND (with a leading ` AND ` when asked for), and an interlock per signal. */
export interface Permissives {
  readonly signals: readonly Signal[];
  /** ` AND a AND b`, or empty. */
  readonly andHealthy: string;
  readonly healthyDrive: Readonly<Record<string, boolean>>;
  interlocksFor(actuators: readonly string[]): readonly Interlock[];
  /** One scenario per permissive: its loss switches `command` off in the same scan of `cycleMs`. */
  vectorsFor(command: string, running: readonly VectorStep[], cycleMs?: number): readonly TestVector[];
}

/** The conditions of a request as inputs, with the expression that needs all of them. */
export function permissivesOf(parameters: PatternParameters, book: TagBook, name = 'permissives'): Permissives {
  const signals = namesOf(parameters, name).map((owner) => tagInput(book, owner, [], 'BOOL', 'permissive, TRUE is healthy'));
  return {
    signals,
    andHealthy: signals.map((row) => ` AND ${row.identifier}`).join(''),
    healthyDrive: Object.fromEntries(signals.map((row) => [row.identifier, true])),
    interlocksFor: (actuators) =>
      signals.map((row) => ({
        name: `${row.tag || row.identifier} lost`,
        condition: `NOT ${row.identifier}`,
        actuators,
        effect: 'command off in the same scan',
      })),
    vectorsFor: (command, running, cycleMs = vectorCycleMs) =>
      signals.map((row) =>
        vector(
          `permissive-${row.identifier.toLowerCase()}`,
          `loss of ${row.identifier} switches off in the same scan`,
          running,
          [step({ [row.identifier]: false }, cycleMs, { [command]: false })],
          cycleMs,
        ),
      ),
  };
}

/** The parameter that lets a request name wired permissives ("only with ZS-12 and PS-7 healthy"). */
export const permissiveParameter: ConditionParameter = {
  kind: 'condition',
  name: 'permissives',
  description: 'permissive',
  minimum: 0,
  maximum: 6,
  placeholders: [],
};

/** Keywords from a compact list: `'star delta 12; wye delta 12'`, each phrase followed by its weight. */
export function keywords(list: string): readonly Keyword[] {
  return list.split(';').map((entry) => {
    const parts = entry.trim().split(' ');
    return { words: parts.slice(0, -1).join(' '), weight: Number(parts.at(-1)) };
  });
}

/** States from a compact list of `Name: meaning` lines. */
export function states(...lines: readonly string[]): readonly Readonly<{ name: string; meaning: string }>[] {
  return lines.map((line) => {
    const at = line.indexOf(':');
    return { name: line.slice(0, at), meaning: line.slice(at + 1).trim() };
  });
}

/** A duration parameter; `fallback`, `minimum` and `maximum` in milliseconds. */
export function timeParameter(name: string, description: string, roles: string, fallback: number, minimum: number, maximum: number): TimeParameter {
  return { kind: 'time', name, description, roles: roles.split(', '), fallback, minimum, maximum };
}
/** A numeric parameter with its unit and range. */
export function numberParameter(
  name: string,
  description: string,
  roles: string,
  fallback: number,
  minimum: number,
  maximum: number,
  unit: string | null = null,
): NumberParameter {
  return { kind: 'number', name, description, roles: roles.split(', '), unit, fallback, minimum, maximum };
}
/** A whole-number parameter with its range. */
export function wholeParameter(name: string, description: string, roles: string, fallback: number, minimum: number, maximum: number): NumberParameter {
  return { kind: 'number', name, description, roles: roles.split(', '), unit: null, fallback, minimum, maximum, whole: true };
}
/** A parameter that takes equipment names from the request. */
export function equipmentParameter(
  name: string,
  description: string,
  categories: readonly NameCategory[],
  minimum: number,
  maximum: number,
  ...placeholders: readonly string[]
): EquipmentParameter {
  return { kind: 'equipment', name, description, categories, minimum, maximum, placeholders };
}
/** A parameter that takes conditions from the request. */
export function conditionParameter(
  name: string,
  description: string,
  minimum: number,
  maximum: number,
  ...placeholders: readonly string[]
): ConditionParameter {
  return { kind: 'condition', name, description, minimum, maximum, placeholders };
}
/** A parameter that takes a measured value from the request. */
export function measurementParameter(
  name: string,
  description: string,
  quantities: readonly string[],
  minimum: number,
  maximum: number,
  ...placeholders: readonly string[]
): MeasurementParameter {
  return { kind: 'measurement', name, description, quantities, minimum, maximum, placeholders };
}
/** An interlock row; the effect is always that the actuators are off in the same scan. */
export function interlock(name: string, condition: string, ...actuators: readonly string[]): Interlock {
  return { name, condition, actuators, effect: 'off in the same scan' };
}
