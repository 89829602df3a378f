import type { TagDefinition } from '../../domain/tag.js';
import type { Pou } from '../ast.js';
import type { Dialect } from '../dialect.js';
import { parse } from '../parser.js';
import type { Constant, PatternBuild, Signal, SignalType } from '../patterns/model.js';
import { toIdentifier } from '../patterns/signals.js';
import { pousOf, textOf } from '../rules/walk.js';
import type { WrittenDraft } from './model.js';

const signalTypes: readonly SignalType[] = ['BOOL', 'INT', 'DINT', 'REAL', 'TIME'];

/**
 * What the proof needs to know of a written block: its signals with the plant's tags behind them, constants, scenarios and invariants. A block that
 * does not parse gives what could be read; the first rung then says what is wrong.
 */
export function buildOf(written: WrittenDraft, tags: readonly TagDefinition[], dialect: Dialect): PatternBuild {
  const { unit } = parse(written.code, { dialect, fileName: 'draft.st' });
  const pou = pousOf(unit).find(({ pou: kind }) => kind === 'function-block') ?? pousOf(unit)[0];
  const byIdentifier = new Map(tags.map((tag) => [toIdentifier(tag.id).toUpperCase(), tag]));
  const text = (node: Readonly<{ start: number; end: number }>): string => textOf(unit, node).trim();
  const none = { locals: [], body: [], states: [], interlocks: [] } as const;
  return {
    blockName: pou?.name.name ?? 'Draft',
    purpose: written.purpose,
    signals: pou === undefined ? [] : signalsOf(pou, byIdentifier, text),
    constants: pou === undefined ? [] : constantsOf(pou, text),
    ...none,
    invariants: written.invariants,
    vectors: written.vectors,
    openQuestions: [],
  };
}

type TextOf = (node: Readonly<{ start: number; end: number }>) => string;

function signalsOf(pou: Pou, byIdentifier: ReadonlyMap<string, TagDefinition>, text: TextOf): readonly Signal[] {
  return pou.sections
    .filter(({ section }) => section === 'VAR_INPUT' || section === 'VAR_OUTPUT')
    .flatMap(({ section, declarations }) =>
      declarations.flatMap(({ names, type }) => {
        const kind = signalTypes.find((candidate) => candidate === text(type).toUpperCase());
        if (kind === undefined) return [];
        return names.map(({ name, key }): Signal => {
          const tag = byIdentifier.get(key);
          return {
            identifier: name,
            tag: tag?.id ?? '',
            direction: section === 'VAR_INPUT' ? 'input' : 'output',
            type: kind,
            description: tag?.description ?? '',
            unit: tag?.unit ?? null,
            range: tag?.range ?? null,
            known: true,
            actuator: section === 'VAR_OUTPUT' && tag !== undefined && kind === 'BOOL',
            safetyRelated: tag?.safetyRelated === true,
          };
        });
      }),
    );
}

function constantsOf(pou: Pou, text: TextOf): readonly Constant[] {
  return pou.sections
    .filter(({ constant }) => constant)
    .flatMap(({ declarations }) =>
      declarations.flatMap(({ names, type, initial }): readonly Constant[] => {
        const kind = signalTypes.find((candidate) => candidate === text(type).toUpperCase());
        if (kind === undefined || initial === null) return [];
        return names.map(({ name }) => ({ name, type: kind, value: text(initial), description: '' }));
      }),
    );
}
