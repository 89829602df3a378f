import type { CompilationUnit } from '../ast.js';
import { positionAt } from '../source-text.js';
import { declaredIn } from './facts.js';
import type { Rule, RuleContext } from './model.js';
import { pousOf } from './walk.js';

/** Lines on which a comment begins, and lines on which one ends; computed once per unit. */
const known = new WeakMap<CompilationUnit, Readonly<{ begins: ReadonlySet<number>; ends: ReadonlySet<number> }>>();
function commentLines(unit: CompilationUnit): Readonly<{ begins: ReadonlySet<number>; ends: ReadonlySet<number> }> {
  const cached = known.get(unit);
  if (cached !== undefined) return cached;
  const lines = {
    begins: new Set(unit.comments.map((comment) => positionAt(unit.source, comment.start).line)),
    ends: new Set(unit.comments.map((comment) => positionAt(unit.source, comment.end).line)),
  };
  known.set(unit, lines);
  return lines;
}

/** A comment on the same lines, or one that ends on the line before. */
function hasCommentBeside(context: RuleContext, at: Readonly<{ start: number; end: number }>): boolean {
  const { source } = context.unit;
  const { begins, ends } = commentLines(context.unit);
  const [first, last] = [positionAt(source, at.start).line, positionAt(source, at.end).line];
  if (ends.has(first - 1)) return true;
  for (let line = first; line <= last; line++) if (begins.has(line)) return true;
  return false;
}

const allCommented: Rule = {
  id: 'C2',
  title: 'Comment every program unit and its interface',
  severity: 'info',
  check: (context) =>
    pousOf(context.unit).flatMap((pou) => {
      const bare = declaredIn(pou.sections).filter(
        (variable) => ['VAR_INPUT', 'VAR_OUTPUT', 'VAR_IN_OUT'].includes(variable.section) && !hasCommentBeside(context, variable.declaration),
      );
      const header = hasCommentBeside(context, { start: pou.start, end: pou.name.end });
      return [
        ...(header ? [] : [{ at: pou.name, message: `${pou.name.name} has no comment that says what it does. Add one above it.` }]),
        ...(bare.length === 0
          ? []
          : [
              {
                at: bare[0]?.name ?? pou.name,
                message: `${bare.length} inputs and outputs of ${pou.name.name} have no comment (${bare
                  .slice(0, 4)
                  .map((variable) => variable.name.name)
                  .join(', ')}${bare.length > 4 ? ', ...' : ''}). Say what each is, with its unit.`,
              },
            ]),
      ];
    }),
};

const noNesting: Rule = {
  id: 'C3',
  title: 'Do not nest comments',
  severity: 'warning',
  check: (context) =>
    context.unit.comments
      .filter((comment) => comment.nested)
      .map((comment) => ({ at: comment, message: 'A comment stands inside a comment. Not every tool reads that; take the inner one out.' })),
};

const noCodeInComments: Rule = {
  id: 'C4',
  title: 'Comments do not hold code',
  severity: 'info',
  check: (context) =>
    context.unit.comments
      .filter((comment) => /[A-Za-z_][\w.[\]]*\s*:=\s*[^;=]+;|\bEND_(?:IF|FOR|CASE|WHILE)\b|\bIF\b[^\n]+\bTHEN\b[^\n]*;/i.test(comment.text))
      .map((comment) => ({ at: comment, message: 'This comment holds code. Delete it; the version history keeps it.' })),
};

export const commentRules: readonly Rule[] = [allCommented, noNesting, noCodeInComments];
