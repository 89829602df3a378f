import { allMatches } from '../all-matches.js';
import { readCallArguments, readLenientJson } from './lenient-json.js';

/** What a weak model meant by its tool arguments: strict JSON first, then one lenient reading of the usual slips; null when nothing sensible can be read. */
export function parseToolInput(text: string): unknown {
  const trimmed = text.trim().replace(/^```\w*\s*|\s*```$/gu, '');
  if (/^(?:|null|None|undefined)$/u.test(trimmed)) return {};
  const value = strictly(trimmed) ?? readLenientJson(trimmed) ?? readCallArguments(trimmed);
  // Some servers encode the arguments twice.
  return typeof value === 'string' && /^\s*[{[]/u.test(value) ? (strictly(value) ?? readLenientJson(value)) : value;
}

function strictly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export type TextToolCall = Readonly<{ name: string; argumentsText: string }>;
type Reader = (text: string, known: ReadonlySet<string>) => readonly TextToolCall[];

const tagged = /<\|?(?:tool_call|function_call)s?\|?>\s*([\s\S]*?)\s*(?:<\|?\/(?:tool_call|function_call)s?\|?>|(?=<\|?(?:tool_call|function_call)s?\|?>)|$)/gu;
const functionTag = /<function=["']?([\w.-]+)["']?>\s*([\s\S]*?)\s*(?:<\/function>|(?=<function=)|$)/gu;
const parameterTag = /<parameter(?:=| name=)["']?([\w.-]+)["']?>\s*([\s\S]*?)\s*(?:<\/parameter>|$)/gu;
const invokeTag = /<invoke name=["']?([\w.-]+)["']?>\s*([\s\S]*?)\s*(?:<\/invoke>|$)/gu;
const mistral = /\[TOOL_CALLS\]\s*([\w.-]+)\s*(?:\[ARGS\])?\s*(?=\{)/gu;
const harmony = /\bto=(?:functions\.)?([\w.-]+)[\s\S]*?<\|message\|>([\s\S]*?)(?:<\|call\|>|<\|end\|>|$)/gu;
const deepSeek = /<｜tool▁call▁begin｜>(?:function<｜tool▁sep｜>)?\s*([\w.-]+)(?:<｜tool▁sep｜>)?\s*([\s\S]*?)(?:<｜tool▁call▁end｜>|$)/gu;
const glm = /<tool_call>\s*([\w.-]+)\s*((?:<arg_key>[\s\S]*?<\/arg_value>\s*)*)(?:<\/tool_call>|$)/gu;
const glmArgument = /<arg_key>\s*([\s\S]*?)\s*<\/arg_key>\s*<arg_value>\s*([\s\S]*?)\s*<\/arg_value>/gu;
const kimi = /<\|tool_call_begin\|>\s*(?:functions\.)?([\w.-]+?)(?::\d+)?\s*<\|tool_call_argument_begin\|>\s*([\s\S]*?)\s*(?:<\|tool_call_end\|>|$)/gu;
const reAct =
  /(?:^|\n)[ \t>*]*Action\**\s*[:：]\**\s*[`"']?([\w.-]+)[`"']?\s*(?:\(([^\n]*)\)\s*(?:\n|$)|\n[ \t>*]*Action[ _]Input\**\s*[:：]\**\s*([\s\S]*?)(?=\n\s*(?:Observation|Thought|Action|Final Answer)\b|$))/giu;
const object = /(?:\[TOOL_CALLS\]|<\|python_tag\|>|<\|action_start\|>(?:<\|\w+\|>)*|<\|START_ACTION\|>|functools)\s*([[{][\s\S]*)$/u;
const fenced = /^\s*(?:Action\s*:\s*)?(?:```[\w-]*\s*)?([[{][\s\S]*[\]}])\s*(?:```)?/u;

const raw = (name: string, text: string): TextToolCall => ({ name, argumentsText: text });
const pairs =
  (pattern: RegExp): Reader =>
  (text, known) =>
    allMatches(text, pattern).flatMap(([, name = '', body = '']) => (known.has(name) ? [raw(name, body)] : []));

/** Every way of writing a call that local models were taught, the most explicit first; the first that finds one is believed. */
const readers: readonly Reader[] = [
  (text, known) =>
    [...allMatches(text, functionTag), ...allMatches(text, invokeTag)].flatMap(([, name = '', body = '']) =>
      known.has(name) ? [raw(name, byParameters(body))] : [],
    ),
  pairs(harmony),
  pairs(deepSeek),
  pairs(kimi),
  (text, known) => allMatches(text, glm).flatMap(([, name = '', body = '']) => (known.has(name) ? [raw(name, byKeys(body))] : [])),
  (text, known) => allMatches(text, tagged).flatMap(([, body = '']) => [parseToolInput(body)].flat().flatMap((value) => writtenCall(value, known))),
  (text, known) =>
    allMatches(text, mistral).flatMap((match) => (known.has(match[1] ?? '') ? [raw(match[1] ?? '', text.slice(match.index + match[0].length))] : [])),
  (text, known) =>
    allMatches(text, reAct)
      .slice(0, 1)
      .flatMap(([, name = '', inline, body]) => (known.has(name) ? [raw(name, inline ?? body ?? '')] : [])),
  (text, known) =>
    [object.exec(text)?.[1] ?? fenced.exec(text)?.[1] ?? '']
      .flatMap((rest) => [rest === '' ? null : parseToolInput(rest)])
      .flat()
      .flatMap((value) => writtenCall(value, known)),
  asProgram,
];

/**
 * Tool calls that a model wrote into its text: Hermes and Qwen tags, `<function=name>` and `<invoke name=...>` with parameters, Mistral's `[TOOL_CALLS]`
 * in both forms, Llama's `<|python_tag|>` and Python calls, DeepSeek's, Kimi's, GLM's, Command's and Harmony's markers, ReAct's "Action:" and "Action Input:", a fenced or bare
 * JSON object or list. Only names in `known` count.
 */
export function toolCallsInText(text: string, known: ReadonlySet<string>): readonly TextToolCall[] {
  for (const reader of readers) {
    const calls = reader(text, known);
    if (calls.length > 0) return calls;
  }
  return [];
}

function byParameters(body: string): string {
  const given = allMatches(body, parameterTag).map(([, name = '', value = '']) => [name, plainValue(value)] as const);
  return given.length === 0 ? body : JSON.stringify(Object.fromEntries(given));
}

function byKeys(body: string): string {
  return JSON.stringify(Object.fromEntries(allMatches(body, glmArgument).map(([, name = '', value = '']) => [name, plainValue(value)])));
}

function plainValue(text: string): unknown {
  return strictly(text) ?? text;
}

function writtenCall(value: unknown, known: ReadonlySet<string>): readonly TextToolCall[] {
  if (value === null || typeof value !== 'object') return [];
  if ('tool_calls' in value && Array.isArray(value.tool_calls)) return value.tool_calls.flatMap((call: unknown) => writtenCall(call, known));
  const call = 'function' in value && value.function !== null && typeof value.function === 'object' ? value.function : value;
  const name = firstOf(call, ['name', 'tool', 'tool_name', 'function', 'function_name', 'action']);
  if (typeof name !== 'string' || !known.has(name)) return [];
  const given = firstOf(call, ['arguments', 'parameters', 'input', 'args', 'action_input', 'tool_input', 'params']) ?? {};
  return [{ name, argumentsText: typeof given === 'string' ? given : JSON.stringify(given) }];
}

function firstOf(value: object, keys: readonly string[]): unknown {
  const entries = new Map<string, unknown>(Object.entries(value));
  return keys.map((key) => entries.get(key)).find((found) => found !== undefined);
}

/** `[look(at="x"), look(at="y")]`, `look(at="x")`, `print(look(at="x"))` in a fence or alone: every line or item must be a known call. */
function asProgram(text: string, known: ReadonlySet<string>): readonly TextToolCall[] {
  const program = text
    .replace(/<\|python_tag\|>/u, '')
    .replace(/^\s*```[\w-]*\s*|\s*```\s*$/gu, '')
    .trim()
    .replace(/^\[|\]$/gu, '')
    .replace(/^print\((.*)\)$/su, '$1');
  const calls: TextToolCall[] = [];
  let rest = program;
  while (rest.trim() !== '') {
    const head = /^[\s,;]*([A-Za-z_][\w.-]*)\(/u.exec(rest);
    const name = (head?.[1] ?? '').replace(/^(?:functions|tools|default_api)\./u, '');
    const end = head === null ? -1 : closingOf(rest, head[0].length);
    if (head === null || end < 0 || !known.has(name)) return [];
    const given = readCallArguments(rest.slice(head[0].length, end));
    if (given === null) return [];
    calls.push({ name, argumentsText: JSON.stringify(given) });
    rest = rest.slice(end + 1);
  }
  return calls;
}

/** Where the bracket that is open at `from` closes; -1 where it does not. */
function closingOf(text: string, from: number): number {
  let depth = 1;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
