export type Token = Readonly<{ kind: 'keyword' | 'type' | 'comment' | 'text' | 'number' | 'plain'; text: string }>;

const keywords = new Set(
  `PROGRAM END_PROGRAM FUNCTION END_FUNCTION FUNCTION_BLOCK END_FUNCTION_BLOCK VAR VAR_INPUT VAR_OUTPUT VAR_IN_OUT VAR_TEMP VAR_GLOBAL VAR_EXTERNAL
  VAR_STAT CONSTANT RETAIN PERSISTENT END_VAR TYPE END_TYPE STRUCT END_STRUCT ARRAY OF AT IF THEN ELSIF ELSE END_IF CASE END_CASE FOR TO BY DO END_FOR
  WHILE END_WHILE REPEAT UNTIL END_REPEAT RETURN EXIT CONTINUE AND OR XOR NOT MOD TRUE FALSE AND_THEN OR_ELSE METHOD END_METHOD PROPERTY END_PROPERTY
  INTERFACE END_INTERFACE EXTENDS IMPLEMENTS NAMESPACE END_NAMESPACE BEGIN REGION END_REGION ORGANIZATION_BLOCK END_ORGANIZATION_BLOCK`.split(/\s+/),
);
const types = new Set(
  `BOOL BYTE WORD DWORD LWORD SINT INT DINT LINT USINT UINT UDINT ULINT REAL LREAL TIME LTIME DATE TOD TIME_OF_DAY DT DATE_AND_TIME STRING WSTRING CHAR
  TON TOF TP CTU CTD CTUD R_TRIG F_TRIG SR RS`.split(/\s+/),
);
const pattern =
  /(\(\*[\s\S]*?(?:\*\)|$)|\/\/[^\n]*)|('(?:\$.|[^'$\n])*'?|"(?:\$.|[^"$\n])*"?)|((?:[A-Za-z_]\w*)#[\w.+-]+|\b\d[\w.]*(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|([^A-Za-z_\d'"(/]+|[(/])/g;

/** Structured Text in coloured pieces, for reading only: joined together they are the text again. Unknown characters stay plain. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [text, comment, quoted, number, word] of source.matchAll(pattern)) {
    if (comment !== undefined) tokens.push({ kind: 'comment', text });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text });
    else if (number !== undefined) tokens.push({ kind: 'number', text });
    else if (word !== undefined) tokens.push({ kind: wordKind(word), text });
    else tokens.push({ kind: 'plain', text });
  }
  return tokens;
}

function wordKind(word: string): Token['kind'] {
  const upper = word.toUpperCase();
  return keywords.has(upper) ? 'keyword' : types.has(upper) ? 'type' : 'plain';
}
