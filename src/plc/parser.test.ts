import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expression, Statement } from './ast.js';
import { parse, parseRange, parseStatementRange } from './parser.js';
import { positionAt, sourceText } from './source-text.js';

const text = `(* head *) PROGRAM Main
VAR a, b : INT := 3; END_VAR {pragma}
a := b + 2 * (a - 1); // tail
IF a > 3 THEN b := 0; END_IF;
END_PROGRAM`;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** All nodes with a span, with the span they lie in. */
function nodesOf(value: unknown, outer: readonly [number, number], found: (readonly [number, number, readonly [number, number], string])[]): void {
  if (Array.isArray(value)) for (const item of value) nodesOf(item, outer, found);
  else if (isRecord(value)) {
    const { start, end, kind } = Object.fromEntries(Object.entries(value));
    const inner: readonly [number, number] = typeof start === 'number' && typeof end === 'number' ? [start, end] : outer;
    if (inner !== outer) found.push([inner[0], inner[1], outer, String(kind)]);
    for (const child of Object.values(value)) nodesOf(child, inner, found);
  }
}

const statementsOf = (source: string): readonly Statement[] => {
  const { unit } = parse(source, { dialect: 'iec', fileName: 'a.st' });
  const [pou] = unit.declarations;
  return pou?.kind === 'pou' && pou.body.kind === 'statement-body' ? pou.body.statements : [];
};

describe('the tree', () => {
  it('holds statements, comments and pragmas with exact spans', () => {
    const { unit, diagnostics } = parse(text, { dialect: 'iec', fileName: 'a.st' });
    expect(diagnostics).toEqual([]);
    expect(statementsOf(text).map((statement) => text.slice(statement.start, statement.end))).toEqual([
      'a := b + 2 * (a - 1)',
      'IF a > 3 THEN b := 0; END_IF;',
    ]);
    expect(unit.comments.map((comment) => comment.text)).toEqual(['(* head *)', '// tail']);
    expect(unit.pragmas.map((pragma) => pragma.text)).toEqual(['{pragma}']);
    expect(positionAt(unit.source, text.indexOf('IF'))).toEqual({ line: 4, column: 1 });
  });
  it('every node lies within its parent', () => {
    const { unit } = parse(text, { dialect: 'iec', fileName: 'a.st' });
    const found: (readonly [number, number, readonly [number, number], string])[] = [];
    nodesOf(unit.declarations, [0, text.length], found);
    expect(found.length).toBeGreaterThan(20);
    expect(found.filter(([start, end, outer]) => start < outer[0] || end > outer[1] || end < start)).toEqual([]);
  });
  it('operators bind as the table says: written with all parentheses they give the same tree', () => {
    const operators = ['OR', 'XOR', 'AND', '=', '<', '+', '*', 'MOD', '**'];
    const strip = (expression: Expression): unknown => {
      if (expression.kind === 'parenthesised') return strip(expression.expression);
      if (expression.kind === 'binary') return [expression.operator, strip(expression.left), strip(expression.right)];
      return expression.kind === 'name' ? expression.name : expression.kind;
    };
    const print = (expression: Expression): string => {
      if (expression.kind === 'parenthesised') return print(expression.expression);
      if (expression.kind === 'binary') return `(${print(expression.left)} ${expression.operator} ${print(expression.right)})`;
      return expression.kind === 'name' ? expression.name : '0';
    };
    const expressionOf = (source: string): Expression | null => {
      const [statement] = statementsOf(`PROGRAM p x := ${source}; END_PROGRAM`);
      return statement?.kind === 'assignment' ? statement.value : null;
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...operators), { minLength: 1, maxLength: 8 }), (list) => {
        const value = expressionOf(list.reduce((source, operator, index) => `${source} ${operator} v${index}`, 'v'));
        expect(value).not.toBeNull();
        if (value === null) return;
        const again = expressionOf(print(value));
        expect(again === null ? null : strip(again)).toEqual(strip(value));
      }),
    );
  });
});

describe('parts of a file, for the XML formats', () => {
  const file = '<Declaration><![CDATA[FUNCTION_BLOCK B\nVAR x : INT; END_VAR]]></Declaration><ST><![CDATA[x := 1;\ny : 2;]]></ST>';
  const source = sourceText('B.TcPOU', file);
  it('a header without its END_ word is complete; spans are those of the whole file', () => {
    const start = file.indexOf('FUNCTION_BLOCK');
    const { declarations, diagnostics } = parseRange(source, { start, end: file.indexOf(']]>') }, 'beckhoff');
    const [pou] = declarations;
    expect([diagnostics, pou?.kind, pou?.start]).toEqual([[], 'pou', start]);
  });
  it('statements alone report at their place in the file', () => {
    const start = file.indexOf('x := 1');
    const { statements, diagnostics } = parseStatementRange(source, { start, end: file.lastIndexOf(']]>') }, 'beckhoff');
    expect([statements[0]?.start, diagnostics[0]?.line]).toEqual([start, 3]);
  });
});
