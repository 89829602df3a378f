/**
 * A small conflict-driven SAT solver: two watched literals, first unique implication point, activity order, restarts. Literals are non-zero numbers,
 * variable `v` true is `v`, false is `-v`. Clauses may be added between calls; assumptions hold for one call.
 */
export class SatSolver {
  private variables = 0;
  private readonly clauses: Int32Array[] = [];
  private readonly watches: number[][] = [[], []];
  private readonly assigns: number[] = [0];
  private readonly levels: number[] = [0];
  private readonly reasons: (Int32Array | null)[] = [null];
  private readonly phases: number[] = [0];
  private readonly activity: number[] = [0];
  private readonly seen: boolean[] = [false];
  private readonly trail: number[] = [];
  private readonly starts: number[] = [];
  private readonly heap: number[] = [];
  private readonly positions: number[] = [-1];
  private head = 0;
  private step = 1;
  private contradiction = false;
  private model: readonly number[] = [];
  /** Conflicts so far, the measure of effort. */
  conflicts = 0;

  variable(): number {
    const fresh = ++this.variables;
    this.watches.push([], []);
    this.assigns.push(0);
    this.levels.push(0);
    this.reasons.push(null);
    this.phases.push(-1);
    this.activity.push(0);
    this.seen.push(false);
    this.positions.push(-1);
    this.insert(fresh);
    return fresh;
  }

  add(literals: readonly number[]): void {
    if (this.contradiction) return;
    this.backtrack(0);
    const kept: number[] = [];
    for (const literal of literals) {
      const value = this.value(literal);
      if (value > 0 || kept.includes(-literal)) return;
      if (value === 0 && !kept.includes(literal)) kept.push(literal);
    }
    const [one] = kept;
    if (one === undefined) this.contradiction = true;
    else if (kept.length === 1) {
      this.enqueue(one, null);
      if (this.propagate() !== null) this.contradiction = true;
    } else this.attach(Int32Array.from(kept));
  }

  /** `sat`, `unsat`, or `unknown` when `limit` conflicts were not enough. */
  solve(assumptions: readonly number[], limit = 20_000): 'sat' | 'unsat' | 'unknown' {
    if (this.contradiction) return 'unsat';
    this.backtrack(0);
    const end = this.conflicts + limit;
    let restartAt = this.conflicts + 100;
    for (;;) {
      const conflict = this.propagate();
      if (conflict !== null) {
        this.conflicts++;
        if (this.starts.length === 0) {
          this.contradiction = true;
          return 'unsat';
        }
        this.learn(conflict);
        continue;
      }
      if (this.conflicts >= end) return 'unknown';
      if (this.conflicts >= restartAt) {
        restartAt = this.conflicts + 100 + Math.floor(this.conflicts / 10);
        this.backtrack(0);
      }
      const next = this.decide(assumptions);
      if (next === 'conflict') return 'unsat';
      if (next === 0) {
        this.model = this.assigns.slice();
        this.backtrack(0);
        return 'sat';
      }
      this.starts.push(this.trail.length);
      this.enqueue(next, null);
    }
  }

  /** The value in the last model. */
  modelValue(literal: number): boolean {
    const value = this.model[Math.abs(literal)] ?? 0;
    return literal > 0 ? value > 0 : value < 0;
  }

  private value(literal: number): number {
    const value = this.assigns[Math.abs(literal)] ?? 0;
    return literal > 0 ? value : -value;
  }

  private slot(literal: number): number {
    return literal > 0 ? 2 * literal : -2 * literal + 1;
  }

  private attach(clause: Int32Array): void {
    const index = this.clauses.push(clause) - 1;
    this.watches[this.slot(clause[0] ?? 0)]?.push(index);
    this.watches[this.slot(clause[1] ?? 0)]?.push(index);
  }

  private enqueue(literal: number, reason: Int32Array | null): void {
    const variable = Math.abs(literal);
    this.assigns[variable] = literal > 0 ? 1 : -1;
    this.levels[variable] = this.starts.length;
    this.reasons[variable] = reason;
    this.trail.push(literal);
  }

  private propagate(): Int32Array | null {
    while (this.head < this.trail.length) {
      const conflict = this.visit(-(this.trail[this.head++] ?? 0));
      if (conflict !== null) return conflict;
    }
    return null;
  }

  /** Looks at every clause that watches a literal which has become false. */
  private visit(falsified: number): Int32Array | null {
    const list = this.watches[this.slot(falsified)] ?? [];
    let kept = 0;
    for (let at = 0; at < list.length; at++) {
      const index = list[at] ?? 0;
      const clause = this.clauses[index];
      if (clause === undefined) continue;
      if (clause[0] === falsified) {
        clause[0] = clause[1] ?? 0;
        clause[1] = falsified;
      }
      const other = clause[0] ?? 0;
      if (this.value(other) > 0 || !this.moveWatch(clause, index)) {
        list[kept++] = index;
        if (this.value(other) > 0) continue;
        if (this.value(other) < 0) {
          for (at++; at < list.length; at++) list[kept++] = list[at] ?? 0;
          list.length = kept;
          this.head = this.trail.length;
          return clause;
        }
        this.enqueue(other, clause);
      }
    }
    list.length = kept;
    return null;
  }

