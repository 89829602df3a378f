import { SaxesParser } from 'saxes';

/** A piece of text or CDATA with where it begins: line from 1, column from 0. */
export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly line: number;
  readonly column: number;
}
/** `name` is without its namespace prefix. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | XmlText)[];
  readonly line: number;
  readonly column: number;
}
export type XmlResult = Readonly<{ root: XmlElement; error: null } | { root: null; error: Readonly<{ message: string; line: number; column: number }> }>;

interface OpenElement {
  kind: 'element';
  name: string;
  attributes: Map<string, string>;
  children: (XmlElement | XmlText)[];
  line: number;
  column: number;
}

/** Deepest nesting accepted; deeper files are refused rather than risking the stack of later readers. */
const maximumDepth = 400;

/** Reads an XML file into a tree with positions. Entities beyond the five of XML are not expanded. Never throws: an ill-formed file is an error value. */
export function parseXml(source: string): XmlResult {
  const parser = new SaxesParser({ position: true });
  const state: { root: OpenElement | null; error: { message: string; line: number; column: number } | null } = { root: null, error: null };
  const open: OpenElement[] = [];
  const lineStarts = starts(source);
  let mark = 0;
  const push = (text: string, from: number): void => {
    const [line, column] = locate(lineStarts, from);
    open.at(-1)?.children.push({ kind: 'text', text, line, column });
  };
  parser.on('opentag', (tag) => {
    const [line, column] = locate(lineStarts, mark);
    const element: OpenElement = {
      kind: 'element',
      name: localName(tag.name),
      attributes: new Map(Object.entries(tag.attributes).map(([name, value]) => [localName(name), String(value)])),
      children: [],
      line,
      column,
    };
    open.at(-1)?.children.push(element);
    state.root ??= element;
    open.push(element);
    if (open.length > maximumDepth) state.error ??= { message: `The file nests more than ${maximumDepth} elements.`, line, column: column + 1 };
    mark = parser.position;
  });
  parser.on('closetag', () => {
    open.pop();
    mark = parser.position;
  });
  parser.on('text', (text) => {
    push(text, mark);
    mark = Math.max(mark, parser.position - 1);
  });
  parser.on('cdata', (text) => {
    push(text, source.lastIndexOf('<![CDATA[', parser.position) + 9);
    mark = parser.position;
  });
  parser.on('error', (error) => {
    state.error ??= { message: error.message.replace(/^[^:]*?\d+:\d+:\s*/, ''), line: parser.line, column: parser.columnIndex + 1 };
  });
  feed(parser, source, () => state.error !== null);
  if (state.error !== null) return { root: null, error: state.error };
  return state.root === null ? { root: null, error: { message: 'The file holds no XML element.', line: 1, column: 1 } } : { root: state.root, error: null };
}

/** In pieces, so that a broken file stops early. */
function feed(parser: SaxesParser, source: string, failed: () => boolean): void {
  const size = 65_536;
  for (let from = 0; from < source.length && !failed(); from += size) parser.write(source.slice(from, from + size));
  if (!failed()) parser.close();
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function starts(text: string): readonly number[] {
  const result = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) result.push(at + 1);
  return result;
}

function locate(lineStarts: readonly number[], offset: number): readonly [number, number] {
  let [low, high] = [0, lineStarts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low + 1, offset - (lineStarts[low] ?? 0)];
}

/** The child elements, of the given names when there are any. */
export function elementsOf(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element' && (names.length === 0 || names.includes(child.name))) as readonly XmlElement[];
}
/** The first child element of one of the names. */
export function firstOf(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return element === undefined ? undefined : elementsOf(element, ...names)[0];
}
/** All descendants of a name, in document order. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)]);
}
/** The value of an attribute; null when it is missing. */
export function attribute(element: XmlElement | undefined, name: string): string | null {
  return element?.attributes.get(name) ?? null;
}

/** The text below an element with where it begins. Whitespace around a CDATA section is dropped; inner markup (xhtml) gives its text. */
export function textBelow(element: XmlElement): XmlText {
  const pieces: XmlText[] = [];
  const collect = (current: XmlElement): void => {
    for (const child of current.children) {
      if (child.kind === 'text') pieces.push(child);
      else collect(child);
    }
  };
  collect(element);
  const meaningful = pieces.filter((piece) => piece.text.trim() !== '');
  const first = meaningful[0];
  if (first === undefined) return { kind: 'text', text: '', line: element.line, column: element.column };
  return {
    kind: 'text',
    text: pieces
      .slice(pieces.indexOf(first), pieces.indexOf(meaningful.at(-1) ?? first) + 1)
      .map((piece) => piece.text)
      .join(''),
    line: first.line,
    column: first.column,
  };
}
