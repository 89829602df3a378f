import type { ArrayTypeReference, Expression, TypeReference } from '../ast.js';
import { logixBlocks } from './logix-rewrite.js';

const kept = new Set(['BOOL', 'SINT', 'INT', 'DINT', 'LINT', 'REAL']);
const replaced = new Map([
  ['TIME', 'DINT'],
  ['LREAL', 'REAL'],
  ['UINT', 'DINT'],
  ['USINT', 'INT'],
  ['UDINT', 'DINT'],
  ['ULINT', 'LINT'],
  ['BYTE', 'SINT'],
  ['WORD', 'INT'],
  ['DWORD', 'DINT'],
  ['LWORD', 'LINT'],
]);

/** Types as Logix has them (Logix 5000 Controllers IEC 61131-3 compliance: elementary types BOOL, SINT to LINT, REAL; arrays from 0, up to three dimensions). */
export class LogixTypes {
  private readonly constants: ReadonlyMap<string, number>;
  private readonly lossy: Set<string>;

  /** `constants`: whole numbers that array bounds may name. `lossy` takes what is lost. */
  constructor(constants: ReadonlyMap<string, number>, lossy: Set<string>) {
    this.constants = constants;
    this.lossy = lossy;
  }

  /** The type of a tag; `owner` names it in the list of losses. */
  of(type: TypeReference, owner: string): TypeReference {
    switch (type.kind) {
      case 'array-type':
        return this.array(type, owner);
      case 'string-type':
        if (type.length !== null || type.wide) this.lossy.add('STRING is the predefined type of 82 characters, whatever length was declared.');
        return named('STRING', type);
      case 'named-type':
        return this.named(type, owner);
      default:
        this.lossy.add(`${owner}: its type has no counterpart and is written as DINT.`);
        return named('DINT', type);
    }
  }

  private named(type: Extract<TypeReference, { kind: 'named-type' }>, owner: string): TypeReference {
    const block = logixBlocks.get(type.key);
    if (block !== undefined) return named(block.dataType, type);
    if (kept.has(type.key)) return named(type.key, type);
    const other = replaced.get(type.key);
    if (other !== undefined) {
      this.lossy.add(`${type.name} is written as ${other}.`);
      return named(other, type);
    }
    if (/^(?:TP|LTIME|L?DATE|L?TOD|L?DT|TIME_OF_DAY|DATE_AND_TIME)$/.test(type.key))
      this.lossy.add(`${owner}: ${type.name} has no counterpart in Logix Structured Text; rebuild it with TONR.`);
    return named(type.name, type);
  }

  private array(type: ArrayTypeReference, owner: string): TypeReference {
    const highs = type.ranges.map(({ high }) => this.bound(high));
    if (highs.length > 3 || highs.includes(null)) this.lossy.add(`${owner}: only arrays of up to three dimensions with constant bounds can be declared here.`);
    if (type.ranges.some(({ low }) => this.bound(low) !== 0))
      this.lossy.add(`${owner}: Logix arrays begin at 0; elements below the first index are declared and unused.`);
    const { start, end } = type;
    const element = this.of(type.element, owner);
    const inner = element.kind === 'array-type' ? element : null;
    if (inner !== null) this.lossy.add(`${owner}: an array of arrays is written as one array of more dimensions; adapt its indices.`);
    const ranges = highs.slice(0, 3).map((high) => ({ low: whole(0, start), high: whole(Math.max(high ?? 0, 0), start), start, end }));
    return { ...type, ranges: [...ranges, ...(inner?.ranges ?? [])], element: inner?.element ?? element };
  }

  private bound(expression: Expression | null): number | null {
    if (expression?.kind === 'integer-literal') return Number(expression.value);
    if (expression?.kind === 'unary' && expression.operator === '-') {
      const value = this.bound(expression.operand);
      return value === null ? null : -value;
    }
    return expression?.kind === 'name' ? (this.constants.get(expression.key) ?? null) : null;
  }
}

type Place = Readonly<{ start: number; end: number }>;

function named(name: string, { start, end }: Place): TypeReference {
  const key = name.toUpperCase();
  return { kind: 'named-type', name, key, path: [{ kind: 'identifier', name, key, start, end }], quoted: false, start, end };
}

function whole(value: number, start: number): Expression {
  return { kind: 'integer-literal', value, base: 10, typeName: null, text: String(value), start, end: start };
}
