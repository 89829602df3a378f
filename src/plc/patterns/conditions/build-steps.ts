import { actuator, blockNameOf, input, interlock, local, output, timeConstant } from '../library/parts.js';
import type { PatternBuild, Signal, TagBook } from '../model.js';
import { toIdentifier } from '../signals.js';
import { bracket, declareLeaf, formula, identifierOf, said, type Writing } from './formulas.js';
import { leavesOf } from './model.js';
import type { SequenceStep, StepProgram } from './steps.js';
import { stepVectors } from './steps-vectors.js';

/** The block of a sequence: one step at a time, its outputs a formula of the step number, everything off in idle and on a stop. */
export function buildSteps(program: StepProgram, book: TagBook): PatternBuild {
  const { steps, start, abort, repeat, holds } = program;
  const writing: Writing = { signals: new Map(), outputs: new Map(), constants: [], locals: [], body: [], wishes: new Map() };
  for (const name of outputsOf(program)) writing.outputs.set(name.toUpperCase(), outputSignal(name, book));
  const conditions = [start, abort, ...steps.map(({ end }) => end)];
  for (const leaf of conditions.flatMap(leavesOf)) declareLeaf(leaf, writing, book);
  const timed = steps.some(({ milliseconds }) => milliseconds > 0);
  const begin = start === null ? 'StartButton' : formula(start, writing);
  const breakOff = abort === null ? null : formula(abort, writing);
  const ends = steps.map(({ end }) => (end === null ? null : formula(end, writing)));
  const stop = breakOff === null ? 'StopButton' : `StopButton OR ${bracket(breakOff)}`;
  writing.locals.push(local('StartEdge', 'R_TRIG', 'rising edge of the start'), local('Halt', 'BOOL', 'the sequence is stopped or broken off'));
  writing.body.push(`StartEdge(CLK := ${begin});`, `Halt := ${stop};`);
  if (holds) writing.body.push(...holdLines(writing));
  if (timed) writing.body.push(...timerLines(steps, writing, holds));
  writing.body.push(
    'CASE StepNumber OF',
    '    0: // idle',
    '        StepNumber := SEL(StartEdge.Q, 0, 1);',
    ...steps.flatMap((step, index) =>
      caseLines(step, { number: index + 1, next: index + 1 < steps.length ? index + 2 : repeat ? 1 : 0, end: ends[index] ?? null, holds }),
    ),
    'ELSE',
    '    StepNumber := 0;',
    'END_CASE',
    'StepNumber := SEL(Halt, StepNumber, 0);',
  );
  const names = outputsOf(program);
  for (const name of names) writing.body.push(`${identifierOf(name, writing)} := ${holds ? `NOT OnHold AND (${onIn(name, steps)})` : onIn(name, steps)};`);
  writing.body.push('Running := StepNumber > 0;');
  const ids = names.map((name) => identifierOf(name, writing));
  return {
    blockName: blockNameOf('Sequence', names.slice(0, 1)),
    purpose: purposeOf(program),
    signals: [
      ...(start === null ? [input('BOOL', 'StartButton', 'start, acts on the rising edge')] : []),
      input('BOOL', 'StopButton', 'stop, TRUE returns to idle'),
      ...(holds ? [input('BOOL', 'HoldButton', 'hold, TRUE puts the sequence on hold'), input('BOOL', 'ResumeButton', 'resume, acts on the rising edge')] : []),
      ...writing.signals.values(),
      ...writing.outputs.values(),
      output('INT', 'StepNumber', '0 idle, 1 and up the step'),
      output('BOOL', 'Running', 'a step is active'),
      ...(holds ? [output('BOOL', 'OnHold', 'the step is held, everything is off')] : []),
    ],
    constants: writing.constants,
    locals: writing.locals,
    body: writing.body,
    states: [
      { name: '0 Idle', meaning: 'waits for start, everything off' },
      ...steps.map((step, index) => ({ name: `${index + 1} ${step.title}`, meaning: meaningOf(step) })),
    ],
    interlocks: ids.length === 0 ? [] : [interlock('stopped', 'Halt', ...ids), ...(holds ? [interlock('on hold', 'OnHold', ...ids)] : [])],
    invariants: [
      { id: 'known-step', text: 'the step is always a known one', expression: `StepNumber >= 0 AND StepNumber <= ${steps.length}` },
      ...names.map((name, index) => ({
        id: `only-${(ids[index] ?? '').toLowerCase()}`,
        text: `${name} is on in its steps only`,
        expression: `NOT ${ids[index]} OR ${onIn(name, steps)}`,
      })),
      ...(holds ? [{ id: 'hold-off', text: 'on hold everything is off', expression: `NOT OnHold OR NOT (${ids.join(' OR ')})` }] : []),
    ],
    vectors: stepVectors(program, (name) => identifierOf(name, writing)),
    openQuestions: [],
    assumptions: program.assumptions,
  };
}

