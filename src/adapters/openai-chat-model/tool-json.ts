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
  const start = json.indexOf('{');
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

/** Tool calls that a model wrote into its text: `<tool_call>{"name": ..., "arguments": ...}</tool_call>` and the bare JSON form. Only names in `known` count. */
export function toolCallsInText(text: string, known: ReadonlySet<string>): readonly TextToolCall[] {
  const candidates = [...text.matchAll(/<(?:tool_call|function_call)>\s*([\s\S]*?)\s*(?:<\/(?:tool_call|function_call)>|$)/gu)].map((match) => match[1] ?? '');
  const fenced = /^\s*(?:```(?:json)?\s*)?(\{[\s\S]*\})\s*(?:```)?\s*$/u.exec(text)?.[1];
  if (candidates.length === 0 && fenced !== undefined) candidates.push(fenced);
  return candidates.flatMap((candidate) => {
    const value = parseToolInput(candidate);
    if (value === null || typeof value !== 'object' || !('name' in value) || typeof value.name !== 'string' || !known.has(value.name)) return [];
    const given = 'arguments' in value ? value.arguments : 'parameters' in value ? value.parameters : {};
    return [{ name: value.name, argumentsText: typeof given === 'string' ? given : JSON.stringify(given ?? {}) }];
  });
}
