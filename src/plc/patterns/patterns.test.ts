import { describe, expect, it } from 'vitest';
import { check } from '../checker.js';
import { parse } from '../parser.js';
import { load } from '../proof/harness.js';
import { allInvariants, createMonitor, runRandomSequences } from '../proof/invariants.js';
import { runVector } from '../proof/vectors.js';
import { runRules } from '../rules/run.js';
import { patternCatalogue } from './catalogue.js';
import { defaultParameters } from './defaults.js';
import type { Pattern } from './model.js';
import { millisecondsOf, renderBlock, specificationOf } from './render.js';
import { signal, tagBook, timeLiteral, toIdentifier } from './signals.js';

const book = tagBook([]);
const variants = patternCatalogue.flatMap((pattern): readonly (readonly [string, Pattern, Readonly<Record<string, readonly string[]>>])[] => {
  const withPermissives = pattern.parameters.some((parameter) => parameter.name === 'permissives');
  const most = Object.fromEntries(
    pattern.parameters.flatMap((parameter) =>
      'placeholders' in parameter && parameter.placeholders.length > parameter.minimum ? [[parameter.name, parameter.placeholders]] : [],
    ),
  );
  return [
    [pattern.id, pattern, {}],
    ...(Object.keys(most).length > 0 ? [[`${pattern.id} with all names`, pattern, most] as const] : []),
    ...(withPermissives ? [[`${pattern.id} with permissives`, pattern, { permissives: ['PS-1', 'GS-2'] }] as const] : []),
  ];
});

describe('the pattern catalogue', () => {
  it('has at least twenty patterns with ids, titles and summaries of their own', () => {
    expect(patternCatalogue.length).toBeGreaterThanOrEqual(20);
    for (const key of ['id', 'title', 'summary'] as const) expect(new Set(patternCatalogue.map((pattern) => pattern[key])).size).toBe(patternCatalogue.length);
  });

  it.each(variants)('%s: parses and type-checks without a finding in a closed world', (_name, pattern, names) => {
    const text = renderBlock(pattern.build(defaultParameters(pattern, names), book));
    const parsed = parse(text, { dialect: 'iec', fileName: 'draft.st' });
    expect([...parsed.diagnostics, ...check([parsed.unit], { dialect: 'iec', closed: true }).diagnostics]).toEqual([]);
  });

  it.each(variants)('%s: keeps the rules, ours and the guidelines', (_name, pattern, names) => {
    const build = pattern.build(defaultParameters(pattern, names), book);
    const { unit } = parse(renderBlock(build), { dialect: 'iec', fileName: 'draft.st' });
    const findings = runRules(check([unit], { dialect: 'iec', closed: true }), { plant: { signals: build.signals, interlocks: build.interlocks } });
    expect(findings.filter((finding) => finding.severity !== 'info')).toEqual([]);
  });

  it.each(variants)('%s: passes every scenario on the soft PLC', (_name, pattern, names) => {
    const build = pattern.build(defaultParameters(pattern, names), book);
    const { plc } = load(renderBlock(build), 'iec', build.blockName);
    expect(plc).not.toBeNull();
    if (plc === null) return;
    expect(build.vectors.length).toBeGreaterThanOrEqual(3);
    expect(build.vectors.map((vector) => runVector(plc, vector)).filter((trace) => trace.status !== 'passed')).toEqual([]);
  });

  it.each(variants)('%s: holds its invariants and interlocks under random inputs', (_name, pattern, names) => {
    const build = pattern.build(defaultParameters(pattern, names), book);
    const { plc } = load(renderBlock(build), 'iec', build.blockName);
    if (plc === null) throw new Error('does not compile');
    const monitor = createMonitor(allInvariants(build), plc);
    if (typeof monitor === 'string') throw new Error(monitor);
    const result = runRandomSequences(plc, monitor, build, { sequences: 6, scans: 800, cycleMs: 100, seed: 77 });
    expect(result.counterExamples).toEqual([]);
    expect(result.fault).toBeNull();
  });

  it('gives every actuator output an interlock', () => {
    for (const [name, pattern, names] of variants) {
      const build = pattern.build(defaultParameters(pattern, names), book);
      const covered = new Set(build.interlocks.flatMap((interlock) => interlock.actuators));
      expect([name, build.signals.filter((row) => row.actuator && !covered.has(row.identifier)).map((row) => row.identifier)]).toEqual([name, []]);
    }
  });
});

describe('names and literals', () => {
  it.each([
    ['P-101A.RUN', 'P_101A_RUN'],
    ['Füllstand', 'Fuellstand'],
    ['4711', 'N_4711'],
    ['A--B', 'A_B'],
    ['end_if', 'end_if_Signal'],
    ['', 'N'],
  ])('writes %s as the identifier %s', (name, identifier) => {
    expect(toIdentifier(name)).toBe(identifier);
  });

  it.each([0, 100, 1_500, 90_000, 3_600_000, 86_400_000, 123_456_789])('writes %i ms as a TIME literal that means the same', (milliseconds) => {
    expect(millisecondsOf(timeLiteral(milliseconds))).toBe(milliseconds);
  });

  it('takes the attribute that the plant has and marks what it does not have', () => {
    const tags = tagBook([
      {
        id: 'P-1.RUNNING',
        description: '',
        equipment: 'P-1',
        kind: 'discrete',
        unit: null,
        range: null,
        decimals: 1,
        access: 'read',
        safetyRelated: false,
        states: null,
      } as never,
    ]);
    const request = { owner: 'P-1', direction: 'input', type: 'BOOL', description: '' } as const;
    expect(signal(tags, { ...request, attributes: ['RUN', 'RUNNING'] })).toMatchObject({ tag: 'P-1.RUNNING', known: true });
    expect(signal(tags, { ...request, attributes: ['TRIP'] })).toMatchObject({ tag: 'P-1.TRIP', known: false });
  });

  it('lists unknown tags as names of an interface of its own', () => {
    const pattern = patternCatalogue[0];
    if (pattern === undefined) throw new Error('the catalogue is empty');
    const specification = specificationOf(pattern.title, pattern.build(defaultParameters(pattern), book), []);
    expect(specification.assumptions.join(' ')).toMatch(/gives no tag for PUMP_A_RUN, .* connect them/);
    expect(specification.openQuestions.join(' ')).not.toContain('connect them');
    expect(specification.timings).toContainEqual({
      name: 'FAILOVER_TIME',
      milliseconds: 10_000,
      meaning: 'commanded without running feedback this long: failed',
    });
  });
});
