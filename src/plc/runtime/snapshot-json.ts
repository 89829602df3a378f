import type { RuntimeFault } from './program.js';

/** The memory of a program at one moment. */
export type StoredState = Readonly<{ numbers: Float64Array; objects: readonly (string | bigint)[]; timeMs: number; scans: number; fault: RuntimeFault | null }>;

type Json = Readonly<{
  size: number;
  /** Finite numbers as they are, others by name: `NaN`, `Infinity`, `-Infinity`, `-0`. */
  numbers: readonly (number | string)[];
  /** Slots that hold something: text as it is, 64-bit values marked. */
  objects: ReadonlyArray<readonly [slot: number, kind: 'text' | 'big', value: string]>;
  timeMs: number;
  scans: number;
  fault: RuntimeFault | null;
}>;

/** A snapshot as JSON data, for keeping it beyond the process. */
export function snapshotToJson(size: number, state: StoredState): Json {
  const numbers = Array.from(state.numbers, (value) => (Object.is(value, -0) ? '-0' : Number.isFinite(value) ? value : String(value)));
  const objects = state.objects.flatMap((value, slot): (readonly [number, 'text' | 'big', string])[] =>
    value === '' ? [] : [typeof value === 'bigint' ? [slot, 'big', value.toString()] : [slot, 'text', value]],
  );
  return { size, numbers, objects, timeMs: state.timeMs, scans: state.scans, fault: state.fault };
}

/** The state behind JSON data; undefined for anything else. */
export function snapshotFromJson(value: unknown): Readonly<{ size: number; state: StoredState }> | undefined {
  if (!isJson(value)) return undefined;
  const objects = new Array<string | bigint>(value.size).fill('');
  for (const [slot, kind, text] of value.objects) objects[slot] = kind === 'big' ? BigInt(text) : text;
  const numbers = Float64Array.from(value.numbers, (item) => Number(item));
  return { size: value.size, state: { numbers, objects, timeMs: value.timeMs, scans: value.scans, fault: value.fault } };
}

function isJson(value: unknown): value is Json {
  return (
    value !== null &&
    typeof value === 'object' &&
    'size' in value &&
    'numbers' in value &&
    Array.isArray(value.numbers) &&
    'objects' in value &&
    Array.isArray(value.objects) &&
    'timeMs' in value
  );
}
