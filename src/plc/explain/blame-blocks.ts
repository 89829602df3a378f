import type { Expression } from '../ast.js';
import { factsOf, typeKeyOf } from '../rules/facts.js';
import { evaluate, formatValue, pathOf } from './evaluate.js';
import { type BlameContext, type Place, scopeOf } from './place.js';

/** What a standard block's output needs: a remark about the block itself, and the inputs that decide, each with the value it should have. */
export interface BlockCause {
  readonly remark: string;
  readonly inputs: readonly Readonly<{ expression: Expression; wanted: boolean }>[];
}

/**
 * Why an output of a standard function block is not `wanted` (IEC 61131-3:2013, tables 43 to 46); null for other blocks. Timers say how much has
 * elapsed and what is left, counters how far they are, bistables which input dominates, edges that they last one scan.
 */
export function blockCause(context: BlameContext, place: Place, expression: Expression & { kind: 'member' }, key: string, wanted: boolean): BlockCause | null {
  const type = typeKeyOf(factsOf(place.part).variables.get(key))?.replace(/_(?:L?TIME|[SU]?D?L?U?INT)$/, '');
  const call = factsOf(place.part).calls.find((candidate) => pathOf(candidate.callee)?.toUpperCase().split('.')[0] === key);
  const input = (...names: readonly string[]): Expression | null =>
    call?.arguments.find((argument) => argument.direction === 'in' && names.includes(argument.name?.key ?? ''))?.value ?? null;
  const scope = scopeOf(context, place);
  const path = `${place.prefix}${pathOf(expression.object, scope) ?? ''}`;
  const on = (value: Expression | null): boolean | null => (value === null ? null : evaluate(value, scope) === true);
  const need = (value: Expression | null, should: boolean): BlockCause['inputs'] =>
    value === null || on(value) === should ? [] : [{ expression: value, wanted: should }];
  switch (type) {
    case 'TON':
    case 'TOF':
    case 'TP':
      return timerCause(type, [context.values(`${path}.ET`), context.values(`${path}.PT`)].map(Number), on(input('IN')), wanted, need(input('IN'), wanted));
    case 'CTU':
    case 'CTD':
    case 'CTUD': {
      const [count, preset] = [context.values(`${path}.CV`), context.values(`${path}.PV`)];
      const reset = input('R', 'RESET');
      const held = on(reset) === true && wanted ? need(reset, false) : [];
      return { remark: `the counter stands at ${formatValue(count)} of ${formatValue(preset)}${held.length > 0 ? ' and is held at reset' : ''}`, inputs: held };
    }
    case 'SR':
      return bistableCause('set', need(input('S1', 'SET1', 'S'), wanted), need(input('R', 'RESET'), !wanted), wanted);
    case 'RS':
      return bistableCause('reset', need(input('S', 'SET'), wanted), need(input('R1', 'RESET1', 'R'), !wanted), wanted);
    case 'R_TRIG':
    case 'F_TRIG': {
      const rising = type === 'R_TRIG';
      const clock = input('CLK');
      const already = on(clock) === rising;
      const remark = `it is TRUE only in the one scan in which CLK ${rising ? 'rises' : 'falls'}${already ? `; CLK is ${rising ? 'TRUE' : 'FALSE'} since an earlier scan and must change back first` : ''}`;
      return { remark, inputs: wanted && !already && clock !== null ? [{ expression: clock, wanted: rising }] : [] };
    }
    default:
      return null;
  }
}

function timerCause(type: string, [elapsed = 0, preset = 0]: readonly number[], on: boolean | null, wanted: boolean, inputs: BlockCause['inputs']): BlockCause {
  const times = `${formatValue(elapsed, true)} of ${formatValue(preset, true)}`;
  const left = `${times}, ${formatValue(Math.max(preset - elapsed, 0), true)} to go`;
  if (type === 'TON' && wanted && on === true) return { remark: `the timer is running: ${left}`, inputs: [] };
  if (type === 'TOF' && !wanted && on === false) return { remark: `the timer is running off: ${left}`, inputs: [] };
  if (type === 'TP') {
    if (!wanted) return { remark: `the pulse is running: ${left}`, inputs: [] };
    return { remark: on === true ? `the pulse is over (${times}); its input must fall and rise again` : `timer ${times}; its input decides`, inputs };
  }
  return { remark: `timer ${times}; its input decides`, inputs };
}

/** The dominant input decides when it acts; otherwise the block holds what it had. */
function bistableCause(dominant: 'set' | 'reset', set: BlockCause['inputs'], reset: BlockCause['inputs'], wanted: boolean): BlockCause {
  const acting = wanted ? (dominant === 'reset' ? reset : []) : dominant === 'set' ? set : [];
  if (acting.length > 0) return { remark: `its ${dominant} input is TRUE and dominates`, inputs: acting };
  return { remark: `it keeps its value until its ${wanted ? 'set' : 'reset'} input is TRUE`, inputs: wanted ? set : reset };
}
