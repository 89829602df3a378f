import { mostAgeBits, NotCovered } from './leaves.js';
import type { Term, Terms } from './term.js';

/** Reads and writes one instance's variables: `IN`, `Q`, `#AGE`. Writes count only where the call is reached. */
export interface InstanceMemory {
  readonly ageBits: number;
  get(name: string): Term;
  set(name: string, value: Term): void;
}

/**
 * The standard function blocks as terms, scan for scan what the soft PLC does (IEC 61131-3:2013, tables 43 to 46). `#AGE` is the time since a timer's
 * start; it grows between scans outside of here. Throws NotCovered for blocks that have no terms.
 */
export function standardBlockTerms(terms: Terms, behaviour: string, memory: InstanceMemory, siemens: boolean): void {
  switch (behaviour) {
    case 'TON':
      onDelay(terms, memory);
      return;
    case 'TOF':
      offDelay(terms, memory);
      return;
    case 'TP':
      pulse(terms, memory);
      return;
    case 'R_TRIG':
      memory.set('Q', terms.and(memory.get('CLK'), terms.not(memory.get('#LAST'))));
      memory.set('#LAST', memory.get('CLK'));
      return;
    case 'F_TRIG':
      fallingEdge(terms, memory, siemens);
      return;
    case 'SR':
      memory.set('Q1', terms.or(memory.get('S1'), terms.and(terms.not(memory.get('R')), memory.get('Q1'))));
      return;
    case 'RS':
      memory.set('Q1', terms.and(terms.not(memory.get('R1')), terms.or(memory.get('S'), memory.get('Q1'))));
      return;
    case 'CTU':
    case 'CTD':
    case 'CTUD':
      counter(terms, behaviour, memory);
      return;
    default:
      throw new NotCovered(`${behaviour} has no description in logic here`);
  }
}

/** A preset that may be longer than the ages are counted. */
export class PresetTooLong extends Error {}

const delayOf = (terms: Terms, memory: InstanceMemory): Term => {
  const preset = memory.get('PT');
  if (memory.ageBits <= mostAgeBits && greatest(preset) > 2 ** memory.ageBits - 1) throw new PresetTooLong();
  return terms.ite(terms.lt(preset, terms.int(0)), terms.int(0), preset);
};
function greatest(term: Term): number {
  if (term.op === 'const') return term.value;
  return term.op === 'ite' ? Math.max(...term.args.slice(1).map(greatest)) : 2 ** 31;
}
const smaller = (terms: Terms, a: Term, b: Term): Term => terms.ite(terms.lt(a, b), a, b);

function onDelay(terms: Terms, memory: InstanceMemory): void {
  const [input, running, done] = [memory.get('IN'), memory.get('#RUN'), memory.get('Q')];
  const zero = terms.int(0);
  const age = terms.ite(running, memory.get('#AGE'), zero);
  const delay = delayOf(terms, memory);
  const elapsed = terms.not(terms.lt(age, delay));
  memory.set('#RUN', terms.and(input, terms.and(terms.not(done), terms.not(elapsed))));
  memory.set('#AGE', terms.ite(terms.and(input, terms.not(done)), age, zero));
  memory.set('ET', terms.ite(input, terms.ite(done, memory.get('ET'), smaller(terms, age, delay)), zero));
  memory.set('Q', terms.and(input, terms.or(done, elapsed)));
}

function offDelay(terms: Terms, memory: InstanceMemory): void {
  const [input, high, timing] = [memory.get('IN'), memory.get('#HIGH'), memory.get('#TIMING')];
  const zero = terms.int(0);
  const active = terms.and(terms.not(input), terms.or(high, timing));
  const age = terms.ite(high, zero, memory.get('#AGE'));
  const delay = delayOf(terms, memory);
  const waits = terms.and(active, terms.lt(age, delay));
  memory.set('#HIGH', input);
  memory.set('#TIMING', waits);
  memory.set('#AGE', terms.ite(active, age, zero));
  memory.set('ET', terms.ite(input, zero, terms.ite(active, smaller(terms, age, delay), memory.get('ET'))));
  memory.set('Q', terms.or(input, terms.ite(active, waits, memory.get('Q'))));
}

function pulse(terms: Terms, memory: InstanceMemory): void {
  const [input, running, waiting] = [memory.get('IN'), memory.get('Q'), memory.get('#WAIT')];
  const zero = terms.int(0);
  const active = terms.or(running, terms.and(input, terms.not(waiting)));
  const age = terms.ite(running, memory.get('#AGE'), zero);
  const length = delayOf(terms, memory);
  const goesOn = terms.and(active, terms.lt(age, length));
  const behind = terms.and(terms.not(goesOn), terms.or(active, waiting));
  const rests = terms.and(behind, terms.not(input));
  memory.set('Q', goesOn);
  memory.set('#WAIT', terms.and(behind, input));
  memory.set('#AGE', terms.ite(active, age, zero));
  memory.set('ET', terms.ite(rests, zero, terms.ite(active, smaller(terms, age, length), memory.get('ET'))));
}

function fallingEdge(terms: Terms, memory: InstanceMemory, remembersClock: boolean): void {
  const low = terms.not(memory.get('CLK'));
  const last = memory.get('#LAST');
  memory.set('Q', terms.and(low, remembersClock ? last : terms.not(last)));
  memory.set('#LAST', remembersClock ? terms.not(low) : low);
}

function counter(terms: Terms, behaviour: string, memory: InstanceMemory): void {
  const [ups, downs] = [behaviour !== 'CTD', behaviour !== 'CTU'];
  const edge = (input: string, last: string): Term => {
    const now = memory.get(input);
    const rises = terms.and(now, terms.not(memory.get(last)));
    memory.set(last, now);
    return rises;
  };
  const up = ups ? edge('CU', '#CU') : terms.no;
  const down = downs ? edge('CD', '#CD') : terms.no;
  const value = memory.get('CV');
  const { bits, signed } = value.width ?? { bits: 16, signed: true };
  const [low, high] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
  const one = terms.int(1);
  const counted = terms.ite(
    terms.and(up, terms.not(down)),
    terms.ite(terms.lt(value, terms.int(high)), terms.add(value, one), value),
    terms.ite(terms.and(down, terms.not(up)), terms.ite(terms.lt(terms.int(low), value), terms.sub(value, one), value), value),
  );
  const loaded = downs ? terms.ite(memory.get('LD'), memory.get('PV'), counted) : counted;
  const next = ups ? terms.ite(memory.get('R'), terms.int(0), loaded) : loaded;
  memory.set('CV', next);
  if (ups) memory.set(behaviour === 'CTUD' ? 'QU' : 'Q', terms.not(terms.lt(next, memory.get('PV'))));
  if (downs) memory.set(behaviour === 'CTUD' ? 'QD' : 'Q', terms.not(terms.lt(terms.int(0), next)));
}
