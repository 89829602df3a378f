import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { drawLines, makePdf } from '../../../testing/make-pdf.js';
import { unpack } from './stream-filters.js';
import { refuseDecompressionBomb } from './unpacked-size.js';

const megabyte = 1_048_576;

/** An object with a stream as a PDF holds it; the check looks at streams alone. */
function withStream(dictionary: string, data: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<<${dictionary}/Length ${data.length}>>\nstream\r\n`, 'latin1'),
    data,
    Buffer.from('\nendstream\nendobj\n', 'latin1'),
  ]);
}

const blanks = (count: number) => Buffer.alloc(count, 32);

describe('what the streams of a PDF unpack to', () => {
  it('refuses one packed stream beyond a quarter of the budget', async () => {
    const bytes = withStream('/Filter/FlateDecode', deflateSync(blanks(30 * megabyte)));
    expect(bytes.length).toBeLessThan(40_000);
    await expect(refuseDecompressionBomb(bytes, 100 * megabyte)).rejects.toMatchObject({ code: 'document-unreadable' });
    await expect(refuseDecompressionBomb(bytes, 100 * megabyte)).rejects.toThrow(/more than 25 MB.*decompression bomb/);
    await refuseDecompressionBomb(bytes, 130 * megabyte);
  });
  it('sees through two filters, and through run lengths after a filter', async () => {
    const twice = withStream('/Filter [ /FlateDecode /FlateDecode ]', deflateSync(deflateSync(blanks(30 * megabyte))));
    await expect(refuseDecompressionBomb(twice, 100 * megabyte)).rejects.toThrow(/decompression bomb/);
    // Each pair of 129 and a byte stands for 128 bytes.
    const runs = withStream('/Filter[/FlateDecode/RunLengthDecode]', deflateSync(Buffer.alloc(megabyte / 2, 129)));
    await expect(refuseDecompressionBomb(runs, 100 * megabyte)).rejects.toThrow(/decompression bomb/);
    await refuseDecompressionBomb(runs, 132 * megabyte);
  });
  it('sees through the filters that come before or instead of it', async () => {
    const hex = Buffer.from(deflateSync(deflateSync(blanks(30 * megabyte))).toString('hex'));
    await expect(refuseDecompressionBomb(withStream('/Filter[/AHx/Fl/Fl]', hex), 100 * megabyte)).rejects.toThrow(/decompression bomb/);
    // The example of ISO 32000-1, 7.4.4.2 unpacks to ten bytes.
    const lzw = Uint8Array.of(0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01);
    expect([...((await unpack(lzw, 'lzw', 99)) ?? [])]).toEqual([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    expect(await unpack(lzw, 'lzw', 4)).toBeNull();
    expect(Buffer.from((await unpack(Buffer.from('87cURD]j7BEbo80~>'), 'base85', 99)) ?? []).toString()).toBe('Hello world!');
  });
  it('adds up many small streams', async () => {
    const one = withStream('/Filter/FlateDecode', deflateSync(blanks(2 * megabyte)));
    const many = Buffer.concat(Array.from({ length: 6 }, () => one));
    await expect(refuseDecompressionBomb(many, 10 * megabyte)).rejects.toThrow(/more than 10 MB, the limit per document/);
    await refuseDecompressionBomb(many, 12 * megabyte);
  });
  it('leaves pictures out of the sum, and counts a damaged stream as far as it can be read', async () => {
    const picture = withStream('/Type/XObject/Subtype/Image/Filter/FlateDecode', deflateSync(blanks(6 * megabyte)));
    await refuseDecompressionBomb(Buffer.concat([picture, picture, picture]), 10 * megabyte);
    const packed = deflateSync(blanks(30 * megabyte));
    await expect(refuseDecompressionBomb(withStream('/Filter/FlateDecode', packed.subarray(0, packed.length - 20)), 100 * megabyte)).rejects.toThrow(/bomb/);
    await refuseDecompressionBomb(withStream('/Filter/FlateDecode', Buffer.from('no packed data')), megabyte);
  });
  it('lets an honest document pass', async () => {
    const bytes = await makePdf((pdf) => {
      for (let page = 0; page < 5; page += 1) drawLines(pdf.addPage(), ['Close valve V-1 before the filter is opened.'], { x: 72, y: 100 });
    });
    await refuseDecompressionBomb(bytes, megabyte);
  });
});
