import { unreadable } from './budget.js';
import { decodeText } from './decode.js';
import { listZipEntries } from './zip.js';

export type Content =
  | Readonly<{ format: 'pdf' | 'docx' | 'xlsx'; warnings: readonly string[] }>
  | Readonly<{ format: 'markdown' | 'text' | 'html' | 'csv'; text: string; encoding: string; warnings: readonly string[] }>;

const formatOfExtension: ReadonlyMap<string, Content['format']> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['htm', 'html'],
  ['html', 'html'],
  ['xhtml', 'html'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['txt', 'text'],
  ['text', 'text'],
  ['log', 'text'],
]);

const foreign: readonly Readonly<{ magic: readonly number[]; what: string }>[] = [
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old or password-protected Office file; save it as .docx or .xlsx without a password' },
  { magic: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture; put it into a PDF first' },
  { magic: [0xff, 0xd8, 0xff], what: 'a JPEG picture; put it into a PDF first' },
  { magic: [0x49, 0x49, 0x2a, 0x00], what: 'a TIFF picture; put it into a PDF first' },
  { magic: [0x1f, 0x8b], what: 'a gzip archive; unpack it first' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], what: 'a 7-Zip archive; unpack it first' },
  { magic: [0x52, 0x61, 0x72, 0x21], what: 'a RAR archive; unpack it first' },
  { magic: [0x4d, 0x5a], what: 'a Windows program' },
  { magic: [0x7f, 0x45, 0x4c, 0x46], what: 'a Linux program' },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: 'a Rich Text file; save it as .docx' },
];

/** What the bytes are, whatever the name says; a name that says otherwise gives a warning. Throws `document-unreadable` for what Shiftmate does not read. */
export function sniffContent(fileName: string, bytes: Uint8Array): Content {
  const named = formatOfExtension.get(extensionOf(fileName));
  if (bytes.length === 0) throw unreadable('The file is empty.');
  const binary = sniffBinary(bytes);
  if (binary !== null) return { format: binary, warnings: mislabelled(named, binary) };
  if (named === 'pdf' || named === 'docx' || named === 'xlsx')
    throw unreadable(`The name says .${extensionOf(fileName)}, but the content is not that; export it again.`);
  const { text, encoding } = decodeText(bytes);
  if (controlShare(text) > 0.02) throw unreadable('The file is neither text nor a format Shiftmate reads.');
  const format = sniffText(text, named);
  const encodingWarning = encoding === 'utf-8' ? [] : [`The file is not UTF-8; it was read as ${encoding}.`];
  return { format, text: text.replace(/^\ufeff/, ''), encoding, warnings: [...mislabelled(named, format), ...encodingWarning] };
}

export function extensionOf(fileName: string): string {
  return /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

function sniffBinary(bytes: Uint8Array): 'pdf' | 'docx' | 'xlsx' | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (/%PDF-\d/.test(head)) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return sniffZip(bytes);
  const known = foreign.find(({ magic }) => magic.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) throw unreadable(`The file is ${known.what}.`);
  return null;
}

function sniffZip(bytes: Uint8Array): 'docx' | 'xlsx' {
  const names = new Set(listZipEntries(bytes).map((entry) => entry.name));
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  throw unreadable('The file is an archive, not a document; unpack it first.');
}

function sniffText(text: string, named: Content['format'] | undefined): 'markdown' | 'text' | 'html' | 'csv' {
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!doctype html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(text.slice(0, 4096))) return 'html';
  if (named === 'html' || named === 'csv' || named === 'markdown') return named;
  if (looksTabular(text)) return 'csv';
  return named === undefined && /^#{1,3}\s+\S.*\n/m.test(text.slice(0, 2000)) ? 'markdown' : 'text';
}

/** Nearly every one of the first lines is cut into the same three or more columns by semicolons, tabs or bars. */
function looksTabular(text: string): boolean {
  const lines = text
    .slice(0, 16_384)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  if (lines.length < 3) return false;
  return [';', '\t', '|'].some((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [first = 0] = [...counts].sort((a, b) => a - b).slice(Math.floor(counts.length / 2));
    return first >= 2 && counts.filter((count) => count === first).length >= counts.length * 0.9;
  });
}

function controlShare(text: string): number {
  const sample = text.slice(0, 65_536);
  return (sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0) / Math.max(1, sample.length);
}

function mislabelled(named: Content['format'] | undefined, found: Content['format']): readonly string[] {
  if (named === undefined || named === found || (named === 'text' && found === 'csv')) return [];
  return [`The name says ${named}, the content is ${found}; it was read as ${found}.`];
}
