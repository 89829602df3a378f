import type { BitAccessExpression, DirectAddress } from '../ast.js';
import type { Token } from './tokens.js';

/** A direct address token as a node; an ill-formed one (already reported by the lexer) reads as a memory bit. IEC 61131-3 table 16. */
export function addressOf(token: Token): DirectAddress {
  const { start, end, text, key } = token;
  const match = /^%(I|Q|M|DB|P|E|A)?(\d*)(?:\.DB)?([XBWDL]?)([\d.]*)/.exec(key);
  const area = match?.[1] ?? 'M';
  const path = `${match?.[2] ?? ''}.${match?.[4] ?? ''}`.split('.').filter((part) => part !== '');
  const international = area === 'E' ? 'I' : area === 'A' ? 'Q' : area;
  return { kind: 'direct-address', area: areaOf(international), size: match?.[3] ?? '', path: path.map(Number), text, start, end };
}

function areaOf(text: string): DirectAddress['area'] {
  return text === 'I' || text === 'Q' || text === 'DB' || text === 'P' ? text : 'M';
}

const partSizes: ReadonlyMap<string, BitAccessExpression['size']> = new Map([
  ['X', 1],
  ['B', 8],
  ['W', 16],
  ['D', 32],
  ['L', 64],
]);

/** The part of a value that `%X3`, `%B1`, `%W0`, `%D1` or `%3` names; null for any other address. */
export function partOf(key: string): Readonly<{ size: BitAccessExpression['size']; index: number }> | null {
  const match = /^%([XBWDL]?)(\d+)$/.exec(key);
  const size = match === null ? undefined : partSizes.get(match[1] === '' || match[1] === undefined ? 'X' : match[1]);
  return match === null || size === undefined ? null : { size, index: Number(match[2]) };
}
