/** The parts a typeset document is made of. Text still holds inline marks (`**bold**`, `*italic*`, footnote marks). */

export type CalloutLevel = 'danger' | 'warning' | 'caution' | 'note';

export type Shape = Readonly<{ kind: 'box' | 'circle' | 'line' | 'arrow' | 'curve' | 'text'; numbers: readonly number[]; label: string }>;

export type Block =
  | Readonly<{ kind: 'heading'; level: 1 | 2 | 3; text: string; anchor: string | null }>
  | Readonly<{ kind: 'paragraph'; text: string }>
  | Readonly<{ kind: 'step'; marker: string; text: string; depth: number }>
  | Readonly<{ kind: 'bullet'; text: string; depth: number }>
  | Readonly<{ kind: 'callout'; level: CalloutLevel; text: string }>
  | Readonly<{ kind: 'table'; caption: string; anchor: string | null; head: readonly string[]; rows: readonly (readonly string[])[] }>
  | Readonly<{ kind: 'figure'; caption: string; anchor: string | null; height: number; shapes: readonly Shape[] }>
  | Readonly<{ kind: 'page-break' }>;

/** A block after numbering: headings, tables and figures carry their number, text its resolved references. */
export type NumberedBlock = Readonly<{ block: Block; number: string }>;

export type ParsedBody = Readonly<{ blocks: readonly Block[]; footnotes: ReadonlyMap<string, string> }>;

/** Everything the front matter of a source file says. */
export type DocumentMeta = Readonly<{
  id: string;
  title: string;
  subtitle: string;
  maker: string;
  documentNumber: string;
  revision: string;
  effectiveDate: string;
  supersedes: string | null;
  status: 'current' | 'superseded';
  appliesTo: readonly string[];
  models: readonly string[];
  language: 'en' | 'de' | 'zh';
  accessRoles: readonly string[];
  kind: 'manual' | 'policy';
  output: string;
  look: string;
  columns: 1 | 2;
  paper: 'A4' | 'A5';
  hyphenate: boolean;
  scanned: boolean;
  /** Body pages are stored sideways with /Rotate 90. */
  rotated: boolean;
  revisions: readonly (readonly [string, string, string])[];
}>;

/** A mistake in a source file: says the file, the line and what to write instead. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}
