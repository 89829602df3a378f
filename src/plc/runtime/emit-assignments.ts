import type { Expression } from '../ast.js';
import { type Context, type Location, refuse, sourcePlace } from './context.js';
import { emitLocation } from './emit-locations.js';
import { emitPropertyWrite } from './emit-members.js';
import { type Action, emitStore, storeBit } from './emit-stores.js';
import { emitConverted, emitNumber, emitValue } from './emit-values.js';
import { ScanFault } from './memory.js';
import type { NumberCode, Value } from './values.js';

/** `target := value`, converted, as an action. */
export function emitAssignment(context: Context, target: Expression, value: Expression): Action {
  if (target.kind === 'bit-access') return storeBit(context, target, emitNumber(context, value, context.linker.checked.typeOf(target)).run);
  const symbol = target.kind === 'name' || target.kind === 'member' ? context.linker.checked.symbolOf(target) : undefined;
  if (symbol?.kind === 'property') return emitPropertyWrite(context, target, symbol, value);
  if (target.kind === 'parenthesised') return emitAssignment(context, target.expression, value);
  if (target.kind === 'name' && symbol === undefined && (target.key === 'ENO' || target.key === 'EN')) return () => undefined;
  const location = emitLocation(context, target);
  refuseRealInAddress(context, target, value);
  return storeChecked(
    context,
    location,
    value.kind === 'assignment-expression' ? emitValue(context, value, location.type) : emitConverted(context, value, location.type),
    value,
  );
}

/**
 * A bare address of 32 bits holds whatever bits are put there; the soft PLC keeps it as a whole number and would round a REAL. Refused, because a
 * rounded value that looks right is worse than none.
 */
function refuseRealInAddress(context: Context, target: Expression, value: Expression): void {
  const real = (expression: Expression): boolean => {
    const type = context.linker.checked.typeOf(expression);
    return type.kind === 'elementary' && /^L?REAL$/.test(type.name);
  };
  const bare = (expression: Expression): boolean => expression.kind === 'direct-address' && !real(expression);
  if ((bare(target) && real(value)) || (bare(value) && real(target)))
    refuse(bare(target) ? target : value, 'The soft PLC does not keep a REAL in a bare address. Declare a REAL variable AT this address and use its name.');
}

/** Stores a value of which the type already fits; a subrange is checked at run time. */
export function storeChecked(context: Context, location: Location, value: Value, at: Expression): Action {
  const { type } = location;
  if (type.kind !== 'subrange' || value.rep !== 'number' || value.constant !== null) return emitStore(context, location, value, at);
  const { run } = value;
  const [low, high] = [Number(type.low), Number(type.high)];
  const place = sourcePlace(context, at);
  const checkedRun: NumberCode = (base) => {
    const number = run(base);
    if (number >= low && number <= high) return number;
    throw new ScanFault('index-out-of-range', `${number} is outside the subrange ${low}..${high}`, place);
  };
  return emitStore(context, location, { ...value, run: checkedRun, pure: false, test: null }, at);
}