/** Every output that a step switches, in the order of the steps. */
export function outputsOf({ steps }: StepProgram): readonly string[] {
  return [...new Set(steps.flatMap(({ outputs }) => outputs))];
}

function outputSignal(name: string, book: TagBook): Signal {
  return actuator(book, name, 'command', book.find(name) === undefined ? ['CMD', 'START', 'OPEN', 'OUT'] : []);
}

function onIn(name: string, steps: readonly SequenceStep[]): string {
  return steps.flatMap(({ outputs }, index) => (outputs.includes(name) ? [`StepNumber = ${index + 1}`] : [])).join(' OR ');
}

/** A hold stands until it is resumed, or until the sequence ends. */
function holdLines({ locals }: Writing): readonly string[] {
  locals.push(local('ResumeEdge', 'R_TRIG', 'rising edge of the resume'));
  return ['ResumeEdge(CLK := ResumeButton);', 'OnHold := StepNumber > 0 AND NOT Halt AND (HoldButton OR (OnHold AND NOT ResumeEdge.Q));'];
}

/** One constant a timed step, and one timer that restarts whenever the step changes; on hold the time that has passed is kept. */
function timerLines(steps: readonly SequenceStep[], { constants, locals }: Writing, holds: boolean): readonly string[] {
  const timed = steps.flatMap(({ milliseconds, title }, index) =>
    milliseconds > 0 ? [{ name: `STEP_TIME_${index + 1}`, number: index + 1, milliseconds, title }] : [],
  );
  for (const { name, milliseconds, title } of timed) constants.push(timeConstant(name, milliseconds, `duration of: ${title}`));
  locals.push(
    local('StepTimer', 'TON', 'time in the step'),
    local('StepTime', 'TIME', 'time of the active step'),
    local('LastStep', 'INT', 'step of the last scan'),
  );
  const last = timed.at(-1)?.name ?? '';
  const choice = timed.slice(0, -1).reduceRight((inner, { name, number }) => `SEL(StepNumber = ${number}, ${inner}, ${name})`, last);
  if (holds) {
    locals.push(local('Spent', 'TIME', 'time of the step before its holds'), local('WasHeld', 'BOOL', 'on hold in the last scan'));
    return [
      '// The step timer restarts whenever the step changes; on hold it stands, and what has passed is kept',
      `StepTime := ${choice};`,
      'IF StepNumber <> LastStep THEN',
      '    Spent := T#0s;',
      'ELSIF OnHold AND NOT WasHeld THEN',
      '    Spent := Spent + StepTimer.ET;',
      'ELSE',
      '    Spent := Spent;',
      'END_IF',
      'WasHeld := OnHold;',
      'StepTimer(IN := StepNumber > 0 AND StepNumber = LastStep AND NOT OnHold, PT := StepTime - Spent);',
      'LastStep := StepNumber;',
    ];
  }
  return [
    '// The step timer restarts whenever the step changes',
    `StepTime := ${choice};`,
    'StepTimer(IN := StepNumber > 0 AND StepNumber = LastStep, PT := StepTime);',
    'LastStep := StepNumber;',
  ];
}

function caseLines(
  step: SequenceStep,
  { number, next, end, holds }: Readonly<{ number: number; next: number; end: string | null; holds: boolean }>,
): readonly string[] {
  const over = end === null ? 'StepTimer.Q' : holds ? `NOT OnHold AND ${bracket(end)}` : end;
  return [`    ${number}: // ${step.title}`, `        StepNumber := SEL(${over}, ${number}, ${next});`];
}

function meaningOf({ outputs, end, milliseconds }: SequenceStep): string {
  const on = outputs.length === 0 ? 'nothing is on' : `${outputs.map((name) => toIdentifier(name)).join(', ')} on`;
  return `${on} ${end === null ? `for ${milliseconds / 1_000} s` : `until ${said(end)}`}`;
}

function purposeOf({ steps, start, abort, repeat, holds }: StepProgram): string {
  const told = steps.map((step, index) => `${index + 1}. ${step.title}: ${meaningOf(step)}`).join('; ');
  return `Sequence of ${steps.length} steps, started ${start === null ? 'by the start button' : `when ${said(start)}`}: ${told}; then ${
    repeat ? 'from the first step again' : 'idle'
  }. ${holds ? 'Hold switches everything off and keeps the step and its time; resume goes on where it was. ' : ''}Stop${abort === null ? '' : `, or ${said(abort)},`} switches everything off and returns to idle.`;
}
