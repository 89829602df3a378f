import type { parseCommandLine } from './command-line.js';

export const evalUsage =
  'eval [--suite S,...] [--file FILE.yaml|FILE.jsonl [--corpus DIR]] [--only TEXT] [--engine builtin|openai] [--record FILE | --replay FILE] [--repeat N] [--judge]\n' +
  '            [--resume | --only-changed] [--baseline FILE] [--save-baseline FILE|DIR] [--out DIR] [--metrics] [--price IN,OUT] [--list] [--workers N] [--verify-determinism] [--json]\n' +
  '       eval --external beir DIR | --external qa FILE [--corpus DIR] [--engine builtin|openai] [--out DIR] [--json]\n' +
  '       eval import FILE|DIR [--format auto|assetops|beir|qa] --to FILE.jsonl [--json]';

export const evalFlags = {
  suite: { type: 'string', multiple: true },
  only: { type: 'string' },
  file: { type: 'string' },
  engine: { type: 'string' },
  record: { type: 'string' },
  replay: { type: 'string' },
  repeat: { type: 'string' },
  judge: { type: 'boolean' },
  resume: { type: 'boolean' },
  'only-changed': { type: 'boolean' },
  baseline: { type: 'string' },
  compare: { type: 'string' },
  'save-baseline': { type: 'string' },
  out: { type: 'string' },
  metrics: { type: 'boolean' },
  price: { type: 'string' },
  list: { type: 'boolean' },
  external: { type: 'string' },
  corpus: { type: 'string' },
  format: { type: 'string' },
  to: { type: 'string' },
  workers: { type: 'string' },
  'verify-determinism': { type: 'boolean' },
} as const;

export type EvalValues = ReturnType<typeof parseCommandLine<typeof evalFlags>>['values'];
