import type { Signal } from '../model.js';

/** Which side of a limit is meant; `at` leaves it to the other limit of the same output. */
export type Side = 'above' | 'below' | 'at';

/** One thing that a request says of an input: a measured value beyond a limit, or a signal in a state. */
export type Atom =
  | Readonly<{ kind: 'limit'; side: Side; value: number; unit: string | null; inputs: readonly Signal[]; said: string }>
  | Readonly<{ kind: 'signal'; wanted: boolean | null; inputs: readonly Signal[]; said: string }>;

/** What a request says that its block does, read without regard to any pattern. Times in milliseconds. */
export type Statement = Readonly<{ said: string; outputs: readonly Signal[] }> &
  (
    | Readonly<{ kind: 'edge'; effect: boolean; atoms: readonly Atom[]; others: readonly Atom[]; holdMs: number | null; steady: boolean; whileIt: boolean }>
    | Readonly<{ kind: 'guard'; forbids: boolean; atom: Atom; always: boolean }>
    | Readonly<{ kind: 'least'; state: boolean; timeMs: number }>
    | Readonly<{ kind: 'most'; timeMs: number }>
    | Readonly<{ kind: 'cycle'; onMs: number; offMs: number }>
    | Readonly<{ kind: 'unclear'; why: string }>
  );

export type Edge = Extract<Statement, { kind: 'edge' }>;
export type Guard = Extract<Statement, { kind: 'guard' }>;
