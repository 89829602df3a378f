import { type Condition, hasPart, type LeafCondition, type LogicProgram, type LogicRule, leavesOf, mapLeaves } from './model.js';

/** What a measured thing is measured by, from the unit of its limit: "the room is above 28 °C" is a temperature. */
const quantityOf: readonly (readonly [RegExp, string])[] = [
  [/^(?:°C|°F|K)$/i, 'TEMPERATURE'],
  [/^(?:m?bar|k?Pa|MPa|psi)$/i, 'PRESSURE'],
  [/^(?:kg|g|t|lbs?)$/i, 'WEIGHT'],
  [/^(?:m³\/h|m3\/h|l\/h|l\/min|l\/s|kg\/h|t\/h|gpm)$/i, 'FLOW'],
  [/^(?:l|m³)$/i, 'VOLUME'],
  [/^(?:rpm|m\/min|m\/s|1\/min)$/i, 'SPEED'],
  [/^m?A$/, 'CURRENT'],
  [/^(?:%|mm|cm|m)$/i, 'LEVEL'],
];
const measured =
  /(?:LEVEL|TEMPERATURE|TEMP|PRESSURE|FLOW|WEIGHT|SPEED|CURRENT|CONDUCTIVITY|PH|TURBIDITY|CONCENTRATION|OXYGEN|HUMIDITY|MOISTURE|TOTALI[SZ]ER|COUNTER|TORQUE|VIBRATION|POSITION|DENSITY|THICKNESS|WIDTH|HEIGHT|TENSION|VOLTAGE|POWER|DRUCK|TEMPERATUR|FUELLSTAND|NIVEAU|DURCHFLUSS|GEWICHT|DREHZAHL|STROM|FEUCHTE|VACUUM|LOAD|MASS)$/;
/** States that a switch or button is named for already. */
const plainStates =
  /^(?:on|active|activated|pressed|given|true|made|operated|actuated|triggered|set|ein|an|aktiv|gedrueckt|betaetigt|detected|high|energi[sz]ed|hit|pulled)$/;
const opposites = new Map([
  ['closed', 'open'],
  ['geschlossen', 'offen'],
  ['zu', 'offen'],
  ['empty', 'full'],
  ['leer', 'voll'],
]);

/** Names of the block's interface for things that a request only describes: what is measured of them, or the state that is TRUE. */
export function nameThings(program: LogicProgram, declared: ReadonlySet<string>): LogicProgram {
  const outputs = new Set(program.rules.map(({ output }) => output.toUpperCase()));
  const states = new Map<string, string[]>();
  for (const leaf of program.rules.flatMap(conditionsOf).flatMap(leavesOf))
    if (leaf.kind === 'signal' && declared.has(leaf.name)) states.set(leaf.name, [...(states.get(leaf.name) ?? []), leaf.said]);
  const change = (leaf: LeafCondition): LeafCondition => {
    if (!declared.has(leaf.name) || outputs.has(leaf.name.toUpperCase())) return leaf;
    return leaf.kind === 'compare' ? { ...leaf, name: measuredName(leaf.name, leaf.unit) } : withState(leaf, states.get(leaf.name) ?? []);
  };
  const named = (condition: Condition | null): Condition | null => (condition === null ? null : mapLeaves(condition, change));
  return {
    ...program,
    rules: program.rules.map((rule) => ({
      ...rule,
      on: named(rule.on),
      set: named(rule.set),
      reset: named(rule.reset),
      require: named(rule.require),
      trip: named(rule.trip),
      release: named(rule.release),
      also: named(rule.also),
    })),
  };
}

/** The program with a condition in place of a signal of that name. */
export function withCondition(program: LogicProgram, name: string, condition: Condition): LogicProgram {
  const put = (part: Condition): Condition => {
    if (part.kind === 'signal') return part.name.toUpperCase() !== name ? part : part.wanted ? condition : { kind: 'not', part: condition };
    if (part.kind === 'compare' || part.kind === 'count') return part;
    if (hasPart(part)) return { ...part, part: put(part.part) };
    return { ...part, parts: part.parts.map(put) };
  };
  const within = (part: Condition | null): Condition | null => (part === null ? null : put(part));
  const rules = program.rules.map((rule) => ({
    ...rule,
    on: within(rule.on),
    set: within(rule.set),
    reset: within(rule.reset),
    require: within(rule.require),
    trip: within(rule.trip),
    release: within(rule.release),
    also: within(rule.also),
  }));
  return { ...program, rules };
}

/** The conditions of a rule, in the order they are evaluated. */
export function conditionsOf({ on, set, reset, require, trip, release, also }: LogicRule): readonly Condition[] {
  return [set, on, reset, require, trip, release, also].flatMap((part) => (part === null ? [] : [part]));
}

/** `ROOM` with a limit in °C is `ROOM_TEMPERATURE`. */
export function measuredName(name: string, unit: string | null): string {
  if (measured.test(name)) return name;
  const quantity = quantityOf.find(([pattern]) => unit !== null && pattern.test(unit))?.[1];
  return quantity === undefined ? name : `${name}_${quantity}`;
}

/** `GUARD_DOOR` that is said to be open and to be closed is one signal; `TANK` that is empty is `TANK_EMPTY`. */
export function withState(leaf: Extract<LeafCondition, { kind: 'signal' }>, said: readonly string[]): LeafCondition {
  const other = opposites.get(leaf.said);
  const turned = other !== undefined && said.includes(other);
  const state = turned ? other : leaf.said;
  const last = state.replace(/^in /, '').split(' ')[0] ?? state;
  const contact = state === 'tripped' && /(?:RELAY|CONTACT|SWITCH|BUTTON|OVERLOAD|THERMAL|THERMISTOR|E_?STOP|THERMOSTAT)$/.test(leaf.name);
  const name =
    contact || plainStates.test(state) || leaf.name.endsWith(`_${last.toUpperCase()}`)
      ? leaf.name
      : `${leaf.name}_${last.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
  return { ...leaf, name, said: state, wanted: turned ? !leaf.wanted : leaf.wanted };
}
