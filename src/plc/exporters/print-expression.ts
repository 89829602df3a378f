import type { Argument, CallExpression, Expression, NameExpression, StructInitializerField, TypedNameExpression, TypeReference } from '../ast.js';
import type { PrintContext } from './print-context.js';
import { formalInputs, typeNameIn } from './vendor-names.js';

/** An expression as source text in the context's dialect. Parentheses are kept as they were read. */
export function printExpression(context: PrintContext, expression: Expression): string {
  const print = (inner: Expression): string => printExpression(context, inner);
  switch (expression.kind) {
    case 'integer-literal':
    case 'real-literal':
    case 'bool-literal':
    case 'duration-literal':
    case 'date-literal':
    case 'string-literal':
      return expression.text;
    case 'null-literal':
      return 'NULL';
    case 'name':
      return printName(context, expression);
    case 'member':
      return `${print(expression.object)}.${expression.member.name}`;
    case 'bit-access':
      return `${print(expression.object)}.${expression.size === 1 && context.options.dialect !== 'siemens' ? '' : { 1: '%X', 8: '%B', 16: '%W', 32: '%D', 64: '%L' }[expression.size]}${expression.index}`;
    case 'index':
      return `${print(expression.array)}[${expression.indices.map(print).join(', ')}]`;
    case 'dereference':
      return `${print(expression.operand)}^`;
    case 'direct-address':
      return expression.text;
    case 'call':
      return printCall(context, expression);
    case 'unary':
      return expression.operator === 'NOT' ? `NOT ${print(expression.operand)}` : `${expression.operator}${print(expression.operand)}`;
    case 'binary':
      return `${print(expression.left)} ${expression.operator} ${print(expression.right)}`;
    case 'parenthesised':
      return `(${print(expression.expression)})`;
    case 'typed-name':
      return `${printTypeOfValue(context, expression)}#${expression.member.name}`;
    case 'assignment-expression':
      return `${print(expression.target)} := ${print(expression.value)}`;
    case 'array-initializer':
      return `[${expression.elements.map((element) => (element.repeat === null ? (element.value === null ? '' : print(element.value)) : `${print(element.repeat)}(${element.value === null ? '' : print(element.value)})`)).join(', ')}]`;
    case 'struct-initializer':
      return `(${printFields(context, expression.fields)})`;
    case 'error-expression':
      return context.unit.source.text.slice(expression.start, expression.end);
  }
}

/** The fields of a structure value, separated by commas. */
export function printFields(context: PrintContext, fields: readonly StructInitializerField[]): string {
  return fields.map((field) => `${field.name.name} := ${printExpression(context, field.value)}`).join(', ');
}

/** The type before `#`; SCL writes declared types in quotes. */
function printTypeOfValue(context: PrintContext, { typeName }: TypedNameExpression): string {
  const quoted = context.declared.has(typeName.key) || context.unit.source.text.charCodeAt(typeName.start) === 34;
  return quoted && context.options.dialect === 'siemens' ? `"${typeName.name}"` : typeName.name;
}

function printName(context: PrintContext, expression: NameExpression): string {
  if (context.options.dialect !== 'siemens') return expression.name;
  if (context.locals.has(expression.key) || expression.quoting === 'local') return `#${expression.name}`;
  return expression.quoting === 'global' || context.declared.has(expression.key) ? `"${expression.name}"` : expression.name;
}

function printCall(context: PrintContext, call: CallExpression): string {
  return `${printExpression(context, call.callee)}(${printArguments(context, call)})`;
}

/** SCL wants formal names for the selection functions; every other dialect (and the canonical form) takes them positionally. */
function printArguments(context: PrintContext, call: CallExpression): string {
  const formal = call.callee.kind === 'name' ? formalInputs.get(call.callee.key) : undefined;
  if (formal === undefined || call.arguments.length > formal.length) return call.arguments.map((argument) => printArgument(context, argument)).join(', ');
  const inOrder = call.arguments.every((argument, index) => argument.name === null || argument.name.key === formal[index]);
  if (!inOrder) return call.arguments.map((argument) => printArgument(context, argument)).join(', ');
  const values = call.arguments.map((argument) => (argument.value === null ? '' : printExpression(context, argument.value)));
  return context.options.dialect === 'siemens' ? values.map((value, index) => `${formal[index] ?? ''} := ${value}`).join(', ') : values.join(', ');
}

/** One argument of a call with its name and direction. */
export function printArgument(context: PrintContext, argument: Argument): string {
  const value = argument.value === null ? '' : printExpression(context, argument.value);
  if (argument.name === null) return value;
  if (argument.direction === 'out') return `${argument.negated ? 'NOT ' : ''}${argument.name.name} => ${value}`.trimEnd();
  return `${argument.name.name} := ${value}`.trimEnd();
}

/** A type reference as source text. Structures and enumerations written in place are printed on one line. */
export function printType(context: PrintContext, type: TypeReference): string {
  const print = (inner: TypeReference): string => printType(context, inner);
  switch (type.kind) {
    case 'named-type':
      return printNamedType(context, type.path.map((part) => part.name).join('.') || type.name, type.key, type.quoted);
    case 'string-type':
      return `${type.wide ? 'W' : ''}STRING${type.length === null ? '' : `[${printExpression(context, type.length)}]`}`;
    case 'array-type':
      return `ARRAY[${type.ranges.map((range) => (range.low === null || range.high === null ? '*' : `${printExpression(context, range.low)}..${printExpression(context, range.high)}`)).join(', ')}] OF ${print(type.element)}`;
    case 'struct-type': {
      const fields = type.fields.map(
        (field) =>
          `${field.names.map((name) => name.name).join(', ')} : ${print(field.type)}${field.initial === null ? '' : ` := ${printExpression(context, field.initial)}`};`,
      );
      return type.union ? `UNION ${fields.join(' ')} END_UNION` : `STRUCT ${fields.join(' ')} END_STRUCT`;
    }
    case 'enum-type':
      return `(${type.members.map((member) => `${member.name.name}${member.value === null ? '' : ` := ${printExpression(context, member.value)}`}`).join(', ')})${type.base === null ? '' : ` ${print(type.base)}`}`;
    case 'subrange-type':
      return `${print(type.base)}(${printExpression(context, type.low)}..${printExpression(context, type.high)})`;
    case 'pointer-type':
      return `${{ pointer: 'POINTER TO', reference: 'REFERENCE TO', 'ref-to': 'REF_TO' }[type.form]} ${print(type.target)}`;
    case 'error-type':
      return context.unit.source.text.slice(type.start, type.end);
  }
}

function printNamedType(context: PrintContext, name: string, key: string, quoted: boolean): string {
  const text = typeNameIn(context.options.dialect, key, name);
  if (context.options.dialect === 'siemens') return quoted || context.declared.has(key) ? `"${text}"` : text;
  return text;
}
