import { wholeRange } from '../checker/conversions.js';
import type { Dialect } from '../dialect.js';
import type { BlockBehaviour } from '../standard/blocks.js';
import type { ElementaryType, PouSymbol, VariableSymbol } from '../types.js';
import { bigFrom } from './emit-values.js';
import type { Layout } from './layout.js';
import type { Memory } from './memory.js';
import { isBig } from './values.js';

/** One call of a standard function block whose instance starts at `base`. */
export type BlockCode = (base: number) => void;

/** Slots of an instance: named parameters, then three hidden ones. */
type Slots = Readonly<{ at: (name: string) => number; first: number; second: number; third: number }>;

/** The behaviour of a standard function block, cycle-exact. IEC 61131-3:2013, tables 43 (bistables), 44 (edges), 45 (counters), 46 (timers). */
export function standardBlockCode(memory: Memory, block: PouSymbol, behaviour: BlockBehaviour, layout: Layout, dialect: Dialect): BlockCode {
  const at = (name: string): number => {
    const variable = block.variables.get(name);
    return variable === undefined ? 0 : (layout.offsets.get(variable) ?? 0);
  };
  const slots: Slots = { at, first: layout.hidden, second: layout.hidden + 1, third: layout.hidden + 2 };
  switch (behaviour) {
    case 'TON':
    case 'TOF':
    case 'TP':
    case 'TONR':
      return timer(memory, behaviour, slots, timeSlots(memory, block, at));
    case 'CTU':
    case 'CTD':
    case 'CTUD':
      return counter(memory, block, behaviour, slots);
    case 'R_TRIG':
      return risingEdge(memory, slots);
    case 'F_TRIG':
      return fallingEdge(memory, slots, dialect === 'siemens');
    case 'SR':
    case 'RS':
      return bistable(memory, behaviour, slots);
  }
}

type TimeSlots = Readonly<{ preset: (base: number) => number; setElapsed: (base: number, milliseconds: number) => void }>;

/** PT and ET in milliseconds, also for the LTIME variants, whose values are nanoseconds. */
function timeSlots(memory: Memory, block: PouSymbol, at: (name: string) => number): TimeSlots {
  const { numbers, objects } = memory;
  const [preset, elapsed] = [at('PT'), at('ET')];
  if (!isLong(block.variables.get('PT')))
    return {
      preset: (base) => numbers[base + preset] ?? 0,
      setElapsed: (base, milliseconds) => {
        numbers[base + elapsed] = milliseconds;
      },
    };
  return {
    preset: (base) => Number(bigFrom(objects[base + preset])) / 1e6,
    setElapsed: (base, milliseconds) => {
      objects[base + elapsed] = BigInt(Math.round(milliseconds * 1e6));
    },
  };
}

function isLong(variable: VariableSymbol | undefined): boolean {
  return variable !== undefined && isBig(variable.type);
}

function timer(memory: Memory, behaviour: 'TON' | 'TOF' | 'TP' | 'TONR', slots: Slots, time: TimeSlots): BlockCode {
  switch (behaviour) {
    case 'TON':
      return onDelay(memory, slots, time);
    case 'TOF':
      return offDelay(memory, slots, time);
    case 'TP':
      return pulse(memory, slots, time);
    case 'TONR':
      return accumulating(memory, slots, time);
  }
}

/**
 * TON. The delay starts in the call that sees IN rise; Q rises in the first call at which PT has elapsed and stays until IN falls,
 * also when PT is then made longer; while running, a changed PT counts at once. PT <= 0 gives Q in the same call.
 * IN seen FALSE in one call resets ET and Q. Hidden: state (0 idle, 1 running, 2 elapsed), start time.
 */
function onDelay(memory: Memory, { at, first, second }: Slots, { preset, setElapsed }: TimeSlots): BlockCode {
  const { numbers } = memory;
  const [input, output] = [at('IN'), at('Q')];
  return (base) => {
    if (numbers[base + input] === 0) {
      numbers[base + first] = 0;
      numbers[base + output] = 0;
      setElapsed(base, 0);
      return;
    }
    if (numbers[base + first] === 2) return;
    if (numbers[base + first] === 0) {
      numbers[base + first] = 1;
      numbers[base + second] = memory.now;
    }
    const delay = Math.max(preset(base), 0);
    const elapsed = memory.now - (numbers[base + second] ?? 0);
    setElapsed(base, Math.min(elapsed, delay));
    if (elapsed < delay) return;
    numbers[base + first] = 2;
    numbers[base + output] = 1;
  };
}

