import type { TagDefinition } from '../../domain/tag.js';
import type { LogicProgram } from './conditions/model.js';
import type { StepProgram } from './conditions/steps.js';

/** Elementary types that patterns use; every target (IEC, SCL, TwinCAT, and with a note Rockwell) has them. */
export type SignalType = 'BOOL' | 'INT' | 'DINT' | 'REAL' | 'TIME';

/** One row of the tags table: a variable of the block and the plant tag behind it. `known` is false when the plant does not have the tag (yet). */
export interface Signal {
  readonly identifier: string;
  readonly tag: string;
  readonly direction: 'input' | 'output';
  readonly type: SignalType;
  readonly description: string;
  readonly unit: string | null;
  readonly range: Readonly<{ low: number; high: number }> | null;
  readonly known: boolean;
  /** True for an output that moves something; its interlocks must dominate it (rule SAFE-5). */
  readonly actuator: boolean;
  /** True when the plant marks the tag safety related; such a tag is never an output of a draft (rule SAFE-6). */
  readonly safetyRelated: boolean;
}

export interface Constant {
  readonly name: string;
  readonly type: SignalType;
  /** ST literal, for example `T#10s` or `80.0`. */
  readonly value: string;
  readonly description: string;
}

export interface Local {
  readonly name: string;
  /** Elementary type, array of one, or standard function block. */
  readonly type: string;
  readonly initial?: string;
  readonly description: string;
  readonly retain?: boolean;
}

/** An interlock of the specification: while `condition` (ST expression) holds, every listed actuator is off. */
export interface Interlock {
  readonly name: string;
  readonly condition: string;
  readonly actuators: readonly string[];
  readonly effect: string;
}

/**
 * A statement that must hold after every scan, written in Structured Text over the block's variables so that the soft PLC itself judges it.
 * `declarations` and `statements` are for statements about time (a TON in the monitor).
 */
export interface Invariant {
  readonly id: string;
  readonly text: string;
  readonly declarations?: readonly string[];
  readonly statements?: readonly string[];
  readonly expression: string;
}

export type VectorValue = number | boolean;

/**
 * One step of a scenario: drive the inputs, run for `forMs`, then judge. `change` lists outputs that the drive must bring about (already true
 * before the drive means the vector proves nothing: precondition contamination); `hold` lists what must be true after the step, changed or not.
 */
export interface VectorStep {
  readonly drive: Readonly<Record<string, VectorValue>>;
  readonly forMs: number;
  readonly change?: Readonly<Record<string, VectorValue>>;
  readonly hold?: Readonly<Record<string, VectorValue>>;
}

/** A scenario: set-up steps bring the block to a known state and judge nothing; a failing set-up is reported as such, not as a failed proof. */
export interface TestVector {
  readonly id: string;
  readonly title: string;
  readonly cycleMs: number;
  readonly setup: readonly VectorStep[];
  readonly steps: readonly VectorStep[];
}

export interface Specification {
  readonly title: string;
  readonly purpose: string;
  readonly blockName: string;
  readonly tags: readonly Signal[];
  readonly states: readonly Readonly<{ name: string; meaning: string }>[];
  readonly interlocks: readonly Interlock[];
  readonly timings: readonly Readonly<{ name: string; milliseconds: number; meaning: string }>[];
  readonly limits: readonly Readonly<{ name: string; value: number; unit: string | null; meaning: string }>[];
  readonly invariants: readonly Invariant[];
  /** Documented defaults that stand where the request says nothing; they are read before signing, but nobody has to answer them. */
  readonly assumptions: readonly string[];
  readonly openQuestions: readonly string[];
  /** What the request says of the behaviour, each statement tried on the block. */
  readonly trials?: readonly Readonly<{ said: string; status: 'passed' | 'failed' | 'not-tried'; detail: string }>[];
}

/** What a pattern makes of its parameters: the block in parts, ready to be rendered in a dialect, and what must be true of it. */
export interface PatternBuild {
  readonly blockName: string;
  readonly purpose: string;
  readonly signals: readonly Signal[];
  readonly constants: readonly Constant[];
  readonly locals: readonly Local[];
  readonly body: readonly string[];
  readonly states: readonly Readonly<{ name: string; meaning: string }>[];
  readonly interlocks: readonly Interlock[];
  readonly invariants: readonly Invariant[];
  readonly vectors: readonly TestVector[];
  readonly openQuestions: readonly string[];
  /** Documented defaults that stand where the request says nothing. */
  readonly assumptions?: readonly string[];
}

/** What kind of thing a name in a request stands for. */
export type NameCategory = 'pump' | 'valve' | 'motor' | 'conveyor' | 'fan' | 'heater' | 'tank' | 'measurement' | 'switch' | 'other';

