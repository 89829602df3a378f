import { describe, expect, it } from 'vitest';
import { readLenientJson } from './lenient-json.js';
import { parseToolInput, toolCallsInText } from './tool-json.js';
import { spokenPart, VisibleText } from './visible-text.js';

const known = new Set(['read_gauge', 'list_pumps']);

describe('arguments that are not quite JSON', () => {
  it.each([
    ['trailing commas', '{"tag": "GA-7", "hours": 4,}', { tag: 'GA-7', hours: 4 }],
    ['single quotes with an apostrophe inside', "{'note': 'the pump isn't running', 'hours': 4}", { note: "the pump isn't running", hours: 4 }],
    ['typographic quotes', '{“tag”: “GA-7”}', { tag: 'GA-7' }],
    ['a cut-off string', '{"tag": "GA-7", "note": "it hum', { tag: 'GA-7', note: 'it hum' }],
    ['a cut-off list', '{"tags": ["GA-7", "GA-8"', { tags: ['GA-7', 'GA-8'] }],
    ['a missing inner closer', '{"window": {"from": "06:00", "to": "07:00", "hours": 1', { window: { from: '06:00', to: '07:00', hours: 1 } }],
    ['a fence', '```json\n{"tag": "GA-7"}\n```', { tag: 'GA-7' }],
    ['words around it', 'Here are the arguments: {"tag": "GA-7"} as asked.', { tag: 'GA-7' }],
    ['comments', '{"tag": "GA-7", // the inlet\n "hours": 4 /* enough */}', { tag: 'GA-7', hours: 4 }],
    ['Python words', "{'exact': True, 'unit': None, 'low': False}", { exact: true, unit: null, low: false }],
    ['bare words and keys', '{tag: GA-7, hours: 4}', { tag: 'GA-7', hours: 4 }],
    ['a line break in a string', '{"note": "first\nsecond"}', { note: 'first\nsecond' }],
    ['equals signs', '{tag="GA-7", hours=4}', { tag: 'GA-7', hours: 4 }],
    ['double encoding', '"{\\"tag\\": \\"GA-7\\"}"', { tag: 'GA-7' }],
    ['nothing', '', {}],
    ['the word null', 'null', {}],
    ['named values', 'tag="GA-7", hours=4', { tag: 'GA-7', hours: 4 }],
    ['two objects', '{"tag": "GA-7"}{"tag": "GA-8"}', { tag: 'GA-7' }],
    ['an escape and a unicode escape', '{"note": "a\\tb \\u00b0C",}', { note: 'a\tb °C' }],
  ])('%s', (_what, text, meant) => {
    expect(parseToolInput(text)).toEqual(meant);
  });

  it('gives null where nothing of the kind is said, and never hangs or throws on noise', () => {
    expect(parseToolInput('look at the gauge please')).toBeNull();
    for (const noise of [
      '{',
      '[[[[',
      '{"a":{"a":{"a":',
      "{'",
      '{,,,}',
      '{:}',
      '[}',
      '{"a" "b"}',
      '\\',
      '{"\\',
      `${'['.repeat(5000)}1`,
      `{"a":${'{"a":'.repeat(500)}`,
    ])
      expect(() => readLenientJson(noise)).not.toThrow();
  });
});

