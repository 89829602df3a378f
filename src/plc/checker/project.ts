import type { CompilationUnit, Expression, InterfaceDeclaration, NameExpression, Pou, TypeDefinition } from '../ast.js';
import type { CheckOptions } from '../checker.js';
import { type Diagnostic, diagnosticAt, type Severity, type Span } from '../diagnostics.js';
import { standardBlocks } from '../standard/blocks.js';
import { isLogixPredefined } from '../standard/logix-names.js';
import type { EnumeratorSymbol, InterfaceType, NamespaceSymbol, PlcSymbol, PouSymbol, Type, TypeSymbol, VariableSymbol } from '../types.js';
import { Uses } from './uses.js';

/** A type definition that is resolved when first needed. */
export type PendingType = { readonly definition: TypeDefinition; readonly unit: CompilationUnit; type: Type | null; resolving: boolean };
export type PendingInterface = { readonly declaration: InterfaceDeclaration; readonly unit: CompilationUnit; type: InterfaceType | null };

export type UndeclaredName = Readonly<{
  unit: CompilationUnit;
  expression: NameExpression;
  nearest: VariableSymbol | undefined;
  typo: boolean;
  apart: boolean;
}>;
export type OpenNamespace = NamespaceSymbol & Readonly<{ members: Map<string, PlcSymbol> }>;

/** Everything the check of one file set shares: names, findings, and what expressions were found to mean. */
export class Project {
  readonly options: CheckOptions;
  readonly diagnostics: Diagnostic[] = [];
  readonly pous = new Map<string, PouSymbol>();
  readonly standardBlocks: ReadonlyMap<string, PouSymbol>;
  readonly pendingTypes = new Map<string, PendingType>();
  readonly types = new Map<string, TypeSymbol>();
  readonly interfaces = new Map<string, PendingInterface>();
  readonly globals = new Map<string, VariableSymbol>();
  /** Initial values of global constants, for array bounds. */
  readonly globalConstants = new Map<string, Expression>();
  /** Default values of VAR_GENERIC constants, which an instance may replace. */
  readonly instanceConstants = new Set<Expression>();
  /** Interfaces and bodies of blocks that are declared in two files, and what they are together. */
  readonly partsOfPous = new Set<Pou>();
  readonly resolvedPous = new Set<PouSymbol>();
  /** Functions that are declared again with other parameter types; which one a call means is not decided. */
  readonly overloaded = new Set<PouSymbol>();
  readonly namespaces = new Map<string, OpenNamespace>();
  /** Enumerators by name; null when several enumerations have one of this name. */
  readonly enumerators = new Map<string, EnumeratorSymbol | null>();
  /** Names that several enumerations have, until the type on the other side says which one is meant. */
  readonly ambiguousNames = new Map<Expression, CompilationUnit>();
  /** Enumeration types of the enumerators, by type name. */
  readonly enumTypes = new Map<string, Type>();
  readonly expressionTypes = new Map<Expression, Type>();
  readonly expressionSymbols = new Map<Expression, PlcSymbol>();
  /** Plain names that were found nowhere, judged when all units are checked. */
  readonly undeclared: UndeclaredName[] = [];
  /** How many more misspelt names are compared with the declared ones; it is slow where everything is undeclared. */
  suggestions = 300;
  /** Names that are assigned to. */
  readonly written = new Set<NameExpression>();
  /** Units that refer to something outside the file set. */
  readonly openUnits = new Set<CompilationUnit>();
  readonly uses = new Uses();

  constructor(options: CheckOptions) {
    this.options = options;
    this.standardBlocks = standardBlocks(options.dialect);
  }

  report(unit: CompilationUnit, span: Span, severity: Severity, rule: string, message: string): void {
    this.diagnostics.push(diagnosticAt(unit.source, span, severity, rule, message));
  }

  error(unit: CompilationUnit, span: Span, rule: string, message: string): void {
    this.report(unit, span, 'error', rule, message);
  }

  /** Something that may exist in a library outside the file set: an error only when the set is closed. */
  external(unit: CompilationUnit, span: Span, what: string, name: string, nearest?: string): void {
    this.openUnits.add(unit);
    // The controller declares it; no file of the project could
    if (this.options.dialect === 'rockwell' && isLogixPredefined(name.toUpperCase())) return;
    const severity = this.options.closed === true ? 'error' : 'warning';
    this.report(
      unit,
      span,
      severity,
      'unresolved-external',
      `${what} ${name} is not in the files given; add the file or library that declares it, or correct the name${nearest === undefined ? '.' : `; did you mean ${nearest}?`}`,
    );
  }

  /** The namespace (or list of global variables) of a name; made when it is new. */
  namespace(name: string): OpenNamespace {
    const key = (name.split('.').at(-1) ?? name).toUpperCase();
    const existing = this.namespaces.get(key);
    if (existing !== undefined) return existing;
    const namespace: OpenNamespace = { kind: 'namespace', name, members: new Map<string, PlcSymbol>() };
    this.namespaces.set(key, namespace);
    return namespace;
  }
}
