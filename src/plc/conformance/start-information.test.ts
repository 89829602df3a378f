import { describe, expect, it } from 'vitest';
import { rulesOf } from './harness.js';

const inOrganizationBlock = (body: string, temporaries = ''): string =>
  `ORGANIZATION_BLOCK "Event"\n{ S7_Optimized_Access := 'TRUE' }\n${temporaries}BEGIN\n${body}\nEND_ORGANIZATION_BLOCK`;

describe('start information of organization blocks', () => {
  it.each([
    ['cyclic interrupt', 'IF #Initial_Call THEN\n"Cycles" := #Event_Count;\nEND_IF;'],
    ['start-up', 'IF #LostRetentive OR #LostRTC THEN\n"ClockLost" := TRUE;\nEND_IF;'],
    ['diagnosis', 'IF #MultiError THEN\n"FaultyChannel" := #Channel;\nEND_IF;\n"State" := #IO_State;'],
    ['rack or station failure', '"Faulty" := UINT_TO_WORD(#LADDR);\n"Class" := #Event_Class;'],
  ])('needs no declaration: %s', (_event, body) => expect(rulesOf(inOrganizationBlock(body), 'siemens')).toEqual([]));

  it('has types', () => expect(rulesOf(inOrganizationBlock('#n := #MultiError;', 'VAR_TEMP\nn : Int;\nEND_VAR\n'), 'siemens')).toEqual(['7 type-mismatch']));
  it('yields to what the block declares itself', () =>
    expect(rulesOf(inOrganizationBlock('#Channel := TRUE;', 'VAR_TEMP\nChannel : Bool;\nEND_VAR\n'), 'siemens')).toEqual([]));
  it('holds no other names', () => expect(rulesOf(inOrganizationBlock('"State" := #IO_Stat;'), 'siemens')).toEqual(['4 undeclared-identifier']));
  it('is not in function blocks', () =>
    expect(rulesOf('FUNCTION_BLOCK "Watch"\nBEGIN\n"Faulty" := #Channel;\nEND_FUNCTION_BLOCK', 'siemens')).toEqual(['3 undeclared-identifier']));
});