  private moveWatch(clause: Int32Array, index: number): boolean {
    for (let at = 2; at < clause.length; at++) {
      const literal = clause[at] ?? 0;
      if (this.value(literal) < 0) continue;
      clause[at] = clause[1] ?? 0;
      clause[1] = literal;
      this.watches[this.slot(literal)]?.push(index);
      return true;
    }
    return false;
  }

  private learn(conflict: Int32Array): void {
    const level = this.starts.length;
    const learnt: number[] = [0];
    const marked: number[] = [];
    let [open, at, literal] = [0, this.trail.length - 1, 0];
    let reason: Int32Array | null = conflict;
    do {
      for (const other of reason ?? []) {
        const variable = Math.abs(other);
        if (other === literal || this.seen[variable] === true || (this.levels[variable] ?? 0) === 0) continue;
        this.seen[variable] = true;
        marked.push(variable);
        this.bump(variable);
        if (this.levels[variable] === level) open++;
        else learnt.push(other);
      }
      while (this.seen[Math.abs(this.trail[at] ?? 0)] !== true) at--;
      literal = this.trail[at--] ?? 0;
      reason = this.reasons[Math.abs(literal)] ?? null;
      open--;
    } while (open > 0);
    learnt[0] = -literal;
    for (const variable of marked) this.seen[variable] = false;
    this.step *= 1.05;
    this.jump(learnt);
  }

  private jump(learnt: number[]): void {
    let [back, second] = [0, 1];
    for (let index = 1; index < learnt.length; index++) {
      const level = this.levels[Math.abs(learnt[index] ?? 0)] ?? 0;
      if (level > back) [back, second] = [level, index];
    }
    this.backtrack(back);
    const asserted = learnt[0] ?? 0;
    if (learnt.length === 1) {
      this.enqueue(asserted, null);
      return;
    }
    [learnt[1], learnt[second]] = [learnt[second] ?? 0, learnt[1] ?? 0];
    const clause = Int32Array.from(learnt);
    this.attach(clause);
    this.enqueue(asserted, clause);
  }

  private backtrack(level: number): void {
    if (this.starts.length <= level) return;
    const start = this.starts[level] ?? 0;
    for (let at = this.trail.length - 1; at >= start; at--) {
      const literal = this.trail[at] ?? 0;
      const variable = Math.abs(literal);
      this.phases[variable] = literal > 0 ? 1 : -1;
      this.assigns[variable] = 0;
      if (this.positions[variable] === -1) this.insert(variable);
    }
    this.trail.length = start;
    this.starts.length = level;
    this.head = start;
  }

  private decide(assumptions: readonly number[]): number | 'conflict' {
    for (const assumption of assumptions) {
      const value = this.value(assumption);
      if (value < 0) return 'conflict';
      if (value === 0) return assumption;
    }
    while (this.heap.length > 0) {
      const variable = this.takeTop();
      if (this.assigns[variable] === 0) return (this.phases[variable] ?? -1) * variable;
    }
    return 0;
  }

  // ------------------------------------------------------------------ a heap of variables by activity

  private bump(variable: number): void {
    this.activity[variable] = (this.activity[variable] ?? 0) + this.step;
    if ((this.activity[variable] ?? 0) > 1e100) {
      for (let index = 1; index <= this.variables; index++) this.activity[index] = (this.activity[index] ?? 0) * 1e-100;
      this.step *= 1e-100;
    }
    const position = this.positions[variable] ?? -1;
    if (position >= 0) this.rise(position);
  }

  private before(a: number, b: number): boolean {
    return (this.activity[a] ?? 0) > (this.activity[b] ?? 0);
  }

  private place(variable: number, position: number): void {
    this.heap[position] = variable;
    this.positions[variable] = position;
  }

  private insert(variable: number): void {
    this.place(variable, this.heap.length);
    this.rise(this.heap.length - 1);
  }

  private rise(from: number): void {
    const variable = this.heap[from] ?? 0;
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = this.heap[parent] ?? 0;
      if (!this.before(variable, above)) break;
      this.place(above, position);
      position = parent;
    }
    this.place(variable, position);
  }

  private takeTop(): number {
    const top = this.heap[0] ?? 0;
    const last = this.heap.pop() ?? 0;
    this.positions[top] = -1;
    if (this.heap.length > 0) {
      let position = 0;
      for (;;) {
        let child = 2 * position + 1;
        if (child >= this.heap.length) break;
        if (child + 1 < this.heap.length && this.before(this.heap[child + 1] ?? 0, this.heap[child] ?? 0)) child++;
        const below = this.heap[child] ?? 0;
        if (!this.before(below, last)) break;
        this.place(below, position);
        position = child;
      }
      this.place(last, position);
    }
    return top;
  }
}
