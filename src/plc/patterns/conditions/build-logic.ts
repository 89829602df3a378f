import { actuator, blockNameOf, input, local, output as plainOutput, tagInput, timeConstant } from '../library/parts.js';
import type { Interlock, Invariant, PatternBuild, Signal, TagBook } from '../model.js';
import { timeLiteral, toIdentifier } from '../signals.js';
import { bracket, declareLeaf, formula, identifierOf, negated, said, strongest, type Writing, weakest } from './formulas.js';
import { type Condition, type LogicProgram, type LogicRule, leavesOf } from './model.js';
import { conditionsOf } from './name-things.js';
import { trippedState } from './simulate.js';
import { vectorsOf } from './vectors.js';
import { tallies } from './write-events.js';

/** The block of a logic request: every output a formula of its conditions, limits and times as constants, edges and timers called in every scan. */
export function buildLogic(program: LogicProgram, book: TagBook): PatternBuild {
  const writing: Writing = { signals: new Map(), outputs: new Map(), constants: [], locals: [], body: [], wishes: new Map() };
  for (const rule of program.rules) writing.outputs.set(rule.output.toUpperCase(), outputSignal(rule, book));
  for (const leaf of program.rules.flatMap(conditionsOf).flatMap(leavesOf)) declareLeaf(leaf.kind === 'compare' ? leaf : { ...leaf }, writing, book);
  const latched = program.rules.filter(({ trip }) => trip !== null);
  const waiting = program.rules.filter(({ requested }) => requested);
  const own: Signal[] = [];
  if (waiting.length > 0) own.push(input('BOOL', 'RunRequest', 'the process asks for it'));
  if (latched.length > 0) own.push(resetInput(program, book));
  if (latched.length > 0) {
    writing.locals.push(local('ResetEdge', 'R_TRIG', 'rising edge of the reset'));
    writing.body.push('ResetEdge(CLK := ResetButton);');
  }
  for (const rule of latched) writing.outputs.set(`${rule.output.toUpperCase()}.${trippedState}`, plainOutput('BOOL', tripName(rule, program), ''));
  const tripped = latched.map((rule) => plainOutput('BOOL', tripName(rule, program), `alarm: ${rule.output} is tripped, latched until a reset`));
  const interlocks: Interlock[] = [];
  const invariants: Invariant[] = [];
  for (const rule of program.rules) writeRule(rule, program, { writing, interlocks, invariants });
  const declared = [...writing.signals.values()].filter(({ identifier }) => !own.some((row) => row.identifier === identifier));
  const signals = [...own, ...declared, ...commandsOf(program, writing), ...tallies(writing), ...tripped];
  return {
    blockName: blockNameOf(
      'Logic',
      program.rules.slice(0, 1).map(({ output }) => output),
    ),
    purpose: program.rules.map((rule) => sentenceOf(rule)).join(' '),
    signals,
    constants: writing.constants,
    locals: writing.locals,
    body: writing.body,
    states: program.rules.flatMap(({ output }) => [
      { name: `${toIdentifier(output)} on`, meaning: 'its conditions hold' },
      { name: `${toIdentifier(output)} off`, meaning: 'one of its conditions does not hold' },
    ]),
    interlocks,
    invariants,
    vectors: vectorsOf(
      program,
      (name) => identifierOf(name, writing),
      (rule) => tripName(rule, program),
    ),
    openQuestions: questionsOf(program, signals),
  };
}

function commandsOf({ rules }: LogicProgram, { outputs }: Writing): readonly Signal[] {
  return rules.flatMap(({ output }) => outputs.get(output.toUpperCase()) ?? []);
}

function resetInput({ resetBy }: LogicProgram, book: TagBook): Signal {
  const plain = input('BOOL', 'ResetButton', 'reset of a trip, acts on the rising edge');
  if (resetBy === undefined) return plain;
  return { ...tagInput(book, resetBy, [], 'BOOL', plain.description), identifier: plain.identifier };
}

function outputSignal(rule: LogicRule, book: TagBook): Signal {
  if (rule.actuator) return actuator(book, rule.output, 'command', book.find(rule.output) === undefined ? ['CMD', 'START', 'OPEN', 'OUT'] : []);
  const found = tagInput(book, rule.output, [], 'BOOL', 'on while its conditions hold');
  return { ...found, direction: 'output' };
}

