import type { Specification, TestVector } from '../patterns/model.js';
import type { Digest, Rung, SignOffSheet } from './model.js';

/** Name and version of the soft PLC that ran the proof; part of the hashes' meaning. */
export const simulatorVersion = 'shiftmate-soft-plc 1';

/**
 * The sheet a person signs: hashes of exactly what was proven, the rungs, and what was not proven.
 * Source: SHA-256 by the digest given.
 * Units: hexadecimal digests.
 * Errors: none beyond those of the digest given.
 */
export function signOffSheet(
  parts: Readonly<{ code: string; specification: Specification; vectors: readonly TestVector[]; rungs: readonly Rung[]; notProven: readonly string[] }>,
  digest: Digest,
): SignOffSheet {
  return {
    blockName: parts.specification.blockName,
    draftSha256: digest(parts.code),
    vectorsSha256: digest(JSON.stringify(parts.vectors)),
    specificationSha256: digest(JSON.stringify(parts.specification)),
    simulator: simulatorVersion,
    rungs: parts.rungs.map(({ rung, name, status }) => ({ rung, name, status })),
    notProven: parts.notProven,
    signatures: ['Reviewed by (control engineer), date:', 'Tested on the target controller by, date:', 'Released under management of change no., date:'],
  };
}
