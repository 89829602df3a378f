import { detectDialect } from '../detect-dialect.js';
import type { Dialect } from '../dialect.js';
import { readCodesysExport } from './codesys-export.js';
import { readL5x } from './l5x.js';
import { fileFinding, type ReadResult } from './plc-source.js';
import { readPlcopenXml } from './plcopen-xml.js';
import { readTwincat } from './twincat.js';
import { parseXml } from './xml.js';

/**
 * Text of a file: UTF-8, UTF-16 with a byte order mark, otherwise Latin-1 (CODESYS 2.3 writes it). Null for files that are no text at all.
 * Source: Unicode byte order marks; ISO 8859-1 for older exports.
 * Units: bytes in, UTF-16 code units out.
 * Errors: never throws; null for binary files.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes.subarray(0, 4_096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/**
 * Reads any supported file: .st, .scl, .TcPOU/.TcDUT/.TcGVL/.TcIO, CODESYS 2.3 .EXP, PLCopen XML and Rockwell .L5X. What counts is the content; the extension only
 * decides between text dialects. A file that cannot be read gives a diagnostic and no source; nothing throws.
 * Source: PLCopen TC6 XML 2.01; CODESYS 2.3 export text; TwinCAT 3 and Logix Designer files as their tools write them.
 * Units: lines from 1, columns from 0 in `origins`.
 * Errors: never throws; a file that cannot be read gives no source and one finding that says what to do.
 */
export function readPlcFile(fileName: string, content: Uint8Array | string, dialect: Dialect | null = null): ReadResult {
  const decoded = typeof content === 'string' ? content : decodeText(content);
  if (decoded === null) return refuse(fileName, 'not-text', 'This is a binary file, not Structured Text. Export the program as text or PLCopen XML first.');
  const text = decoded.replace(/^\uFEFF/, '');
  if (text.trim() === '') return refuse(fileName, 'file-empty', 'The file is empty.');
  if (text.includes('\u0000'))
    return refuse(fileName, 'not-text', 'This is a binary file, not Structured Text. Export the program as text or PLCopen XML first.');
  if (/^\s*<(?:\?xml|!--|[A-Za-z])/.test(text)) return readXml(fileName, text, dialect);
  if (/\.exp$/i.test(fileName) || /\(\*\s*@(?:NESTEDCOMMENTS|PATH|OBJECTFLAGS|END_DECLARATION)\b/.test(text)) return readCodesysExport(fileName, text, dialect);
  return { sources: [{ fileName, text, dialect: dialect ?? guessDialect(fileName, text), origins: null }], diagnostics: [] };
}

function refuse(fileName: string, rule: string, message: string, line = 1, column = 1): ReadResult {
  return { sources: [], diagnostics: [fileFinding(fileName, 'error', rule, message, line, column)] };
}

function readXml(fileName: string, text: string, dialect: Dialect | null): ReadResult {
  const parsed = parseXml(text);
  if (parsed.root === null)
    return refuse(
      fileName,
      'xml-ill-formed',
      `The XML is not well formed: ${parsed.error.message} Export the file again.`,
      parsed.error.line,
      parsed.error.column,
    );
  const { root } = parsed;
  if (root.name === 'TcPlcObject') return readTwincat(fileName, root, dialect);
  if (root.name === 'project' || root.name === 'pou') return readPlcopenXml(fileName, root, dialect);
  if (root.name === 'RSLogix5000Content') return readL5x(fileName, root);
  return refuse(
    fileName,
    'format-unsupported',
    `XML with the root element ${root.name} is neither a TwinCAT object, a PLCopen project nor a Rockwell L5X file.`,
    root.line,
  );
}

/** The dialect a text is written in, from its extension and from what only one dialect has. */
export function guessDialect(fileName: string, text: string): Dialect {
  if (/\.(?:scl|udt|db)$/i.test(fileName)) return 'siemens';
  return detectDialect(text.replace(/\(\*(?!\s*@)[\s\S]*?\*\)|\/\/[^\n]*/g, ' '), fileName);
}
