import { load } from '../../proof/harness.js';
import type { SoftPlc } from '../../runtime/program.js';
import type { Constant, PatternBuild, Signal } from '../model.js';
import { millisecondsOf, renderBlock } from '../render.js';
import { readNumbers, readTimes } from '../request-quantities.js';
import { normaliseRequest } from '../request-text.js';

/** Values that a figure is replaced with: a figure that matters shows with one of them. */
const factors = [0.5, 2];
/** Scans that all scenarios together may take; a block with longer ones is not looked at. */
const scansAtMost = 25_000;

/**
 * Open questions about figures of the request that stand in the block and change nothing in any scenario of it, and about Boolean outputs that never come on
 * there.
 * Source: own design of this package.
 * Units: as the constants of the block.
 * Errors: none; a block that does not compile gives none.
 */
export function deadFigures(request: string, build: PatternBuild): readonly string[] {
  const scans = build.vectors.flatMap(({ setup, steps, cycleMs }) => [...setup, ...steps].map(({ forMs }) => scansOf(forMs, cycleMs)));
  if (scans.reduce((sum, one) => sum + one, 0) > scansAtMost) return [];
  const open = { ...build, constants: [], locals: [...build.constants.map(asLocal), ...build.locals] };
  const { plc } = load(renderBlock(open), 'iec', build.blockName);
  if (plc === null) return [];
  const run = new Run(plc, build);
  const before = run.trace();
  const figures = figuresOf(request);
  const dead = build.constants.filter((constant) => {
    const value = figureOf(constant);
    if (value === null || value === 0 || !figures.has(value)) return false;
    return factors.every(
      (factor) => run.trace({ name: constant.name, value: constant.type === 'REAL' ? value * factor : Math.round(value * factor) }) === before,
    );
  });
  return [
    ...dead.map(
      ({ name, value, description }) =>
        `${name} = ${value} (${description}) changes nothing: with half of it and with twice of it the block does the same in all that was tried. What shall it do?`,
    ),
    ...run
      .still()
      .map(({ identifier, description }) => `${identifier} (${description}) never comes on in all that was tried. Is it needed, and what shall switch it?`),
  ];
}

function scansOf(forMs: number, cycleMs: number): number {
  return Math.max(1, Math.ceil(forMs / cycleMs));
}

function asLocal({ name, type, value, description }: Constant): PatternBuild['locals'][number] {
  return { name, type, initial: value, description };
}

function figureOf({ type, value }: Constant): number | null {
  const number = type === 'TIME' ? millisecondsOf(value) : Number(value);
  return Number.isFinite(number) ? number : null;
}

/** The figures of a request: numbers as written, times in milliseconds. */
function figuresOf(request: string): ReadonlySet<number> {
  const text = normaliseRequest(request);
  const times = readTimes(text);
  return new Set([...times.map(({ milliseconds }) => milliseconds), ...readNumbers(text, times).map(({ value }) => value)]);
}

/** The block run through its scenarios, with what its outputs did. */
class Run {
  private readonly plc: SoftPlc;
  private readonly build: PatternBuild;
  private readonly outputs: readonly Readonly<{ row: Signal; slot: number }>[];
  private readonly changed = new Set<Signal>();

  constructor(plc: SoftPlc, build: PatternBuild) {
    this.plc = plc;
    this.build = build;
    this.outputs = build.signals.filter(({ direction }) => direction === 'output').map((row) => ({ row, slot: plc.indexOf(row.identifier) }));
  }

  /** What all outputs were in every scan, as one number; `instead`: one constant with another value. */
  trace(instead?: Readonly<{ name: string; value: number }>): number {
    let hash = 0;
    const note = (): void => {
      for (const { row, slot } of this.outputs) {
        const value = this.plc.get(slot);
        if (instead === undefined && value !== 0) this.changed.add(row);
        hash = (Math.imul(hash, 31) + Math.round(value * 1_000)) | 0;
      }
    };
    for (const { setup, steps, cycleMs } of this.build.vectors) {
      this.plc.coldStart();
      if (instead !== undefined) this.plc.write(instead.name, instead.value);
      for (const { drive, forMs } of [...setup, ...steps]) {
        for (const [name, value] of Object.entries(drive)) this.plc.write(name, value);
        for (let scan = scansOf(forMs, cycleMs); scan > 0; scan--) {
          this.plc.scan(cycleMs);
          note();
        }
      }
    }
    return hash;
  }

  /** Boolean outputs that were never on. */
  still(): readonly Signal[] {
    return this.outputs.filter(({ row }) => row.type === 'BOOL' && !this.changed.has(row)).map(({ row }) => row);
  }
}
