import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.js';
import { sniffContent } from './sniff.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const word = zipSync({ 'word/document.xml': strToU8('<x/>') });

describe('sniffContent', () => {
  it.each([
    ['a.pdf', bytes('%PDF-1.4\n...'), 'pdf'],
    ['a.docx', word, 'docx'],
    ['a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'xlsx'],
    ['a.md', bytes('# Title'), 'markdown'],
    ['a.html', bytes('<p>part of a page</p>'), 'html'],
    ['a.csv', bytes('a;b'), 'csv'],
    ['a.txt', bytes('plain'), 'text'],
    ['log.txt', bytes('Date;Asset;Fault\n2025-03-01;P-101A;leak\n2025-03-02;P-101A;noise\n'), 'csv'],
    ['README', bytes('# Title\n\ntext'), 'markdown'],
    ['a.st', bytes('x := 1;'), 'text'],
  ])('knows %s by its content', (name, content, format) =>
    expect([sniffContent(name, content).format, sniffContent(name, content).warnings]).toEqual([format, []]),
  );
  it('goes by the content where the name says otherwise, with a warning', () => {
    expect(sniffContent('a.pdf', word)).toMatchObject({ format: 'docx', warnings: ['The name says pdf, the content is docx; it was read as docx.'] });
    expect(sniffContent('a.txt', bytes('<!DOCTYPE html><html></html>'))).toMatchObject({
      format: 'html',
      warnings: [expect.stringMatching(/content is html/)],
    });
  });
  it.each([
    ['a.docx', bytes('not a zip'), /name says \.docx/],
    ['a.doc', latin1('\u00d0\u00cf\u0011\u00e0rest'), /old or password-protected Office file/],
    ['a.png', latin1('\u0089PNG'), /PNG picture/],
    ['a.zip', zipSync({ 'x.txt': strToU8('x') }), /archive/],
    ['a.txt', latin1('\u007fELF'), /program/],
    ['a.csv', new Uint8Array(), /empty/],
    ['a.txt', latin1('ab\u0000\u0001\u0002\u0003cd'.repeat(50)), /neither text nor/],
  ])('refuses %s', (name, content, reason) => expect(() => sniffContent(name, content)).toThrow(reason));
});

describe('decodeText', () => {
  it.each([
    ['utf-8', bytes('Öl ≥ 5 °C')],
    ['utf-8', Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes('Öl ≥ 5 °C'))],
    ['utf-16le', Uint8Array.of(0xff, 0xfe, ...new Uint8Array(Uint16Array.from('Öl ≥ 5 °C', (character) => character.charCodeAt(0)).buffer))],
  ])('reads %s', (encoding, content) =>
    expect([decodeText(content).encoding, decodeText(content).text.replace(/^\ufeff/, '')]).toEqual([encoding, 'Öl ≥ 5 °C']),
  );
  it('reads Western and Chinese code pages, and any line ends', () => {
    expect(decodeText(latin1('\u00d6l 5 \u00b0C, St\u00f6rung\r\nneu\rende'))).toEqual({ text: 'Öl 5 °C, Störung\nneu\nende', encoding: 'windows-1252' });
    expect(decodeText(Uint8Array.of(0xb1, 0xc3, 0xc2, 0xa9, 0xd3, 0xcd))).toEqual({ text: '泵漏油', encoding: 'gb18030' });
  });
});
