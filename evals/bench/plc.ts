import { check } from '../../src/plc/checker.js';
import { parse } from '../../src/plc/parser.js';
import { compile, instantiate } from '../../src/plc/runtime/compile.js';

type Measurement = Readonly<{ name: string; value: number; unit: string }>;

/** One of ten like units of a machine: nine lines of timers, edges, states and arithmetic. */
function unitLines(index: number): readonly string[] {
  const n = String(index);
  return [
    `run${n} := level${n} > 10.0 AND NOT fault${n};`,
    `delay${n}(IN := run${n}, PT := T#2s);`,
    `edge${n}(CLK := delay${n}.Q);`,
    `IF edge${n}.Q THEN count${n} := count${n} + 1; END_IF;`,
    `CASE state${n} OF 0: IF run${n} THEN state${n} := 1; END_IF; 1: IF delay${n}.Q THEN state${n} := 2; END_IF;`,
    `  2: IF NOT run${n} THEN state${n} := 0; END_IF; END_CASE;`,
    `level${n} := level${n} + 0.1 * (flow${n} - 3.0) + 0.5;`,
    `IF level${n} > 100.0 THEN level${n} := 0.0; END_IF;`,
    `command${n} := (state${n} = 2 OR state${n} = 1) AND run${n} AND NOT fault${n};`,
  ];
}

/** A program of about 100 lines: declarations in 8 lines, 90 lines of statements. */
function hundredLines(name: string): string {
  const units = Array.from({ length: 10 }, (_, index) => index);
  const list = (prefix: string): string => units.map((index) => `${prefix}${index}`).join(', ');
  return [
    `PROGRAM ${name}`,
    'VAR',
    `  ${list('run')}, ${list('fault')}, ${list('command')} : BOOL;`,
    `  ${list('level')}, ${list('flow')} : REAL; ${list('state')} : INT; ${list('count')} : DINT;`,
    `  ${list('delay')} : TON; ${list('edge')} : R_TRIG;`,
    'END_VAR',
    ...units.flatMap(unitLines),
    'END_PROGRAM',
  ].join('\n');
}

/** The best of several runs: units of work per second of the wall clock. */
function best(rounds: number, work: () => number): number {
  let fastest = 0;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    const done = work();
    fastest = Math.max(fastest, (done / (performance.now() - begin)) * 1000);
  }
  return fastest;
}

function frontEnd(): readonly Measurement[] {
  const text = Array.from({ length: 50 }, (_, index) => hundredLines(`P${index}`)).join('\n');
  const lines = text.split('\n').length;
  const read = (): ReturnType<typeof parse> => parse(text, { dialect: 'iec', fileName: 'bench.st' });
  const parsing = best(12, () => {
    read();
    return lines;
  });
  const both = best(12, () => {
    check([read().unit], { dialect: 'iec' });
    return lines;
  });
  return [
    { name: 'plc parse', value: Math.round(parsing), unit: 'lines/s' },
    { name: 'plc parse and check', value: Math.round(both), unit: 'lines/s' },
  ];
}

function softPlc(): readonly Measurement[] {
  const compiled = compile(check([parse(hundredLines('Main'), { dialect: 'iec', fileName: 'bench.st' }).unit], { dialect: 'iec' }));
  const { plc } = instantiate(compiled, 'Main');
  if (plc === null) return [];
  const scans = best(8, () => {
    for (let scan = 0; scan < 50_000; scan++) plc.scan(10);
    return 50_000;
  });
  const starts = best(5, () => {
    for (let count = 0; count < 20; count++) instantiate(compiled, 'Main');
    return 20;
  });
  return [
    { name: 'plc scans of a 100-line program', value: Math.round(scans), unit: 'scans/s' },
    { name: 'plc instances of a 100-line program', value: Math.round(starts), unit: 'instances/s' },
  ];
}

/** Speed of the Structured Text front end and the soft PLC on this machine, one core. */
export async function benchPlc(): Promise<readonly Measurement[]> {
  return [...frontEnd(), ...softPlc()];
}
