import type { CompilationUnit } from '../ast.js';
import type { Span } from '../diagnostics.js';
import { positionAt } from '../source-text.js';
import type { RuntimeFault } from './program.js';

/** Where in the source a fault would be reported. */
export type Place = Readonly<{ unit: CompilationUnit; span: Span }>;

/** Thrown inside a scan and caught by it; nothing outside the runtime sees it. */
export class ScanFault extends Error {
  readonly rule: RuntimeFault['rule'];
  readonly place: Place | null;
  constructor(rule: RuntimeFault['rule'], message: string, place: Place | null) {
    super(message);
    this.rule = rule;
    this.place = place;
  }
}

/** Line and column of a fault for its report. */
export function faultReport(fault: ScanFault, scan: number): RuntimeFault {
  const { place } = fault;
  const position = place === null ? { line: 0, column: 0 } : positionAt(place.unit.source, place.span.start);
  return { rule: fault.rule, message: fault.message, file: place?.unit.source.fileName ?? '', ...position, scan };
}

/**
 * The memory of one running program. A variable owns slots in both arrays at the same index: numbers (BOOL 0 or 1, integers to
 * 32 bits, REAL, LREAL, TIME and dates in milliseconds, addresses) in `numbers`, strings and 64-bit values (bigint) in `objects`.
 * Slots from `stackStart` on are frames of functions and methods. The numbers of the whole stack are reserved at once (the system
 * commits them page by page when they are first written); its objects are made when a frame first reaches them.
 */
export class Memory {
  readonly numbers: Float64Array;
  readonly objects: (string | bigint)[];
  readonly stackStart: number;
  /** First slot behind the part of the stack that is made; a frame that reaches over it asks `growStack`. */
  stackEnd: number;
  stack: number;
  budget = 0;
  now = 0;
  /** The last call of a function or method: where a stack that ran over is reported. */
  calling: Place | null = null;

  constructor(staticSlots: number, stackSlots: number) {
    this.numbers = new Float64Array(staticSlots + stackSlots);
    this.objects = new Array<string | bigint>(staticSlots).fill('');
    this.stackStart = staticSlots;
    this.stackEnd = staticSlots;
    this.stack = staticSlots;
  }

  /** Makes the stack reach `end`, at least doubling it; false when it may not become that large. */
  growStack(end: number): boolean {
    if (end > this.numbers.length) return false;
    const made = this.stackEnd - this.stackStart;
    const size = Math.min(this.numbers.length, Math.max(end, this.stackStart + Math.max(64, made * 2)));
    while (this.objects.length < size) this.objects.push('');
    this.stackEnd = size;
    return true;
  }
}
