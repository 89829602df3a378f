import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { listZipEntries, unpackZip } from './zip.js';

const text = (content: string) => new TextEncoder().encode(content);
const everything = () => true;

describe('unpackZip', () => {
  it('gives back the wanted entries only', () => {
    const zip = zipSync({ 'a.xml': text('alpha'), 'b.bin': text('beta') });
    const parts = unpackZip(zip, (name) => name.endsWith('.xml'), 1_000);
    expect([...parts].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([['a.xml', 'alpha']]);
    expect(listZipEntries(zip).map(({ name, unpackedBytes }) => [name, unpackedBytes])).toEqual([
      ['a.xml', 5],
      ['b.bin', 4],
    ]);
  });
  it('refuses a bomb by its own directory', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(40_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(50_000);
    expect(() => unpackZip(bomb, everything, 1_000_000)).toThrow(/unpacks to more than 1 MB/);
  });
  it('refuses a bomb that lies about its size, before it has unpacked', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(40_000_000) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const entry = bomb.length - 22 - 46 - 5;
    expect(view.getUint32(entry, true)).toBe(0x02014b50);
    view.setUint32(entry + 24, 10, true);
    expect(() => unpackZip(bomb, everything, 1_000_000)).toThrow(/unpacks to more than 1 MB/);
  });
  it('refuses an archive cut short, and one that is encrypted', () => {
    const zip = zipSync({ 'a.xml': text('alpha') });
    expect(() => unpackZip(zip.subarray(0, zip.length - 10), everything, 1_000)).toThrow(/damaged/);
    const encrypted = zip.slice();
    const entry = zip.length - 22 - 46 - 5;
    encrypted[entry + 8] = 1;
    expect(() => unpackZip(encrypted, everything, 1_000)).toThrow(/encrypted/);
  });
  it('reads or refuses any damaged archive, and never fails otherwise', () => {
    const zip = zipSync({ 'a.xml': text('alpha '.repeat(200)), 'b.xml': text('beta') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
        const damaged = zip.slice();
        for (const [at, value] of changes) damaged[at] = value;
        try {
          unpackZip(damaged, everything, 100_000);
        } catch (error) {
          expect(error).toMatchObject({ code: 'document-unreadable' });
        }
      }),
      { numRuns: 300 },
    );
  });
});
