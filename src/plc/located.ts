import type { DirectAddress } from './ast.js';
import type { Dialect } from './dialect.js';

/** Bits from `from` up to, not including, `to` of one area of the process image or of the memory. */
export type BitRange = Readonly<{ area: string; from: number; to: number }>;

const widths: ReadonlyMap<string, number> = new Map([
  ['B', 8],
  ['W', 16],
  ['D', 32],
  ['L', 64],
]);

/**
 * The bits that a direct address names, `bits` of them (default: the width its letter names); null where nothing is placed yet (`%Q*`).
 * Addresses of one area that share bits share memory.
 * Source: IEC 61131-3:2013, 6.5.5.2 leaves the numbering to the implementer. Siemens, TwinCAT and by default here: the number is a byte
 * (`%MD20` is bytes 20 to 23). CODESYS 3 online help, addresses: the number counts units of the address's own size (`%MD5` is bytes 20 to 23).
 * A bit is `byte.bit`, `word.bit` where the bit is above 7. More parts name a module and its channel: such channels only meet their own kind.
 * Units: bits.
 * Errors: never throws.
 */
export function bitRangeOf(address: DirectAddress, dialect: Dialect, bits?: number): BitRange | null {
  if (address.path.length === 0) return null;
  const width = widths.get(address.size.toUpperCase()) ?? 1;
  const [first = 0, second = 0] = address.path;
  if (address.path.length > (width === 1 ? 2 : 1) || (width === 1 && address.path.length === 1)) {
    const channel = (address.path.at(-1) ?? 0) * width;
    return { area: `${address.area}${address.size}${address.path.slice(0, -1).join('.')}`, from: channel, to: channel + (bits ?? width) };
  }
  const unit = dialect === 'codesys' ? width : 8;
  const from = width === 1 ? first * (second > 7 ? 16 : 8) + second : first * unit;
  return { area: address.area, from, to: from + (bits ?? width) };
}

/** Whether two ranges share a bit. */
export function overlap(one: BitRange, other: BitRange): boolean {
  return one.area === other.area && one.from < other.to && other.from < one.to;
}
