import { attribute, elementsOf, firstOf, type XmlElement } from './xml.js';

/** The type below a `type`, `baseType` or `returnType` element as Structured Text. */
export function readType(holder: XmlElement): string {
  const type = elementsOf(holder)[0];
  if (type === undefined) return 'BOOL';
  switch (type.name) {
    case 'derived':
      return attribute(type, 'name') ?? 'BOOL';
    case 'string':
    case 'wstring': {
      const length = attribute(type, 'length');
      return `${type.name.toUpperCase()}${length === null ? '' : `[${length}]`}`;
    }
    case 'array': {
      const ranges = elementsOf(type, 'dimension').map((dimension) => `${attribute(dimension, 'lower') ?? '0'}..${attribute(dimension, 'upper') ?? '0'}`);
      return `ARRAY[${ranges.join(', ')}] OF ${readInner(type)}`;
    }
    case 'struct':
      return `STRUCT ${elementsOf(type, 'variable').map(readField).join(' ')} END_STRUCT`;
    case 'enum': {
      const values = elementsOf(firstOf(type, 'values') ?? type, 'value').map(
        (value) => `${attribute(value, 'name') ?? 'Unnamed'}${attribute(value, 'value') === null ? '' : ` := ${attribute(value, 'value')}`}`,
      );
      return `(${values.join(', ')})`;
    }
    case 'subrangeSigned':
    case 'subrangeUnsigned': {
      const range = firstOf(type, 'range');
      return `${readInner(type)}(${attribute(range, 'lower') ?? '0'}..${attribute(range, 'upper') ?? '0'})`;
    }
    case 'pointer':
      return `POINTER TO ${readInner(type)}`;
    default:
      return type.name.toUpperCase();
  }
}

function readInner(type: XmlElement): string {
  const base = firstOf(type, 'baseType');
  return base === undefined ? 'INT' : readType(base);
}

function readField(variable: XmlElement): string {
  const type = firstOf(variable, 'type');
  const initial = readInitialValue(firstOf(variable, 'initialValue'));
  return `${attribute(variable, 'name') ?? 'Unnamed'} : ${type === undefined ? 'BOOL' : readType(type)}${initial === '' ? '' : ` := ${initial}`};`;
}

/** An `initialValue` element (simple, array or structure) as Structured Text; empty when there is none. */
export function readInitialValue(holder: XmlElement | undefined): string {
  const value = holder === undefined ? undefined : elementsOf(holder)[0];
  if (value === undefined) return '';
  if (value.name === 'simpleValue') return attribute(value, 'value') ?? '';
  if (value.name === 'arrayValue') {
    const elements = elementsOf(value, 'value').map((element) => {
      const repeat = attribute(element, 'repetitionValue');
      const inner = readInitialValue(element);
      return repeat === null || repeat === '1' ? inner : `${repeat}(${inner})`;
    });
    return `[${elements.join(', ')}]`;
  }
  if (value.name === 'structValue')
    return `(${elementsOf(value, 'value')
      .map((member) => `${attribute(member, 'member') ?? ''} := ${readInitialValue(member)}`)
      .join(', ')})`;
  return '';
}
