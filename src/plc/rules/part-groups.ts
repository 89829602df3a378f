import type { Pou } from '../ast.js';
import type { DeclaredVariable } from './facts.js';
import type { RuleContext } from './model.js';
import type { CodePart } from './walk.js';

/** Everything inside one POU: its body, actions, methods and accessors. */
export function partsOfPou(context: RuleContext, part: CodePart): readonly CodePart[] {
  return context.parts.filter((other) => other.pou === part.pou);
}

/** The bodies of the POUs that are written in Structured Text throughout. */
export function bodies(context: RuleContext): readonly CodePart[] {
  return context.parts.filter((part) => part.kind === 'pou' && part.pou.body.kind === 'statement-body' && !hasForeignPart(part.pou));
}

/** Whether a body, method, action or accessor of the POU is in a language that is not read (ladder, function blocks, instruction list). */
export function hasForeignPart({ body, actions, methods, properties }: Pou): boolean {
  const parts = [...actions, ...methods, ...properties.flatMap(({ accessors }) => accessors)];
  return [body, ...parts.map((part) => part.body)].some(({ kind }) => kind === 'foreign-body');
}

/** Whether no statement stands in any part: an interface file, a block whose code is kept elsewhere (`{extern}`), a body that is yet to be written. */
export function isWithoutCode(parts: readonly CodePart[]): boolean {
  return parts.every(({ statements }) => statements.length === 0);
}

/** A variable of an elementary number, bit or time type. */
export function isPlain(variable: DeclaredVariable): boolean {
  return (
    variable.declaration.type.kind === 'named-type' &&
    /^(?:BOOL|BYTE|[DL]?WORD|[US]?INT|U?[DL]INT|USINT|SINT|L?REAL|L?TIME)$/.test(variable.declaration.type.key)
  );
}