function tripName({ output }: LogicRule, { rules }: LogicProgram): string {
  return rules.length === 1 ? 'Tripped' : `${toIdentifier(output)}_Tripped`;
}

type Target = Readonly<{ writing: Writing; interlocks: Interlock[]; invariants: Invariant[] }>;

function writeRule(rule: LogicRule, program: LogicProgram, { writing, interlocks, invariants }: Target): void {
  const out = identifierOf(rule.output, writing);
  if (rule.announces !== null) {
    const wish = writing.wishes.get(rule.announces.toUpperCase()) ?? 'FALSE';
    writing.body.push(`${out} := ${bracket(wish)} AND NOT ${identifierOf(rule.announces, writing)};`);
    return;
  }
  const index = program.rules.length === 1 ? '' : String(program.rules.indexOf(rule) + 1);
  const trip = tripName(rule, program);
  if (rule.trip !== null) {
    const cause = formula(rule.trip, writing);
    const present = weakest(rule.trip, writing) ?? cause;
    const unreleased = rule.release === null ? [] : [`NOT ${bracket(named(rule.release, `Released${index}`, 'a reset may count', writing))}`];
    writing.body.push(
      '// The reset counts only once the cause is gone',
      `${trip} := ${bracket(cause)} OR (${trip} AND (${[bracket(present), ...unreleased, 'NOT ResetEdge.Q'].join(' OR ')}));`,
    );
    interlocks.push(row('trip', trip, out, rule));
  }
  const require = rule.require === null ? [] : [named(rule.require, `Permitted${index}`, 'its permissives hold', writing)];
  const [permitted] = require;
  const expired = rule.longest === 0 ? [] : [`NOT ${limitTime(rule, { out, index }, writing)}`];
  const guards = [...require, ...(rule.trip === null ? [] : [`NOT ${trip}`]), ...expired, ...restTerm(rule, { out, index }, writing)];
  const base = rule.set === null ? baseOf(rule, index, writing) : heldBase(rule, { out, index, guards }, writing);
  const terms = [...guards, ...(base === 'TRUE' && guards.length > 0 ? [] : [base])];
  const total = terms.length === 1 ? (terms[0] ?? 'FALSE') : terms.map(bracket).join(' AND ');
  writing.wishes.set(rule.output.toUpperCase(), total);
  writing.body.push(`${out} := ${delayed(total, rule, { index, permitted }, writing)};`);
  if (permitted !== undefined) interlocks.push(row('condition for running lost', `NOT ${bracket(permitted)}`, out, rule));
  if (rule.on !== null && rule.offDelay === 0) interlocks.push(row('condition not fulfilled', `NOT ${bracket(base)}`, out, rule));
  for (const [name, condition] of [
    ['permissive', rule.require],
    ['condition', rule.offDelay > 0 ? null : rule.on],
  ] as const) {
    const needed = condition === null ? null : weakest(condition, writing);
    if (needed !== null)
      invariants.push({
        id: `${name}-${out.toLowerCase()}`,
        text: `${rule.output} is on only while its ${name} holds`,
        expression: `NOT ${out} OR ${bracket(needed)}`,
      });
  }
  const stop = rule.reset === null || rule.offDelay > 0 || rule.also !== null ? null : strongest(rule.reset, writing);
  if (stop !== null) interlocks.push(row('stop', stop, out, rule));
  if (rule.longest > 0) {
    interlocks.push(row('longest time over', `Expired${index}`, out, rule));
    invariants.push(neverLonger(out, rule));
  }
  if (rule.requested) interlocks.push(row('no request', 'NOT RunRequest', out, rule));
}

/** The longest time on: over, it keeps the output off until what starts it has gone. */
function limitTime(rule: LogicRule, { out, index }: Readonly<{ out: string; index: string }>, writing: Writing): string {
  const constant = `LONGEST_ON${index === '' ? '' : `_${index}`}`;
  const starts = rule.set ?? rule.on;
  writing.constants.push(timeConstant(constant, rule.longest, 'it goes off after this time on'));
  writing.locals.push(local(`OnTime${index}`, 'TON', 'how long it has been on'), local(`Expired${index}`, 'BOOL', 'it was on for its longest time'));
  writing.body.push(
    '// Over its longest time it stays off until what starts it has gone and comes again',
    `OnTime${index}(IN := ${out}, PT := ${constant});`,
    `Expired${index} := OnTime${index}.Q OR (Expired${index} AND ${starts === null ? 'TRUE' : bracket(formula(starts, writing))});`,
  );
  return `Expired${index}`;
}

