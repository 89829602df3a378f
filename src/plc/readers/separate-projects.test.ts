import { describe, expect, it } from 'vitest';
import { checkProjects } from './separate-projects.js';

/** The errors and the names found twice, by file. */
function findings(files: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const list = Object.entries(files).map(([fileName, content]) => ({ fileName, content }));
  const wanted = checkProjects(list, { rules: false }).map(({ file, diagnostics }) => [
    file,
    diagnostics.filter(({ severity, rule }) => severity === 'error' || rule === 'declared-in-two-files').map(({ rule, line }) => `${line} ${rule}`),
  ]);
  return Object.fromEntries(wanted);
}

const pump = 'FUNCTION_BLOCK Pump\nVAR_INPUT run : BOOL; END_VAR\nEND_FUNCTION_BLOCK';
const main = (call: string): string => `PROGRAM Main\nVAR p : Pump; END_VAR\n${call}\nEND_PROGRAM`;

describe('files of several projects', () => {
  it('that clash in nothing are one project', () => {
    expect(findings({ 'a/pump.st': pump, 'b/main.st': main('p(speed := 1);') })).toEqual({ 'a/pump.st': [], 'b/main.st': ['3 unknown-parameter'] });
  });

  it('in folders of their own are checked folder by folder', () => {
    const other = 'FUNCTION_BLOCK Pump\nVAR_INPUT speed : INT; END_VAR\nEND_FUNCTION_BLOCK';
    expect(
      findings({ 'p1/pump.st': pump, 'p1/main.st': main('p(run := TRUE);'), 'p2/lib/pump.st': other, 'p2/main.st': main('p(speed := 1); p(run := TRUE);') }),
    ).toEqual({ 'p1/pump.st': [], 'p1/main.st': [], 'p2/lib/pump.st': [], 'p2/main.st': ['3 unknown-parameter'] });
  });

  it('share what lies in the folder above them, global variables included', () => {
    const use = 'PROGRAM Main\nlamp := TRUE; level := 3;\nEND_PROGRAM';
    const wrong = 'PROGRAM Main\nlamp := 7;\nEND_PROGRAM';
    expect(findings({ 'lists.st': 'VAR_GLOBAL lamp : BOOL; level : INT; END_VAR', 'p1/main.st': use, 'p2/main.st': wrong })).toEqual({
      'lists.st': [],
      'p1/main.st': [],
      'p2/main.st': ['2 type-mismatch'],
    });
  });

  it('copied inside one folder are checked apart, each with the files it refers to, and said to be copies', () => {
    const found = findings({ 'main.st': main('p(run := TRUE);'), 'main-old.st': main('p(run := 5);'), 'pump.st': pump });
    expect(found).toEqual({ 'main.st': ['1 declared-in-two-files'], 'main-old.st': ['1 declared-in-two-files', '3 type-mismatch'], 'pump.st': [] });
  });

  it('of different vendors do not meet', () => {
    const scl = 'FUNCTION_BLOCK "Pump"\nVAR_INPUT run : Bool; END_VAR\nBEGIN\n#run := #run;\nEND_FUNCTION_BLOCK';
    expect(findings({ 'pump.scl': scl, 'pump.st': pump, 'main.st': main('p(run := TRUE);') })).toEqual({ 'pump.scl': [], 'pump.st': [], 'main.st': [] });
  });

  it('declare a name twice in one file: that stays an error', () => {
    expect(findings({ 'a.st': `${pump}\n${pump}`, 'b.st': main('p(run := TRUE);') })['a.st']).toEqual(['4 duplicate-declaration']);
  });

  it('hold the face of a block in a .fun file and its body elsewhere (B&R)', () => {
    const body = 'FUNCTION_BLOCK Pump\n  on := run;\nEND_FUNCTION_BLOCK';
    expect(findings({ 'lib/pump.fun': pump, 'lib/pump.st': body })).toEqual({ 'lib/pump.fun': [], 'lib/pump.st': [] });
  });
});
