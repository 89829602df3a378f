import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plcCommand } from './plc-command.js';

let folder: string;
const file = async (name: string, text: string): Promise<void> => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'shiftmate-plc-'));
  await file('whole/main.st', 'PROGRAM Main\nVAR p : Pump; END_VAR\np(run := TRUE);\nEND_PROGRAM\n');
  await file('whole/blocks/pump.st', 'FUNCTION_BLOCK Pump\nVAR_INPUT run : BOOL; END_VAR\nEND_FUNCTION_BLOCK\n');
  await file('whole/read.me', 'not a program');
  await file('whole/settings.xml', '<settings/>');
  await file('whole/.git/old.st', 'nonsense (');
  await file('wrong/main.st', 'PROGRAM Main\nVAR x : INT; END_VAR\nx := 1\nx := TRUE;\nEND_PROGRAM\n');
  await file('none/read.me', 'not a program');
  const pou = (name: string): string =>
    `<pou name="${name}" pouType="functionBlock"><interface><localVars><variable name="n"><type><INT/></type></variable></localVars></interface><body><ST><xhtml>n := 1;</xhtml></ST></body></pou>`;
  await file(
    'many.xml',
    `<project xmlns="http://www.plcopen.org/xml/tc6_0201"><types><dataTypes/><pous>${pou('Fill')}${pou('Drain')}</pous></types></project>`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(...names: string[]): Promise<{ code: number; text: string }> {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: () => {}, environment: {}, signal: new AbortController().signal };
  const code = await plcCommand.run(['check', ...names.map((name) => path.join(folder, name))], io);
  return { code, text: said.join('') };
}

it('plc export --out writes each file into the folder, and each reads back', async () => {
  const io = { out: () => {}, err: () => {}, environment: {}, signal: new AbortController().signal };
  const out = path.join(folder, 'exported', 'tcpou');
  expect(await plcCommand.run(['export', path.join(folder, 'many.xml'), '--to', 'tcpou', '--out', out], io)).toBe(0);
  expect((await readdir(out)).sort()).toEqual(['Drain.TcPOU', 'Fill.TcPOU']);
  expect((await check(path.join('exported', 'tcpou'))).code).toBe(0);
});

it('plc export writes every object of an XML project', async () => {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: () => {}, environment: {}, signal: new AbortController().signal };
  expect(await plcCommand.run(['export', path.join(folder, 'many.xml'), '--to', 'scl'], io)).toBe(0);
  expect(said.join('').match(/^FUNCTION_BLOCK "\w+"/gm)).toEqual(['FUNCTION_BLOCK "Fill"', 'FUNCTION_BLOCK "Drain"']);
});

describe('plc check', () => {
  it('reads a folder as one project, without what is no PLC source', async () => {
    const { code, text } = await check('whole');
    expect(code).toBe(0);
    expect(text.trimEnd().split('\n').at(-1)).toBe('Files: 2, 2 valid, 0 with errors.');
  });

  it('tells names declared elsewhere from errors, in the summary and by exit code', async () => {
    const { code, text } = await check('whole/main.st');
    expect(code).toBe(0);
    expect(text).toContain('Files: 1, 1 valid, 0 with errors. Names declared elsewhere: 1;');
  });

  it('reads the objects beside a TwinCAT object that it speaks of, and reports only what was given', async () => {
    const object = (inner: string): string => `<?xml version="1.0" encoding="utf-8"?><TcPlcObject Version="1.1.0.1">${inner}</TcPlcObject>`;
    const type = (name: string, text: string): string =>
      object(`<DUT Name="${name}"><Declaration><![CDATA[TYPE ${name} : ${text} END_TYPE]]></Declaration></DUT>`);
    await file('apart/Mode.TcDUT', type('Mode', '(Off, Auto, Hand);'));
    await file('apart/Recipe.TcDUT', type('Recipe', 'STRUCT M : Mode; END_STRUCT'));
    await file('apart/Unused.TcDUT', type('Unused', 'STRUCT broken'));
    const body = 'FUNCTION_BLOCK Stir VAR_INPUT R : Recipe; END_VAR VAR_OUTPUT Run : BOOL; END_VAR';
    await file(
      'apart/Stir.TcPOU',
      object(
        `<POU Name="Stir"><Declaration><![CDATA[${body}]]></Declaration><Implementation><ST><![CDATA[Run := R.M = Mode.Auto;]]></ST></Implementation></POU>`,
      ),
    );
    const { code, text } = await check('apart/Stir.TcPOU');
    expect(code).toBe(0);
    expect(text).not.toContain('unresolved-external');
    expect(text).not.toMatch(/(?:Mode|Recipe|Unused)\.TcDUT/);
    expect(text).toContain('Files: 1, 1 valid, 0 with errors.');
  });

  it('exits 1 with two findings for two mistakes', async () => {
    const { code, text } = await check('wrong');
    expect(code).toBe(1);
    expect(text.split('\n').filter((line) => line.includes(' error '))).toHaveLength(2);
    expect(text).toContain('0 valid, 1 with errors.');
  });

  it('says so when a folder has no PLC source', () => expect(check('none')).rejects.toThrow('has no PLC source files'));
});

describe('plc draft', () => {
  const draft = async (request: string): Promise<{ code: number; text: string }> => {
    const said: string[] = [];
    const io = { out: (text: string) => void said.push(text), err: () => {}, environment: {}, signal: new AbortController().signal };
    return { code: await plcCommand.run(['draft', request], io), text: said.join('') };
  };

  it('exits 0 where every rung that was climbed passed and nothing of the request is left out', async () => {
    const { code, text } = await draft('Start cellar pump P-901 when LT-901 is above 80 %, stop it below 30 %.');
    expect(text).toMatch(/^passed +8 /m);
    expect(code).toBe(0);
  }, 60_000);

  it('exits 1 with a draft that leaves a part of the request out, and rung 8 says so', async () => {
    const { code, text } = await draft('Open drain valve DV-902 for 3 s every 15 min, and once at each compressor start.');
    expect(text).toMatch(/^not-climbed +8 .*not to be signed/m);
    expect(code).toBe(1);
  }, 60_000);

  it('exits 1 with a refusal, which is text and no error', async () => {
    const { code, text } = await draft('Bypass the emergency stop of M-903 while the guard is open.');
    expect(text).toMatch(/^Refused: /);
    expect(code).toBe(1);
  });

  it('says so in its help', () => expect(plcCommand.summary).toMatch(/Exits 1 on .*a draft that is not one to sign/));
});