/** What is off rests before it comes on again; a term that holds while it is on. */
function restTerm(rule: LogicRule, { out, index }: Readonly<{ out: string; index: string }>, writing: Writing): readonly string[] {
  const kinds = [
    ['Rest', 'TOF', 'REST_TIME', rule.rest, 'stays off at least this long'],
    ['Between', 'TP', 'BETWEEN_STARTS', rule.betweenStarts, 'least time from one start to the next'],
  ] as const;
  const used = kinds.filter(([, , , milliseconds]) => milliseconds > 0);
  if (used.length === 0) return [];
  for (const [name, type, constant, milliseconds, meaning] of used) {
    const own = `${constant}${index === '' ? '' : `_${index}`}`;
    writing.constants.push(timeConstant(own, milliseconds, meaning));
    writing.locals.push(local(`${name}${index}`, type, meaning));
    writing.body.push(`${name}${index}(IN := ${out}, PT := ${own});`);
  }
  const ready = `Rested${index}`;
  writing.locals.push(local(ready, 'BOOL', 'it is on, or may come on again'));
  writing.body.push(`${ready} := ${out} OR NOT ${bracket(used.map(([name]) => `${name}${index}.Q`).join(' OR '))};`);
  return [ready];
}

function neverLonger(out: string, { output, longest }: LogicRule): Invariant {
  return {
    id: `longest-${out.toLowerCase()}`,
    text: `${output} is never on longer than its longest time`,
    declarations: ['Long : TON;'],
    statements: [`Long(IN := ${out}, PT := ${timeLiteral(longest + 200)});`],
    expression: 'NOT Long.Q',
  };
}

/** A condition with an "or" or a time in it gets a variable, so that the interlock is one term of the output's formula. */
function named(condition: Condition, name: string, meaning: string, writing: Writing): string {
  const text = formula(condition, writing);
  const flat =
    condition.kind === 'signal' ||
    condition.kind === 'compare' ||
    (condition.kind === 'all' && condition.parts.every(({ kind }) => kind === 'signal' || kind === 'compare'));
  if (flat) return text;
  writing.locals.push(local(name, 'BOOL', meaning));
  writing.body.push(`${name} := ${text};`);
  return name;
}

function row(name: string, condition: string, out: string, { offDelay, require }: LogicRule): Interlock {
  return { name, condition, actuators: [out], effect: offDelay > 0 && require === null ? 'off after its delay' : 'off in the same scan' };
}

/** What asks for the output, before its permissives. */
function baseOf({ on, requested }: LogicRule, index: string, writing: Writing): string {
  if (on !== null) return named(on, `Fulfilled${index}`, 'what switches it on holds', writing);
  return requested ? 'RunRequest' : 'TRUE';
}

/** Held from start to stop: what is lost while it is on needs a new start. With delays the demand is a variable of its own. */
function heldBase(rule: LogicRule, { out, index, guards }: Readonly<{ out: string; index: string; guards: readonly string[] }>, writing: Writing): string {
  const set = rule.set === null ? 'FALSE' : formula(rule.set, writing);
  const reset = rule.reset === null ? 'FALSE' : formula(rule.reset, writing);
  let start = bracket(set);
  if (isMomentary(rule)) {
    const edge = `StartEdge${index}`;
    writing.locals.push(local(edge, 'R_TRIG', 'rising edge of the start'));
    writing.body.push(`${edge}(CLK := ${set});`);
    start = `${edge}.Q`;
  }
  writing.body.push('// Stop dominates; what is lost while it is on needs a new start');
  if (rule.onDelay === 0 && rule.offDelay === 0 && rule.also === null) return `${negated(reset)} AND (${start} OR ${out})`;
  const demand = `Demand${index}`;
  writing.locals.push(local(demand, 'BOOL', `${rule.output} was started and not stopped`));
  writing.body.push(`${demand} := ${[negated(reset), ...guards.map(bracket)].join(' AND ')} AND (${start} OR ${demand});`);
  return rule.also === null ? demand : `${demand} OR ${bracket(formula(rule.also, writing))}`;
}

