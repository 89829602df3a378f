import type { Literal } from '../ast.js';

/**
 * `name`: identifier; `keyword`: reserved word; `local`: `#x` (siemens); `quoted`: `"Block"` (siemens) or a back-quoted name;
 * `typed-prefix`: the `Color#` of `Color#Red`; `region`: REGION with its title; `end`: end of file.
 */
export type TokenKind = 'name' | 'keyword' | 'local' | 'quoted' | 'literal' | 'address' | 'symbol' | 'typed-prefix' | 'region' | 'end';

/** `text` is the name without marks, the symbol, or the title; `key` its upper-case form. */
export type Token = Readonly<{ kind: TokenKind; start: number; end: number; text: string; key: string; literal: Literal | null }>;

const statementWords =
  'IF THEN ELSIF ELSE END_IF CASE OF END_CASE FOR TO BY DO END_FOR WHILE END_WHILE REPEAT UNTIL END_REPEAT EXIT RETURN END_REGION END_ACTION ' +
  '__TRY __CATCH __FINALLY __ENDTRY';
const operatorWords = 'NOT AND OR XOR MOD AND_THEN OR_ELSE';
const declarationWords =
  'VAR VAR_INPUT VAR_OUTPUT VAR_IN_OUT VAR_TEMP VAR_STAT VAR_INST VAR_EXTERNAL VAR_GLOBAL VAR_ACCESS VAR_CONFIG END_VAR ' +
  'PROGRAM END_PROGRAM FUNCTION END_FUNCTION FUNCTION_BLOCK END_FUNCTION_BLOCK TYPE END_TYPE STRUCT END_STRUCT END_UNION ARRAY ' +
  'END_METHOD END_PROPERTY END_INTERFACE END_CLASS END_NAMESPACE END_CONFIGURATION END_RESOURCE END_STEP END_TRANSITION END_GET END_SET ' +
  'DATA_BLOCK END_DATA_BLOCK ORGANIZATION_BLOCK END_ORGANIZATION_BLOCK';

/** Words that are never names. All other words of the language are recognised by their place, because vendor code uses them as names. */
export const reservedWords: ReadonlySet<string> = new Set(`${statementWords} ${operatorWords} ${declarationWords}`.split(' '));