describe('calls written into text', () => {
  const one = [{ name: 'read_gauge', input: { tag: 'GA-7' } }];
  it.each([
    ['Hermes', '<tool_call>\n{"name": "read_gauge", "arguments": {"tag": "GA-7"}}\n</tool_call>', one],
    ['Hermes, not closed', '<tool_call>{"name": "read_gauge", "arguments": {"tag": "GA-7"}}', one],
    ['Qwen coder', '<tool_call>\n<function=read_gauge>\n<parameter=tag>\nGA-7\n</parameter>\n</function>\n</tool_call>', one],
    ['invoke with parameters', '<function_calls><invoke name="read_gauge"><parameter name="tag">GA-7</parameter></invoke></function_calls>', one],
    ['Llama function tag', '<function=read_gauge>{"tag": "GA-7"}</function>', one],
    ['Llama python tag, JSON', '<|python_tag|>{"name": "read_gauge", "parameters": {"tag": "GA-7"}}', one],
    ['Llama python tag, code', '<|python_tag|>read_gauge(tag="GA-7")', one],
    ['Llama Python list', '[read_gauge(tag="GA-7")]', one],
    ['a fence of code', '```tool_code\nprint(read_gauge(tag="GA-7"))\n```', one],
    ['Mistral list', '[TOOL_CALLS] [{"name": "read_gauge", "arguments": {"tag": "GA-7"}}]', one],
    ['Mistral by name', '[TOOL_CALLS]read_gauge[ARGS]{"tag": "GA-7"}', one],
    ['Mistral by name, short', '[TOOL_CALLS]read_gauge{"tag": "GA-7"}', one],
    ['GLM', '<tool_call>read_gauge\n<arg_key>tag</arg_key>\n<arg_value>GA-7</arg_value>\n</tool_call>', one],
    [
      'Kimi',
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.read_gauge:0<|tool_call_argument_begin|>{"tag": "GA-7"}<|tool_call_end|><|tool_calls_section_end|>',
      one,
    ],
    ['Command', '<|START_ACTION|>[{"tool_call_id": "0", "tool_name": "read_gauge", "parameters": {"tag": "GA-7"}}]<|END_ACTION|>', one],
    ['a fenced object', '```json\n{"tool": "read_gauge", "input": {"tag": "GA-7"}}\n```', one],
    ['a fence without language', '```\n{"name": "read_gauge", "arguments": {"tag": "GA-7"}}\n```', one],
    ['a bare object in OpenAI form', '{"type": "function", "function": {"name": "read_gauge", "arguments": "{\\"tag\\": \\"GA-7\\"}"}}', one],
    ['a list under tool_calls', '{"tool_calls": [{"name": "read_gauge", "arguments": {"tag": "GA-7"}}]}', one],
    ['functools', 'functools[{"name": "read_gauge", "arguments": {"tag": "GA-7"}}]', one],
    ['InternLM', '<|action_start|><|plugin|>{"name": "read_gauge", "parameters": {"tag": "GA-7"}}<|action_end|>', one],
    ['Harmony', '<|channel|>commentary to=functions.read_gauge <|constrain|>json<|message|>{"tag": "GA-7"}<|call|>', one],
    ['DeepSeek', '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>read_gauge\n```json\n{"tag": "GA-7"}\n```<｜tool▁call▁end｜>', one],
    ['ReAct', 'Thought: I need the gauge.\nAction: read_gauge\nAction Input: {"tag": "GA-7"}\nObservation: 4 bar\nFinal Answer: 4 bar', one],
    ['ReAct in bold', '**Action:** `read_gauge`\n**Action Input:** {"tag": "GA-7"}', one],
    ['ReAct in one line', 'Action: read_gauge(tag="GA-7")', one],
    ['an action object', '```json\n{"action": "read_gauge", "action_input": {"tag": "GA-7"}}\n```', one],
    [
      'two in a row',
      '<tool_call>{"name":"read_gauge","arguments":{"tag":"GA-7"}}</tool_call>\n<tool_call>{"name":"list_pumps","arguments":{}}</tool_call>',
      [...one, { name: 'list_pumps', input: {} }],
    ],
    ['two Python calls', '[read_gauge(tag="GA-7"), list_pumps()]', [...one, { name: 'list_pumps', input: {} }]],
    ['single quotes in a tag', "<tool_call>{'name': 'read_gauge', 'arguments': {'tag': 'GA-7'}}</tool_call>", one],
  ])('%s', (_form, text, meant) => {
    expect(toolCallsInText(text, known).map(({ name, argumentsText }) => ({ name, input: parseToolInput(argumentsText) }))).toEqual(meant);
    // However it is cut into pieces, nobody sees any of it.
    for (const size of [1, 3, 7, 1000]) {
      const visible = new VisibleText(known);
      let shown = '';
      for (let at = 0; at < text.length; at += size) shown += visible.push(text.slice(at, at + size));
      expect(shown.trim()).toBe('');
      expect(visible.end()).toContain('read_gauge');
    }
  });

  it('finds a bare object after words, and shows only the words', () => {
    const text = 'I will look at the gauge first.\n{"name": "read_gauge", "arguments": {"tag": "GA-7"}}';
    for (const size of [1, 4, 1000]) {
      const visible = new VisibleText(known);
      let shown = '';
      for (let at = 0; at < text.length; at += size) shown += visible.push(text.slice(at, at + size));
      expect(shown.trim()).toBe('I will look at the gauge first.');
      expect(toolCallsInText(visible.end(), known)).toEqual([{ name: 'read_gauge', argumentsText: '{"tag":"GA-7"}' }]);
    }
  });

  it.each(['{"name": "open_valve", "arguments": {}}', 'Action: tighten the bolts to 40 N·m.', '{"tag": "GA-7"}', 'Call read_gauge when you are done.'])(
    'finds none in %s',
    (text) => {
      expect(toolCallsInText(text, known)).toEqual([]);
    },
  );
});

