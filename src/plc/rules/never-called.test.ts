import { describe, expect, it } from 'vitest';
import { block, findingsOf, rulesOn } from './test-support.js';

const inputs = 'VAR_INPUT Run : BOOL; END_VAR VAR_OUTPUT Lamp : BOOL; END_VAR';
const findings = (declarations: string, body: string): readonly string[] => findingsOf('SAFE-13', block(`${inputs}\n${declarations}`, body));

describe('SAFE-13: an instance of a standard block that is used is called', () => {
  it('names a timer whose output is read and that nothing calls', () => {
    expect(findings('VAR Delay : TON; END_VAR', 'Lamp := Run AND Delay.Q;')).toEqual([
      '3: Delay (TON) is used and never called: its outputs never change. Call it once in every scan, above the place that reads it.',
    ]);
  });

  it.each(['TOF', 'TP', 'CTU', 'R_TRIG', 'F_TRIG', 'SR'])('names a %s', (type) => {
    const output = type === 'SR' ? 'Q1' : 'Q';
    expect(findings(`VAR Part : ${type}; END_VAR`, `Lamp := Part.${output};`)).toHaveLength(1);
  });

  it('names one of whom only the inputs are written', () => {
    expect(findings('VAR Delay : TON; END_VAR', 'Delay.IN := Run;\nDelay.PT := T#1s;\nLamp := Delay.Q;')).toHaveLength(1);
  });

  it.each([
    ['called', 'VAR Delay : TON; END_VAR', 'Delay(IN := Run, PT := T#1s);\nLamp := Delay.Q;'],
    ['called under a condition, which is another rule', 'VAR Delay : TON; END_VAR', 'IF Run THEN Delay(IN := Run, PT := T#1s); END_IF;\nLamp := Delay.Q;'],
    ['called without arguments', 'VAR Delay : TON; END_VAR', 'Delay.IN := Run;\nDelay();\nLamp := Delay.Q;'],
    ['handed to another block', 'VAR Delay : TON; Helper : Watch; END_VAR', 'Helper(Timer := Delay);\nLamp := Delay.Q;'],
    ['handed in by the caller', 'VAR_IN_OUT Delay : TON; END_VAR', 'Lamp := Delay.Q;'],
    ['not used at all, which is CP24', 'VAR Delay : TON; END_VAR', 'Lamp := Run;'],
  ])('accepts one that is %s', (_what, declarations, body) => {
    expect(findings(declarations, body)).toEqual([]);
  });

  it('sees the call in an action and in a method of the block', () => {
    const unit = (part: string): string => `FUNCTION_BLOCK Unit\n${inputs}\nVAR Delay : TON; END_VAR\nLamp := Delay.Q;\n${part}\nEND_FUNCTION_BLOCK\n`;
    expect(findingsOf('SAFE-13', unit('ACTION Time:\nDelay(IN := Run, PT := T#1s);\nEND_ACTION'))).toEqual([]);
    expect(findingsOf('SAFE-13', unit('METHOD Time : BOOL\nDelay(IN := Run, PT := T#1s);\nEND_METHOD'))).toEqual([]);
    expect(findingsOf('SAFE-13', unit('ACTION Time:\nLamp := FALSE;\nEND_ACTION'))).toHaveLength(1);
  });

  it('leaves one that nothing uses to CP24', () => {
    expect(rulesOn(block('VAR Delay : TON; Run : BOOL; END_VAR', 'Run := NOT Run;'), ['CP24', 'SAFE-13'])).toEqual(['2 CP24']);
  });
});