/** TOF. Q follows IN up at once; the delay starts in the call that sees IN fall; IN rising again cancels it. At power-up Q is FALSE. */
function offDelay(memory: Memory, { at, first, second }: Slots, { preset, setElapsed }: TimeSlots): BlockCode {
  const { numbers } = memory;
  const [input, output] = [at('IN'), at('Q')];
  return (base) => {
    if (numbers[base + input] !== 0) {
      numbers[base + first] = 1;
      numbers[base + output] = 1;
      setElapsed(base, 0);
      return;
    }
    if (numbers[base + first] === 0) return;
    if (numbers[base + first] === 1) {
      numbers[base + first] = 2;
      numbers[base + second] = memory.now;
    }
    const delay = Math.max(preset(base), 0);
    const elapsed = memory.now - (numbers[base + second] ?? 0);
    setElapsed(base, Math.min(elapsed, delay));
    if (elapsed < delay) return;
    numbers[base + first] = 0;
    numbers[base + output] = 0;
  };
}

/**
 * TP. A rising edge of IN starts one pulse of PT, whatever IN does meanwhile (not retriggerable). Behind the pulse ET stays at PT
 * while IN is TRUE; the next pulse needs IN to have been FALSE. Hidden: state (0 idle, 1 pulse, 2 waiting for IN to fall), start time.
 */
function pulse(memory: Memory, { at, first, second }: Slots, { preset, setElapsed }: TimeSlots): BlockCode {
  const { numbers } = memory;
  const [input, output] = [at('IN'), at('Q')];
  return (base) => {
    const high = numbers[base + input] !== 0;
    if (numbers[base + first] === 0) {
      if (!high) return;
      numbers[base + first] = 1;
      numbers[base + second] = memory.now;
      numbers[base + output] = 1;
    }
    if (numbers[base + first] === 1) {
      const length = Math.max(preset(base), 0);
      const elapsed = memory.now - (numbers[base + second] ?? 0);
      setElapsed(base, Math.min(elapsed, length));
      if (elapsed < length) return;
      numbers[base + first] = 2;
      numbers[base + output] = 0;
    }
    if (high) return;
    numbers[base + first] = 0;
    setElapsed(base, 0);
  };
}

/** TONR (Siemens): the time with IN TRUE adds up until R. Hidden: last call's time, sum, running. */
function accumulating(memory: Memory, { at, first, second, third }: Slots, { preset, setElapsed }: TimeSlots): BlockCode {
  const { numbers } = memory;
  const [input, reset, output] = [at('IN'), at('R'), at('Q')];
  return (base) => {
    const running = numbers[base + third] !== 0;
    const high = numbers[base + input] !== 0;
    if (running) numbers[base + second] = (numbers[base + second] ?? 0) + memory.now - (numbers[base + first] ?? 0);
    numbers[base + first] = memory.now;
    numbers[base + third] = high ? 1 : 0;
    if (numbers[base + reset] !== 0) numbers[base + second] = 0;
    const length = Math.max(preset(base), 0);
    const elapsed = Math.min(numbers[base + second] ?? 0, length);
    setElapsed(base, elapsed);
    numbers[base + output] = elapsed >= length && numbers[base + reset] === 0 && (high || elapsed > 0) ? 1 : 0;
  };
}

/** R_TRIG. Q is TRUE for the one call that sees CLK rise; also at the first call when CLK is TRUE. */
function risingEdge(memory: Memory, { at, first }: Slots): BlockCode {
  const { numbers } = memory;
  const [clock, output] = [at('CLK'), at('Q')];
  return (base) => {
    const high = numbers[base + clock] !== 0;
    numbers[base + output] = high && numbers[base + first] === 0 ? 1 : 0;
    numbers[base + first] = high ? 1 : 0;
  };
}

/**
 * F_TRIG: `Q := NOT CLK AND NOT M; M := NOT CLK`, so that Q is TRUE at the first call when CLK is FALSE, as the standard's text has it.
 * Siemens remembers CLK itself and gives no edge at the first call.
 */
