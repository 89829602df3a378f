import { type CheckedUnits, check } from '../checker.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import { compile, instantiate } from '../runtime/compile.js';
import type { InstantiateOptions, PlcValue, SoftPlc } from '../runtime/program.js';

/** Parses and checks one text; syntax findings first. */
export function diagnose(source: string, dialect: Dialect = 'iec'): readonly Diagnostic[] {
  const { unit, diagnostics } = parse(source, { dialect, fileName: 'test.st' });
  return [...diagnostics, ...check([unit], { dialect }).diagnostics];
}

/** The findings as `line rule`, errors only unless told otherwise; the form in which tests compare them. */
export function rulesOf(source: string, dialect: Dialect = 'iec', severities: readonly string[] = ['error']): readonly string[] {
  return diagnose(source, dialect)
    .filter((finding) => severities.includes(finding.severity))
    .map((finding) => `${finding.line} ${finding.rule}`);
}

export function checked(source: string, dialect: Dialect = 'iec'): CheckedUnits {
  return check([parse(source, { dialect, fileName: 'test.st' }).unit], { dialect });
}

/** A running instance of a program; throws with the findings when the text has errors or cannot run. */
export function start(source: string, name = 'Main', dialect: Dialect = 'iec', options: InstantiateOptions = {}): SoftPlc {
  const errors = diagnose(source, dialect).filter((finding) => finding.severity === 'error');
  const { plc, diagnostics } = instantiate(compile(checked(source, dialect)), name, options);
  const all = [...errors, ...diagnostics];
  if (plc === null || errors.length > 0) throw new Error(all.map((finding) => `${finding.line}:${finding.column} ${finding.message}`).join('\n'));
  return plc;
}

/** Why a program does not run: the messages of `instantiate`. */
export function refusals(source: string, name = 'Main', dialect: Dialect = 'iec'): readonly string[] {
  return instantiate(compile(checked(source, dialect)), name).diagnostics.map((finding) => finding.message);
}

/** The value of an expression, calculated by a program of one assignment to a variable of the type. */
export function evaluate(type: string, expression: string, dialect: Dialect = 'iec', declarations = ''): PlcValue {
  const plc = start(`PROGRAM Main VAR result : ${type}; ${declarations} END_VAR\nresult := ${expression};\nEND_PROGRAM`, 'Main', dialect);
  plc.scan(10);
  if (plc.fault !== null) throw new Error(plc.fault.message);
  const value = plc.read('result');
  if (value === undefined) throw new Error('result is not an elementary variable');
  return value;
}

/**
 * Runs a table: each row sets inputs, advances the clock, scans once and gives the named outputs. Rows read like the timing
 * diagrams of the standard.
 */
export function trace(
  plc: SoftPlc,
  inputs: readonly string[],
  outputs: readonly string[],
  rows: readonly (readonly [number, ...(boolean | number)[]])[],
): readonly (readonly (PlcValue | undefined)[])[] {
  return rows.map(([elapsed, ...values]) => {
    for (const [index, name] of inputs.entries()) {
      const value = values[index];
      if (value !== undefined && !plc.write(name, value)) throw new Error(`cannot write ${name}`);
    }
    plc.scan(elapsed);
    return outputs.map((name) => plc.read(name));
  });
}
