/** What a weak model meant by its tool arguments: strict JSON first, then one repair of the usual slips; null when nothing sensible can be read. */
export function parseToolInput(text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return {};
  for (const candidate of [trimmed, repaired(trimmed)]) {
    try {
      const value: unknown = JSON.parse(candidate);
      // Some servers encode the arguments twice.
      return typeof value === 'string' && /^\s*[{[]/u.test(value) ? JSON.parse(value) : value;
    } catch {
      // The next candidate may parse.
    }
  }
  return null;
}

function repaired(text: string): string {
  let json = text.replace(/^```(?:json)?\s*|\s*```$/gu, '');
  const start = json.search(/[[{]/u);
  if (start > 0) json = json.slice(start);
  json = json
    .replace(/([{,]\s*)'([^']*)'\s*:/gu, '$1"$2":')
    .replace(/:\s*'([^']*)'/gu, ': "$1"')
    .replace(/([{,]\s*)([A-Za-z_]\w*)\s*:/gu, '$1"$2":')
    .replace(/\bTrue\b/gu, 'true')
    .replace(/\bFalse\b/gu, 'false')
    .replace(/\bNone\b/gu, 'null')
    .replace(/,\s*([}\]])/gu, '$1');
  return json + missingClosers(json);
}

function missingClosers(json: string): string {
  const stack: string[] = [];
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index] ?? '';
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') stack.push('}');
    else if (character === '[') stack.push(']');
    else if (character === '}' || character === ']') stack.pop();
  }
  return (inString ? '"' : '') + stack.reverse().join('');
}

export type TextToolCall = Readonly<{ name: string; argumentsText: string }>;

const tagged = /<\|?(?:tool_call|function_call)\|?>\s*([\s\S]*?)\s*(?:<\|?\/(?:tool_call|function_call)\|?>|(?=<\|?(?:tool_call|function_call)\|?>)|$)/gu;
const byFunctionTag = /<function=([\w.-]+)>\s*([\s\S]*?)\s*(?:<\/function>|$)/gu;
const listed = /(?:\[TOOL_CALLS\]|<\|python_tag\|>)\s*([\s\S]*)$/u;
const fenced = /^\s*(?:```(?:json|tool\w*)?\s*)?([[{][\s\S]*[\]}])\s*(?:```)?/u;

/**
 * Tool calls that a model wrote into its text, in the forms that local models were taught: `<tool_call>{"name": ..., "arguments": ...}</tool_call>`,
 * `<function=name>{...}</function>`, `[TOOL_CALLS] [...]`, a fenced or bare JSON object or list. Only names in `known` count.
 */
export function toolCallsInText(text: string, known: ReadonlySet<string>): readonly TextToolCall[] {
  const byTag = [...text.matchAll(byFunctionTag)].map((match) => ({ name: match[1] ?? '', arguments: parseToolInput(match[2] ?? '') }));
  const inTags = [...text.matchAll(tagged)].map((match) => parseToolInput(match[1] ?? ''));
  const rest = listed.exec(text)?.[1] ?? fenced.exec(text)?.[1];
  const candidates = byTag.length > 0 ? byTag : inTags.length > 0 ? inTags : rest === undefined ? [] : [parseToolInput(rest)];
  return candidates.flat().flatMap((candidate) => writtenCall(candidate, known));
}

function writtenCall(value: unknown, known: ReadonlySet<string>): readonly TextToolCall[] {
  if (value === null || typeof value !== 'object') return [];
  const call = 'function' in value && value.function !== null && typeof value.function === 'object' ? value.function : value;
  const name = 'name' in call ? call.name : 'tool' in call ? call.tool : 'tool_name' in call ? call.tool_name : null;
  if (typeof name !== 'string' || !known.has(name)) return [];
  const given = 'arguments' in call ? call.arguments : 'parameters' in call ? call.parameters : 'input' in call ? call.input : {};
  return [{ name, argumentsText: typeof given === 'string' ? given : JSON.stringify(given ?? {}) }];
}