describe('what people may see of a reply', () => {
  const shownOf = (text: string, size: number): string => {
    const visible = new VisibleText(known);
    let shown = '';
    for (let at = 0; at < text.length; at += size) shown += visible.push(text.slice(at, at + size));
    return shown + spokenPart(visible.end());
  };
  it.each([
    ['<think>The user wants 4 bar.</think>It is 4 bar.', 'It is 4 bar.'],
    ['[THINK]maybe 5[/THINK]It is 4 bar.', 'It is 4 bar.'],
    ['<|channel|>analysis<|message|>let me see<|end|><|start|>assistant<|channel|>final<|message|>It is 4 bar.<|return|>', 'It is 4 bar.'],
    ['Thought: I know it.\nFinal Answer: It is 4 bar.', 'It is 4 bar.'],
    ['Action: tighten the bolts. Then report.', 'Action: tighten the bolts. Then report.'],
    ['[1] The first source says so.', '[1] The first source says so.'],
    ['The 4 bar are right <|im_end|>', 'The 4 bar are right '],
    ['The 4 bar are right.<|im_end|>\n<|im_start|>user\nAnd the other pump?', 'The 4 bar are right.'],
    ['<|im_start|>assistant\nIt is 4 bar.<|im_end|>', '\nIt is 4 bar.'],
    ['It is 4 bar.</s><s>[INST] What else? [/INST]', 'It is 4 bar.'],
    ['Set it so:\n{"pressure": 4}\nThat is all.', 'Set it so:\n{"pressure": 4}\nThat is all.'],
    ['Thanks. The pump runs.', 'Thanks. The pump runs.'],
    ['A pump runs.', 'A pump runs.'],
  ])('%s', (text, meant) => {
    for (const size of [1, 2, 5, 1000]) expect(shownOf(text, size)).toBe(meant);
  });

  it('learns that a model begins within a thought, and then shows none of it', () => {
    const text = 'The user wants the gauge, maybe 5.</think>It is 4 bar.';
    const first = new VisibleText(known);
    first.push(text);
    expect(first.thinksFirst).toBe(true);
    for (const size of [1, 5, 1000]) {
      const next = new VisibleText(known, true);
      let shown = '';
      for (let at = 0; at < text.length; at += size) shown += next.push(text.slice(at, at + size));
      expect(shown + spokenPart(next.end())).toBe('It is 4 bar.');
      expect(next.thinksFirst).toBe(true);
    }
    const plain = new VisibleText(known, true);
    expect(plain.push('It is 4 bar.') + plain.end()).toBe('It is 4 bar.');
    expect(plain.thinksFirst).toBe(false);
  });
});
