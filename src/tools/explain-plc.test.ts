import { beforeEach, describe, expect, it } from 'vitest';
import { Asset } from '../domain/asset.js';
import type { TagId } from '../domain/ids.js';
import { TagDefinition, type TagReading } from '../domain/tag.js';
import { toolResults } from '../domain/tool-results.js';
import { check } from '../plc/checker.js';
import { parse } from '../plc/parser.js';
import { compile, instantiate } from '../plc/runtime/compile.js';
import type { SoftPlc } from '../plc/runtime/program.js';
import type { PlantReader } from '../ports/plant.js';
import type { ToolContext } from '../ports/tool.js';
import { createExplainPlc } from './explain-plc.js';
import { PlantNames } from './plant-names.js';
import type { RunningPrograms } from './running-programs.js';

const kiln = `(* Kiln 7: burner and exhaust fan. *)
PROGRAM Kiln
VAR_INPUT
  KQ_7 : REAL;
  M_70_RUN : BOOL;
  Y_9_OK : BOOL;
END_VAR
VAR_OUTPUT
  M_70_CMD : BOOL;
  B_71_CMD : BOOL;
END_VAR
VAR
  Purged : TON;
END_VAR
VAR CONSTANT
  HighLimit : REAL := 900.0;
END_VAR
M_70_CMD := Y_9_OK;
Purged(IN := M_70_RUN, PT := T#30s);
B_71_CMD := Purged.Q AND (KQ_7 < HighLimit) AND Y_9_OK;
END_PROGRAM
`;
const gate = `PROGRAM Gate
VAR_INPUT
  S_1 : BOOL;
END_VAR
VAR_OUTPUT
  Y_9_OK : BOOL;
END_VAR
Y_9_OK := NOT S_1;
END_PROGRAM
`;

const asset = (id: string, name: string) =>
  Asset.parse({
    id,
    name,
    level: 'equipment',
    parent: null,
    equipmentClass: null,
    make: null,
    model: null,
    serialNumber: null,
    nameplate: {},
    aliases: [],
    documentIds: [],
    spareParts: [],
    isolationPoints: [],
  });
const tag = (id: string, equipment: string, states: readonly [string, string] | null) =>
  TagDefinition.parse({
    id,
    description: `${id} of ${equipment}`,
    equipment,
    kind: states === null ? 'analog' : 'discrete',
    unit: states === null ? '°C' : null,
    range: null,
    decimals: 0,
    states,
  });
const directory = {
  assets: [asset('M-70', 'Exhaust fan'), asset('B-71', 'Burner'), asset('KQ-7', 'Kiln thermocouple')],
  tags: [
    tag('KQ-7', 'KQ-7', null),
    tag('M-70.CMD', 'M-70', ['stop', 'run']),
    tag('M-70.RUN', 'M-70', ['stopped', 'running']),
    tag('B-71.CMD', 'B-71', ['off', 'firing']),
    tag('Y-9.OK', 'M-70', ['blocked', 'free']),
    tag('S-1', 'M-70', ['released', 'pressed']),
  ],
  alarms: [],
};

let plcs: ReadonlyMap<string, SoftPlc>;
let programs: RunningPrograms;
const values = new Map<string, number | boolean>();

function load(): void {
  const units = [parse(kiln, { dialect: 'iec', fileName: 'kiln.st' }).unit, parse(gate, { dialect: 'iec', fileName: 'gate.st' }).unit];
  const compiled = compile(check(units, { dialect: 'iec' }));
  plcs = new Map(
    ['Kiln', 'Gate'].map((name) => {
      const { plc } = instantiate(compiled, name);
      if (plc === null) throw new Error('does not run');
      return [name, plc];
    }),
  );
  const view = (program: string, file: string, reads: string[], writes: string[]) => ({
    program,
    file,
    reads,
    writes,
    stopped: () => plcs.get(program)?.fault?.message ?? null,
    values: (path: string) => plcs.get(program)?.read(path),
  });
  programs = {
    units,
    programs: [view('Kiln', 'kiln.st', ['KQ-7', 'M-70.RUN', 'Y-9.OK'], ['M-70.CMD', 'B-71.CMD']), view('Gate', 'gate.st', ['S-1'], ['Y-9.OK'])],
    variableOf: (id) => id.replace(/[-.]/gu, '_'),
  };
}

function scan(inputs: Readonly<Record<string, number | boolean>>, seconds: number): void {
  for (const [name, value] of Object.entries(inputs)) {
    values.set(name, value);
    for (const plc of plcs.values()) plc.write(name, value);
  }
  for (let second = 0; second < seconds; second += 1) {
    plcs.get('Gate')?.scan(1000);
    plcs.get('Kiln')?.write('Y_9_OK', plcs.get('Gate')?.read('Y_9_OK') ?? false);
    plcs.get('Kiln')?.scan(1000);
  }
}

const reader = {
  readTags: async (ids: readonly TagId[]) =>
    ids.map((id): TagReading => {
      const name = id.replace(/[-.]/gu, '_');
      const live = [...plcs.values()].map((plc) => plc.read(name)).find((value) => value !== undefined);
      const value = values.get(name) ?? (typeof live === 'boolean' || typeof live === 'number' ? live : false);
      return { tag: id, value, unit: id === 'KQ-7' ? '°C' : null, quality: 'good', readAt: '2026-05-01T10:00:00.000Z' };
    }),
} as unknown as PlantReader;

