import type { parseCommandLine } from './command-line.js';

export const evalUsage =
  'eval [--suite S,...] [--file FILE.yaml|FILE.jsonl [--corpus DIR]] [--only TEXT] [--engine builtin|openai] [--record FILE | --replay FILE] [--repeat N] [--judge]\n' +
  '            [--resume | --only-changed] [--baseline FILE] [--save-baseline FILE|DIR] [--out DIR] [--metrics] [--price IN,OUT] [--list] [--workers N] [--verify-determinism] [--json]\n' +
  '       eval --external beir DIR | --external qa FILE [--corpus DIR] [--engine builtin|openai] [--out DIR] [--json]\n' +
  '       eval import FILE|DIR [--format auto|assetops|beir|qa] --to FILE.jsonl [--json]';

/** What `eval --help` shows: every flag in one line. */
export const evalHelp = `${evalUsage}

Grades the copilot offline and writes report.json, report.md, report.xml (JUnit) and report.html.

  --suite S,...          these suites; --list names them; without it all
  --only TEXT            samples whose suite/id holds the text
  --file FILE            your own questions: YAML, JSON, JSON Lines, CSV or TSV
  --corpus DIR           the documents that --file or --external qa is asked about
  --engine ENGINE        builtin (default) or openai: OPENAI_API_KEY or OPENAI_BASE_URL, and SHIFTMATE_MODEL
  --record FILE          keeps the model's replies; --replay FILE answers from them without a network
  --repeat N             N attempts, 1 to 32: a model again, the built-in engine in other spellings
  --judge                a model judges beside the scorers and decides nothing
  --resume               goes on where the last run in the same --out stopped
  --only-changed         runs what a change can touch since the last run in the same --out
  --baseline FILE        compares with a baseline or another report.json (--compare is the same)
  --save-baseline PLACE  a .json file for the run, or a folder with a file per suite
  --out DIR              where the reports go; default evals/out
  --metrics              every figure with its 95 % interval
  --price IN,OUT         cost from US dollars for a million tokens
  --workers N            threads of the built-in engine, 1 to 16
  --verify-determinism   runs twice, in another order, and compares byte by byte
  --external beir DIR    a retrieval set; --external qa FILE a question set
  --format F, --to FILE  of eval import: auto, assetops, beir or qa, and the file to write
  --json                 the summary as JSON

Exit code: 0 good; 1 a significant regression, a crashed sample, a dead endpoint, a stale cassette or a result that varied; 2 wrong usage.
More: docs/evals.md`;

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
