import type { Comment, CompilationUnit, Pou } from '../ast.js';
import type { Dialect } from '../dialect.js';
import { positionAt } from '../source-text.js';

export interface PrintOptions {
  /** Dialect of the output; it may differ from the dialect of the unit. */
  readonly dialect: Dialect;
  /** False leaves comments out, for comparing programs. Default true. */
  readonly comments?: boolean;
  /** Sections in a fixed order and vendor names back to the standard's: two programs that mean the same print the same. */
  readonly canonical?: boolean;
}

/** Where the printer stands: what is written so far, the comments still to be placed, and the names that are local in the current POU. */
export interface PrintContext {
  readonly unit: CompilationUnit;
  readonly options: PrintOptions;
  readonly lines: string[];
  readonly comments: readonly Comment[];
  /** Index of the next comment to be placed. */
  nextComment: number;
  indent: number;
  locals: ReadonlySet<string>;
  /** Upper-case names of POUs and types declared in the unit. */
  readonly declared: ReadonlySet<string>;
}

/** The state of printing one unit. */
export function createContext(unit: CompilationUnit, options: PrintOptions): PrintContext {
  const declared = new Set<string>();
  for (const declaration of unit.declarations) {
    if (declaration.kind === 'pou' || declaration.kind === 'interface' || declaration.kind === 'data-block') declared.add(declaration.name.key);
    if (declaration.kind === 'type-block') for (const definition of declaration.definitions) declared.add(definition.name.key);
  }
  const comments = options.comments === false ? [] : [...unit.comments].sort((a, b) => a.start - b.start);
  return { unit, options, lines: [], comments, nextComment: 0, indent: 0, locals: new Set(), declared };
}

/** Adds a line at the current depth. */
export function write(context: PrintContext, text: string): void {
  context.lines.push(text === '' ? '' : `${'    '.repeat(context.indent)}${text}`);
}

/** Prints what `body` prints one step deeper. */
export function indented(context: PrintContext, body: () => void): void {
  context.indent++;
  body();
  context.indent--;
}

/** Places the comments that stand before an offset on lines of their own. */
export function commentsBefore(context: PrintContext, offset: number): void {
  for (let comment = context.comments[context.nextComment]; comment !== undefined && comment.start < offset; comment = context.comments[context.nextComment]) {
    context.nextComment++;
    for (const line of commentText(comment, context).split('\n')) write(context, line.trim());
  }
}

/** Appends the comments that follow a node on its own line to the last line written. */
export function commentAfter(context: PrintContext, end: number): void {
  const line = positionAt(context.unit.source, end).line;
  for (let comment = context.comments[context.nextComment]; comment !== undefined; comment = context.comments[context.nextComment]) {
    if (comment.start < end || positionAt(context.unit.source, comment.start).line !== line || commentText(comment, context).includes('\n')) return;
    const between = context.unit.source.text.slice(end, comment.start);
    if (/[A-Za-z0-9]/.test(between)) return;
    context.nextComment++;
    const last = context.lines.length - 1;
    context.lines[last] = `${context.lines[last] ?? ''} ${commentText(comment, context)}`;
  }
}

/** Line comments become block comments where the dialect of the unit wrote something else than the target reads; nested ones are flattened. */
function commentText(comment: Comment, context: PrintContext): string {
  const raw = context.unit.source.text.slice(comment.start, comment.end).trimEnd();
  if (comment.style === 'line') return raw;
  return raw.startsWith('/*') ? `(*${raw.slice(2, -2).replaceAll('*)', '* )')}*)` : raw;
}

/** The names that `#` marks as local in SCL: every variable of the POU. */
export function localsOf(pou: Pick<Pou, 'sections'>): ReadonlySet<string> {
  return new Set(
    pou.sections
      .filter((section) => section.section !== 'VAR_EXTERNAL')
      .flatMap((section) => section.declarations.flatMap((declaration) => declaration.names.map((name) => name.key))),
  );
}