function fallingEdge(memory: Memory, { at, first }: Slots, remembersClock: boolean): BlockCode {
  const { numbers } = memory;
  const [clock, output] = [at('CLK'), at('Q')];
  return (base) => {
    const low = numbers[base + clock] === 0;
    const armed = remembersClock ? numbers[base + first] !== 0 : numbers[base + first] === 0;
    numbers[base + output] = low && armed ? 1 : 0;
    numbers[base + first] = low === remembersClock ? 0 : 1;
  };
}

/** SR: set dominates, `Q1 := S1 OR (NOT R AND Q1)`. RS: reset dominates, `Q1 := NOT R1 AND (S OR Q1)`. */
function bistable(memory: Memory, behaviour: 'SR' | 'RS', { at }: Slots): BlockCode {
  const { numbers } = memory;
  const output = at('Q1');
  if (behaviour === 'SR') {
    const [set, reset] = [at('S1'), at('R')];
    return (base) => {
      numbers[base + output] = numbers[base + set] !== 0 || (numbers[base + reset] === 0 && numbers[base + output] !== 0) ? 1 : 0;
    };
  }
  const [set, reset] = [at('S'), at('R1')];
  return (base) => {
    numbers[base + output] = numbers[base + reset] === 0 && (numbers[base + set] !== 0 || numbers[base + output] !== 0) ? 1 : 0;
  };
}

type CounterSlots = Readonly<{
  value: (base: number) => bigint | number;
  preset: (base: number) => bigint | number;
  store: (base: number, value: bigint | number) => void;
}>;

function counterSlots(memory: Memory, at: (name: string) => number, type: ElementaryType): CounterSlots {
  const { numbers, objects } = memory;
  const [value, preset] = [at('CV'), at('PV')];
  if (type.object)
    return {
      value: (base) => bigFrom(objects[base + value]),
      preset: (base) => bigFrom(objects[base + preset]),
      store: (base, next) => {
        objects[base + value] = BigInt(next);
      },
    };
  return {
    value: (base) => numbers[base + value] ?? 0,
    preset: (base) => numbers[base + preset] ?? 0,
    store: (base, next) => {
      numbers[base + value] = Number(next);
    },
  };
}

/**
 * CTU, CTD, CTUD. They count rising edges of CU and CD; R goes before LD, both before counting; counting stops at the limits of the
 * type; both edges at once leave the value alone. Hidden: last CU, last CD.
 */
function counter(memory: Memory, block: PouSymbol, behaviour: 'CTU' | 'CTD' | 'CTUD', { at, first, second }: Slots): BlockCode {
  const { numbers } = memory;
  const declared = block.variables.get('CV')?.type;
  if (declared?.kind !== 'elementary') return () => undefined;
  const [low, high] = wholeRange(declared);
  const { value, preset, store } = counterSlots(memory, at, declared);
  const has = (name: string): boolean => block.variables.has(name);
  const flag = (name: string): ((base: number) => boolean) => {
    const slot = at(name);
    return has(name) ? (base) => numbers[base + slot] !== 0 : () => false;
  };
  const [up, down, reset, loads] = [flag('CU'), flag('CD'), flag('R'), flag('LD')];
  const above = at(behaviour === 'CTUD' ? 'QU' : 'Q');
  const below = at(behaviour === 'CTUD' ? 'QD' : 'Q');
  return (base) => {
    const [upNow, downNow] = [up(base), down(base)];
    const upEdge = upNow && numbers[base + first] === 0;
    const downEdge = downNow && numbers[base + second] === 0;
    numbers[base + first] = upNow ? 1 : 0;
    numbers[base + second] = downNow ? 1 : 0;
    if (reset(base)) store(base, 0);
    else if (loads(base)) store(base, preset(base));
    else if (upEdge !== downEdge) count(store, base, value(base), upEdge, low, high);
    const now = value(base);
    if (behaviour !== 'CTD') numbers[base + above] = now >= preset(base) ? 1 : 0;
    if (behaviour !== 'CTU') numbers[base + below] = now <= 0 ? 1 : 0;
  };
}

function count(store: CounterSlots['store'], base: number, value: bigint | number, up: boolean, low: bigint, high: bigint): void {
  if (up ? value >= high : value <= low) return;
  store(base, typeof value === 'bigint' ? value + (up ? 1n : -1n) : value + (up ? 1 : -1));
}
