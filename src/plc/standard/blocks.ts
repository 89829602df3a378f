import type { Dialect } from '../dialect.js';
import { elementary, type PouSymbol, type Type, unknownType, type VariableSymbol, voidType } from '../types.js';

/** The built-in behaviours; the variants by type (`CTU_DINT`, `TON_LTIME`) share one. IEC 61131-3:2013, tables 43 to 46. */
export type BlockBehaviour = 'TON' | 'TOF' | 'TP' | 'TONR' | 'CTU' | 'CTD' | 'CTUD' | 'R_TRIG' | 'F_TRIG' | 'SR' | 'RS';

type Parameters = Readonly<{ inputs: readonly string[]; outputs: readonly string[]; aliases?: Readonly<Record<string, string>> }>;

/** `NAME:TYPE`, with `#` for the type of the variant. Hidden state follows the outputs under names that no program can write. */
const parameters: Readonly<Record<BlockBehaviour, Parameters>> = {
  TON: { inputs: ['IN:BOOL', 'PT:#'], outputs: ['Q:BOOL', 'ET:#'] },
  TOF: { inputs: ['IN:BOOL', 'PT:#'], outputs: ['Q:BOOL', 'ET:#'] },
  TP: { inputs: ['IN:BOOL', 'PT:#'], outputs: ['Q:BOOL', 'ET:#'] },
  TONR: { inputs: ['IN:BOOL', 'R:BOOL', 'PT:#'], outputs: ['Q:BOOL', 'ET:#'] },
  CTU: { inputs: ['CU:BOOL', 'R:BOOL', 'PV:#'], outputs: ['Q:BOOL', 'CV:#'], aliases: { RESET: 'R' } },
  CTD: { inputs: ['CD:BOOL', 'LD:BOOL', 'PV:#'], outputs: ['Q:BOOL', 'CV:#'], aliases: { LOAD: 'LD' } },
  CTUD: { inputs: ['CU:BOOL', 'CD:BOOL', 'R:BOOL', 'LD:BOOL', 'PV:#'], outputs: ['QU:BOOL', 'QD:BOOL', 'CV:#'], aliases: { RESET: 'R', LOAD: 'LD' } },
  R_TRIG: { inputs: ['CLK:BOOL'], outputs: ['Q:BOOL'] },
  F_TRIG: { inputs: ['CLK:BOOL'], outputs: ['Q:BOOL'] },
  SR: { inputs: ['S1:BOOL', 'R:BOOL'], outputs: ['Q1:BOOL'], aliases: { SET1: 'S1', S: 'S1', RESET: 'R', Q: 'Q1' } },
  RS: { inputs: ['S:BOOL', 'R1:BOOL'], outputs: ['Q1:BOOL'], aliases: { SET: 'S', RESET1: 'R1', R: 'R1', Q: 'Q1' } },
};

const timers: readonly BlockBehaviour[] = ['TON', 'TOF', 'TP', 'TONR'];
const counters: readonly BlockBehaviour[] = ['CTU', 'CTD', 'CTUD'];
const counterTypes = ['SINT', 'INT', 'DINT', 'LINT', 'USINT', 'UINT', 'UDINT', 'ULINT'] as const;

/** Number of hidden state slots behind the parameters of an instance (edge memory, start time, running). */
export const hiddenSlots = 3;

/** All standard function blocks of a dialect by upper-case name. */
export function standardBlocks(dialect: Dialect): Map<string, PouSymbol> {
  const blocks = new Map<string, PouSymbol>();
  const add = (name: string, behaviour: BlockBehaviour, variant: Type): void => {
    blocks.set(name, blockOf(name, behaviour, variant, dialect === 'siemens' || dialect === 'rockwell'));
  };
  for (const name of timers) {
    add(name, name, elementary.TIME);
    add(`${name}_TIME`, name, elementary.TIME);
    add(`${name}_LTIME`, name, elementary.LTIME);
    add(`L${name}`, name, elementary.LTIME);
  }
  for (const name of counters) {
    add(name, name, dialect === 'codesys' || dialect === 'beckhoff' ? elementary.WORD : elementary.INT);
    for (const type of counterTypes) add(`${name}_${type}`, name, elementary[type]);
  }
  for (const name of ['R_TRIG', 'F_TRIG', 'SR', 'RS'] as const) add(name, name, unknownType);
  if (dialect === 'siemens') {
    add('IEC_TIMER', 'TON', elementary.TIME);
    add('IEC_LTIMER', 'TON', elementary.LTIME);
    add('IEC_COUNTER', 'CTUD', elementary.INT);
    for (const type of counterTypes) if (type !== 'INT') add(`IEC_${type === 'SINT' ? 'S' : type === 'DINT' ? 'D' : type}COUNTER`, 'CTUD', elementary[type]);
  }
  return blocks;
}

function blockOf(name: string, behaviour: BlockBehaviour, variant: Type, open: boolean): PouSymbol {
  const { inputs, outputs, aliases = {} } = parameters[behaviour];
  const list = [...inputs.map((text) => parameterOf(text, 'VAR_INPUT', variant)), ...outputs.map((text) => parameterOf(text, 'VAR_OUTPUT', variant))];
  const variables = new Map(list.map((variable) => [variable.key, variable]));
  for (const [alias, target] of Object.entries(aliases)) {
    const variable = variables.get(target);
    if (variable !== undefined && !variables.has(alias)) variables.set(alias, variable);
  }
  return {
    kind: 'pou',
    pou: 'function-block',
    name,
    key: name,
    declaration: null,
    unit: null,
    standard: behaviour,
    parameters: list,
    variables,
    methods: new Map(),
    properties: new Map(),
    actions: new Map(),
    base: null,
    open,
    returnType: voidType,
  };
}

function parameterOf(text: string, section: 'VAR_INPUT' | 'VAR_OUTPUT', variant: Type): VariableSymbol {
  const [name = '', type = ''] = text.split(':');
  return {
    kind: 'variable',
    name,
    key: name,
    section,
    constant: false,
    retain: false,
    type: type === '#' ? variant : elementary.BOOL,
    address: null,
    initial: null,
    edge: null,
    declaration: null,
    unit: null,
    start: 0,
    end: 0,
  };
}