const context = { signal: new AbortController().signal, progress: () => undefined } as unknown as ToolContext;

async function ask(question: string, target?: string) {
  const result = await createExplainPlc(programs, reader, new PlantNames(directory)).run({ question, ...(target === undefined ? {} : { target }) }, context);
  const { lines } = toolResults.explain_plc.parse(result.output);
  return { texts: lines.map(({ text }) => text), lines, evidence: result.evidence };
}

beforeEach(() => {
  values.clear();
  load();
  scan({ KQ_7: 400, M_70_RUN: false, S_1: false }, 5);
});

describe('why an output is as it is', () => {
  it('names the false term with program file, line and live value, the answer first', async () => {
    scan({ M_70_RUN: true, KQ_7: 950 }, 60);
    const { texts, evidence } = await ask('why is the burner B-71 not firing?');
    expect(texts[0]).toBe('B-71.CMD reads off because KQ_7 < HighLimit is FALSE with KQ_7 = 950, HighLimit = 900 (kiln.st line 20).');
    expect(texts).toContain('KQ-7 (KQ-7 of KQ-7) reads 950 °C.');
    expect(evidence).toContainEqual(
      expect.objectContaining({
        kind: 'plc-line',
        program: 'Kiln',
        file: 'kiln.st',
        line: 20,
        quote: expect.stringContaining('B_71_CMD := Purged.Q AND (KQ_7 < HighLimit)'),
      }),
    );
  });

  it('names a timer that still runs', async () => {
    scan({ M_70_RUN: true }, 12);
    const { texts } = await ask('what blocks B-71?');
    expect(texts[0]).toMatch(/^B-71\.CMD reads off because Purged\.Q .*11 s of 30 s/u);
  });

  it('follows an input into the program that writes it', async () => {
    scan({ S_1: true }, 2);
    const { texts } = await ask('why does M-70 not start');
    expect(texts.slice(0, 2)).toEqual([
      'M-70.CMD reads stop because Y_9_OK is FALSE (kiln.st line 18).',
      'Y_9_OK is FALSE because S_1 is TRUE (gate.st line 8).',
    ]);
  });

  it('corrects a wrong premise with the reading before it explains', async () => {
    scan({ M_70_RUN: true }, 60);
    const { texts } = await ask('why is M-70 not running');
    expect(texts[0]).toBe('That is not so now: M-70.RUN (M-70.RUN of M-70) reads running.');
  });

  it('looks outside the program when the equipment does not follow its command', async () => {
    const { texts } = await ask('why does M-70 not run?');
    expect(texts[0]).toBe(
      'The program commands run (M-70.CMD), but M-70.RUN reads stopped: look outside the program, at the equipment, its supply and its feedback.',
    );
  });

  it('explains a variable by the name it has in the program', async () => {
    const { texts } = await ask('why is Y_9_OK true');
    expect(texts[0]).toMatch(/^Y-?_?9[._]OK (?:is|reads) (?:TRUE|free) because S_1 is FALSE \(gate\.st line 8\)\.$/u);
  });

  it('says that a measured tag is written by no program and what it can explain', async () => {
    const { texts } = await ask('why is KQ-7 so high');
    expect(texts[0]).toBe('KQ-7 (KQ-7 of KQ-7) is not written by any program here; it is measured or set by a person.');
  });

  it('puts every figure of a line into the evidence that the line names', async () => {
    scan({ M_70_RUN: true, KQ_7: 950 }, 60);
    const { lines, evidence } = await ask('why is B-71 off');
    for (const line of lines) {
      const quotes = line.evidence.map((reference) => evidence[Number(reference.slice(1))]?.quote ?? '').join('\n');
      for (const [figure] of line.text.matchAll(/\d{2,}/gu)) expect(quotes).toContain(figure);
    }
  });
});

describe('what a program does', () => {
  it('describes it line by line with live values', async () => {
    const { texts } = await ask('explain the gate program');
    expect(texts).toEqual(['Line 8: Y_9_OK is on when not S_1 (now TRUE).']);
  });

  it('begins with the purpose written in the file', async () => {
    const { texts } = await ask('how does the logic of the kiln work', 'Kiln');
    expect(texts[0]).toBe('Program Kiln (kiln.st): Kiln 7: burner and exhaust fan.');
  });
});

describe('how and when questions', () => {
  it('names the deciding lines with tags, constants and times, the nearest first', async () => {
    const { texts, evidence } = await ask('when does the program fire the burner B-71?');
    expect(texts[0]).toBe('kiln.st line 20: B-71.CMD is on when Purged.Q and (KQ-7 is below HighLimit (900)) and Y-9.OK; now FALSE.');
    expect(texts).toContain('kiln.st line 19: timer Purged (30 s) is driven by: M-70.RUN; now Q = FALSE.');
    expect(evidence).toContainEqual(expect.objectContaining({ kind: 'plc-line', file: 'kiln.st', line: 20 }));
  });

  it('says what programs do with a tag that none of them sets', async () => {
    const { texts } = await ask('what does S-1 do in the program?');
    expect(texts).toEqual(['gate.st line 8: Y-9.OK is on when not S-1; now TRUE.']);
  });

  it('finds the program that speaks of a thing which no tag names', async () => {
    const { texts } = await ask('how is the purged high limit checked in the code?');
    expect(texts.some((text) => text.startsWith('kiln.st line'))).toBe(true);
  });
});
