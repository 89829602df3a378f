import type { Evidence } from '../../../domain/evidence.js';
import { type Unit, unitsIn } from './clauses.js';
import { withRows } from './drawn-tables.js';

const read: WeakMap<Evidence, readonly Unit[]> = new WeakMap();

/** The sentences and rows of a paper in force; none for a record or a superseded edition. Read once for each evidence. */
export function unitsOf(evidence: Evidence): readonly Unit[] {
  if (evidence.kind !== 'passage' || evidence.status === 'superseded' || evidence.untrusted === true) return [];
  const known = read.get(evidence);
  if (known !== undefined) return known;
  const units = unitsIn(withRows(evidence.quote));
  read.set(evidence, units);
  return units;
}