/** True when the start is given by push buttons or pulses alone. */
export function isMomentary({ set }: LogicRule): boolean {
  const leaves = leavesOf(set);
  return leaves.length > 0 && leaves.every((leaf) => leaf.kind === 'signal' && leaf.momentary);
}

function delayed(total: string, rule: LogicRule, { index, permitted }: Readonly<{ index: string; permitted: string | undefined }>, writing: Writing): string {
  let result = total;
  for (const [type, name, milliseconds, meaning] of [
    ['TON', 'OnDelay', rule.onDelay, 'waits this long before it comes on'],
    ['TOF', 'OffDelay', rule.offDelay, 'stays on this long afterwards'],
  ] as const) {
    if (milliseconds === 0) continue;
    const constant = `${name === 'OnDelay' ? 'ON_DELAY' : 'OFF_DELAY'}${index === '' ? '' : `_${index}`}`;
    writing.constants.push(timeConstant(constant, milliseconds, meaning));
    writing.locals.push(local(`${name}${index}`, type, meaning));
    writing.body.push(`${name}${index}(IN := ${result}, PT := ${constant});`);
    result = `${name}${index}.Q`;
  }
  return rule.offDelay > 0 && permitted !== undefined ? `${result} AND ${bracket(permitted)}` : result;
}

// ---------------------------------------------------------------- words

/** The rule as one sentence, for the specification. */
function sentenceOf(rule: LogicRule): string {
  const parts: string[] = [];
  if (rule.announces !== null) return `Horn or lamp ${rule.output} warns from the moment ${rule.announces} is wanted until it comes on.`;
  if (rule.set !== null) parts.push(`starts when ${said(rule.set)} and stays on until ${rule.reset === null ? 'it is stopped' : said(rule.reset)}`);
  else if (rule.on !== null) parts.push(`is on while ${said(rule.on)}`);
  else parts.push(rule.requested ? 'runs on request' : 'is on');
  if (rule.require !== null) parts.push(`only while ${said(rule.require)}`);
  if (rule.trip !== null)
    parts.push(`trips when ${said(rule.trip)} and stays off until a reset${rule.release === null ? '' : `, which counts only while ${said(rule.release)}`}`);
  if (rule.onDelay > 0) parts.push(`comes on ${rule.onDelay / 1000} s later`);
  if (rule.longest > 0) parts.push(`goes off after ${rule.longest / 1000} s at the latest`);
  if (rule.also !== null) parts.push(`is on as well while ${said(rule.also)}`);
  if (rule.rest > 0) parts.push(`stays off for ${rule.rest / 1000} s before it starts again`);
  if (rule.betweenStarts > 0) parts.push(`starts at most every ${rule.betweenStarts / 1000} s`);
  if (rule.offDelay > 0) parts.push(`stays on for ${rule.offDelay / 1000} s afterwards`);
  return `${rule.output} ${parts.join(', ')}.`;
}

function questionsOf(program: LogicProgram, signals: readonly Signal[]): readonly string[] {
  const leaves = program.rules.flatMap(conditionsOf).flatMap(leavesOf);
  const bare = program.rules
    .filter(({ set }) => set === null)
    .flatMap(conditionsOf)
    .flatMap(leavesOf);
  const chatter = [...new Set(bare.flatMap((leaf) => (leaf.kind === 'compare' && leaf.deadband === 0 ? [leaf.name] : [])))];
  const both = leaves.filter((leaf) => leaf.kind === 'signal' && /^(?:open|opened|offen)$/.test(leaf.said)).map(({ name }) => name);
  const contact = leaves.find((leaf) => leaf.kind === 'signal' && /^(?:closed|geschlossen|zu)$/.test(leaf.said) && both.includes(leaf.name));
  return [
    ...program.questions,
    ...(chatter.length === 0 ? [] : [`No deadband was given for ${chatter.join(', ')}: none is used, and near its limit the output can chatter.`]),
    ...leaves.flatMap((leaf) =>
      leaf.kind === 'compare' && leaf.unit === null && leaf.minus === null ? [`No unit was given for the limit of ${leaf.name}. Which one is it?`] : [],
    ),
    ...(contact === undefined ? [] : [`${contact.name} is spoken of as open and as closed: which of them is TRUE?`]),
    ...(signals.some(({ type, direction }) => type === 'REAL' && direction === 'input')
      ? ['Nothing was said about a bad measurement: the draft reads the value as it is.']
      : []),
  ];
}