interface ParameterBase {
  readonly name: string;
  readonly description: string;
}
/** Equipment that the block commands; between `minimum` and `maximum` names, missing ones become placeholders with an open question. */
export interface EquipmentParameter extends ParameterBase {
  readonly kind: 'equipment';
  readonly categories: readonly NameCategory[];
  readonly minimum: number;
  readonly maximum: number;
  readonly placeholders: readonly string[];
}
/** An analogue input. `quantities` are the words and ISA-5.1 first letters that fit it. */
export interface MeasurementParameter extends ParameterBase {
  readonly kind: 'measurement';
  readonly quantities: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  readonly placeholders: readonly string[];
}
/** Boolean inputs such as switches, permissives and conditions. */
export interface ConditionParameter extends ParameterBase {
  readonly kind: 'condition';
  /** Only names with such words straight before or behind them are meant. */
  readonly beside?: RegExp;
  readonly minimum: number;
  readonly maximum: number;
  readonly placeholders: readonly string[];
}
/** A time in milliseconds; `roles` are the words near which a time in a request means this one. The first time parameter is the primary one. */
export interface TimeParameter extends ParameterBase {
  readonly kind: 'time';
  readonly roles: readonly string[];
  readonly fallback: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Asked for only when this optional name parameter was given. */
  readonly onlyWith?: string;
}
export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  readonly roles: readonly string[];
  readonly unit: string | null;
  readonly fallback: number;
  readonly minimum: number;
  readonly maximum: number;
  /** True for whole numbers such as a count of bottles or positions. */
  readonly whole?: boolean;
  /** Asked for only when this optional name parameter was given. */
  readonly onlyWith?: string;
}
export type ParameterDefinition = EquipmentParameter | MeasurementParameter | ConditionParameter | TimeParameter | NumberParameter;

/** A parameter set: names by parameter, numbers (times in ms) by parameter, and which of them the request did not give. Plain data. */
export interface PatternParameters {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly numbers: Readonly<Record<string, number>>;
  /** Parameters filled with a placeholder or a default. */
  readonly assumed: readonly string[];
  /** Units that the request wrote beside its limits, by the measurement they are limits of. */
  readonly units?: Readonly<Record<string, string>>;
  /** What a request says as logic, for the pattern of conditions. */
  readonly logic?: LogicProgram;
  /** What a request tells as steps one after another, for the pattern of told sequences. */
  readonly sequence?: StepProgram;
}

export interface Keyword {
  /** Lower-case words or a word stem ending in `*`; all words must occur close together in the request. */
  readonly words: string;
  readonly weight: number;
}

/** What a pattern's own reading of a request adds to plain role matching. `usesAllTimes`: every time in the request found its place. `taken`: numbers that became another value, as the ends of a ramp its rate. */
export interface Interpretation {
  readonly parameters: PatternParameters;
  readonly openQuestions: readonly string[];
  readonly usesAllTimes?: boolean;
  readonly taken?: readonly NumberMention[];
}

export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** One plain sentence: what it does. Shown when a request is refused and the catalogue is listed. */
  readonly summary: string;
  readonly keywords: readonly Keyword[];
  readonly parameters: readonly ParameterDefinition[];
  /** Adjusts the filled parameters to the request's meaning (which limit starts, which stops); plain role matching when absent. */
  readonly interpret?: (parameters: PatternParameters, reading: RequestReading) => Interpretation;
  /** Points for a request whose form (not its words) fits this pattern, for example limits with opposite actions. */
  readonly evidence?: (reading: RequestReading) => number;
  readonly build: (parameters: PatternParameters, tags: TagBook) => PatternBuild;
}

export interface TimeMention {
  readonly milliseconds: number;
  readonly start: number;
  readonly end: number;
}
export interface NumberMention {
  readonly value: number;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}
export interface NameMention {
  /** As written, for example `P-101A.RUN` or `Tank1_Level`. */
  readonly text: string;
  readonly category: NameCategory;
  /** ISA first letter or quantity word for measurements, for example `level`. */
  readonly quantity: string | null;
  readonly start: number;
  readonly end: number;
}
/** Everything that was understood of a request, with positions in the normalised text. */
export interface RequestReading {
  readonly text: string;
  readonly times: readonly TimeMention[];
  readonly numbers: readonly NumberMention[];
  readonly names: readonly NameMention[];
  /** Names among `names` that the request does not write: they stand for its nouns ("the sump pump" is `SUMP_PUMP`). */
  readonly declared?: ReadonlySet<string>;
  /** Ids of patterns that are not to be chosen: their drafts failed a trial of this request. */
  readonly without?: ReadonlySet<string>;
}

/** The plant's tags, looked up by id or by owner and attribute. */
export interface TagBook {
  find(tag: string): TagDefinition | undefined;
  ofEquipment(equipment: string): readonly TagDefinition[];
  /** The unit that a request wrote for a measurement the plant does not know; undefined when it wrote none. */
  statedUnit?(tag: string): string | undefined;
}
