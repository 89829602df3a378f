import { elementary, type Type, unknownType } from '../types.js';

/**
 * What the operating system of an S7-1200 or S7-1500 hands to an organization block, by the kind of event. TIA Portal shows these as inputs
 * of the block and leaves them out of the text it exports. Names are per event in the system manual, yet none has two types.
 */
const inputs: readonly (readonly [Type, string])[] = [
  // program cycle, cyclic interrupt, motion control
  [elementary.BOOL, 'INITIAL_CALL REMANENCE PIP_INPUT PIP_OUTPUT SYNCHRONOUS'],
  [elementary.INT, 'EVENT_COUNT'],
  // start-up, time of day, time delay
  [elementary.BOOL, 'LOSTRETENTIVE LOSTRTC CAUGHTUP SECONDTIME'],
  [elementary.WORD, 'SIGN'],
  // hardware interrupt; `LADDR` names hardware, whose types (HW_IO, HW_ANY, HW_DEVICE) are words and whole numbers at once
  [unknownType, 'LADDR CSG_OBNR DBNR'],
  [elementary.WORD, 'USI IO_STATE SPECIFIER'],
  [elementary.USINT, 'ICHANNEL REACTION BLOCKTYPE AREA WIDTH IO_SYSTEM'],
  [elementary.BYTE, 'EVENTTYPE EVENT_CLASS FAULT_ID'],
  // errors: time, diagnosis, module pulled or plugged, rack, programming
  [elementary.UINT, 'CHANNEL SLOT CSG_PRIO BLOCKNR'],
  [elementary.BOOL, 'MULTIERROR'],
];

const byName: ReadonlyMap<string, Type> = new Map(inputs.flatMap(([type, names]) => names.split(' ').map((name) => [name, type] as const)));

/**
 * The type of a name of the start information of organization blocks.
 * Source: S7-1200 and S7-1500 system manuals, start information of organization blocks (optimised access).
 * Errors: undefined for any other name (`key` in upper case).
 */
export function startInformation(key: string): Type | undefined {
  return byName.get(key);
}
