import { positionAt } from '../source-text.js';
import { declaredIn } from './facts.js';
import type { Rule, RuleContext } from './model.js';
import { pousOf } from './walk.js';

function hasCommentBeside(context: RuleContext, at: Readonly<{ start: number; end: number }>): boolean {
  const { source, comments } = context.unit;
  const [first, last] = [positionAt(source, at.start).line, positionAt(source, at.end).line];
  return comments.some((comment) => {
    const [from, to] = [positionAt(source, comment.start).line, positionAt(source, comment.end).line];
    return (from <= last && from >= first) || to === first - 1;
  });
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
