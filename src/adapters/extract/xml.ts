import { SaxesParser } from 'saxes';
import { unreadable } from './budget.js';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Runs over an XML part of an Office file, names without prefix; document types (and so entities) are refused. */
export function scanXml(
  xml: string,
  on: Readonly<{ open?: (name: string, attributes: XmlAttributes) => void; text?: (text: string) => void; close?: (name: string) => void }>,
): void {
  if (xml === '') return;
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('doctype', () => {
    throw unreadable('The file holds a document type, which an Office file never does; it was not read.');
  });
  parser.on('error', (error) => {
    throw unreadable('The Office file is damaged and cannot be read.', error);
  });
  parser.on('opentag', (tag) => on.open?.(local(tag.name), Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [name, String(value)]))));
  parser.on('text', (text) => on.text?.(text));
  parser.on('closetag', (tag) => on.close?.(local(tag.name)));
  parser.write(xml).close();
}
