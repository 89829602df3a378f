import type { Dialect } from './dialect.js';

/**
 * Text that only one family of tools writes, with the weight of the evidence. Comments and strings count too: they are rarely
 * misleading, and a wrong guess costs strictness, not correctness.
 */
const marks: readonly (readonly [Dialect, RegExp, number])[] = [
  ['siemens', /^\s*(?:FUNCTION_BLOCK|FUNCTION|ORGANIZATION_BLOCK|DATA_BLOCK|TYPE)\s+"/im, 5],
  ['siemens', /\bS7_Optimized_Access\b|\bEND_REGION\b|\bORGANIZATION_BLOCK\b|\bEND_DATA_BLOCK\b/i, 4],
  ['siemens', /(?:^|[\s(;=])#[A-Za-z_]\w*\s*(?:[.[(;,)]|:=|[+\-*/<>=])/m, 2],
  ['beckhoff', /<TcPlcObject\b|\bTc2_|\bTc3_|\bF_Get|\{attribute 'Tc/i, 4],
  ['codesys', /\{\s*attribute\b|\bTHIS\^|\bSUPER\^|\b__(?:NEW|DELETE|TRY|QUERYINTERFACE|ISVALIDREF|SYSTEM)\b/i, 3],
  ['codesys', /\b(?:POINTER|REFERENCE)\s+TO\b|\bREF=|\bSIZEOF\s*\(|\bADR\s*\(|\bW?STRING\s*\(/i, 2],
  ['codesys', /\(\*\s*@(?:NESTEDCOMMENTS|PATH|OBJECTFLAGS|END_DECLARATION)\b|\bAND_THEN\b|\bOR_ELSE\b|\w\^/, 2],
  ['rockwell', /\[:=\]|\bTONR\s*\(\s*\w+\s*\)|\bJSR\s*\(|\bOSRI\s*\(/i, 3],
];

const extensions: ReadonlyMap<string, Dialect> = new Map([
  ['scl', 'siemens'],
  ['tcpou', 'beckhoff'],
  ['tcdut', 'beckhoff'],
  ['tcgvl', 'beckhoff'],
  ['tcio', 'beckhoff'],
  ['exp', 'codesys'],
  ['l5x', 'rockwell'],
]);

/**
 * The dialect a file is most likely written in, from its extension and telling words; `iec` when nothing speaks for a vendor. For
 * callers whose user named no dialect.
 * Source: own scoring of marks that only one vendor has.
 * Units: none.
 * Errors: never throws; `iec` when nothing tells.
 */
export function detectDialect(text: string, fileName: string): Dialect {
  const known = extensions.get(fileName.split('.').at(-1)?.toLowerCase() ?? '');
  if (known !== undefined) return known;
  const scores = new Map<Dialect, number>();
  for (const [dialect, mark, weight] of marks) if (mark.test(text)) scores.set(dialect, (scores.get(dialect) ?? 0) + weight);
  let best: Dialect = 'iec';
  let bestScore = 1;
  for (const [dialect, score] of scores) {
    if (score <= bestScore) continue;
    best = dialect;
    bestScore = score;
  }
  return best;
}
