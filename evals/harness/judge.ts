import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../src/app.js';
import type { ChatModel } from '../../src/ports/model.js';
import { spellingsOf } from '../scorers/text.js';
import type { Job } from './run-jobs.js';
import type { SampleRun } from './run-sample.js';
import type { Judgement } from './transcript.js';

type JudgePrompt = Readonly<{ name: string; text: string }>;

/** The prompt with the version it carries; results name it, because verdicts of two versions are not comparable. */
export function readJudgePrompt(): JudgePrompt {
  const source = readFileSync(path.join(packageRoot(), 'evals', 'judge', 'answer-judge.md'), 'utf8');
  const [, head = '', text = ''] = /^---\n(.*?)\n---\n(.*)$/su.exec(source) ?? [];
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.+)$`, 'mu').exec(head)?.[1] ?? '';
  return { name: `${field('id')} v${field('version')}`, text };
}

function fill(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => inputs[name] ?? '');
}

/** Lets a model judge every answer that has right answers to be compared with. It adds a judgement; scores and verdicts stay those of the deterministic scorers. */
export async function judgeRuns(
  runs: readonly SampleRun[],
  jobs: readonly Job[],
  judge: ChatModel,
  progress: (text: string) => void,
  kept: () => void,
): Promise<readonly SampleRun[]> {
  const prompt = readJudgePrompt();
  const samples = new Map(jobs.map(({ suite, sample, epoch }) => [`${suite}/${sample.id}#${epoch.epoch}`, sample]));
  const judged: SampleRun[] = [];
  for (const run of runs) {
    const { suite, id, epoch, transcript } = run.result;
    const target = samples.get(`${suite}/${id}#${epoch}`)?.target;
    const reply = transcript.turns.at(-1)?.answer;
    const answers = target === undefined ? [] : wantedOf(target);
    if (reply === undefined || answers.length === 0 || transcript.error !== null) {
      judged.push(run);
      continue;
    }
    const judgement = await ask(judge, prompt, {
      question: transcript.questions.at(-1) ?? '',
      answers: answers.map((answer) => `- ${answer}`).join('\n'),
      reply,
    });
    kept();
    progress(`judge ${judgement.verdict.padEnd(9)} ${suite}/${id}`);
    judged.push({ ...run, result: { ...run.result, judgement } });
  }
  return judged;
}

function wantedOf({ answers, facts, includes, leads, form }: Job['sample']['target']): readonly string[] {
  if (form !== undefined) return [form];
  const all = [...facts, ...[...includes, ...leads].map((fact) => spellingsOf(fact).join(' or '))];
  return [...answers, ...(all.length === 0 ? [] : [all.join('; and ')])];
}

async function ask(judge: ChatModel, prompt: JudgePrompt, inputs: Readonly<Record<string, string>>): Promise<Judgement> {
  let text = '';
  const request = {
    system: fill(prompt.text, inputs),
    messages: [{ role: 'user' as const, text: 'Judge the reply.' }],
    tools: [],
    maxOutputTokens: 200,
    temperature: 0,
  };
  for await (const event of judge.stream(request, new AbortController().signal)) {
    if (event.type === 'text-delta') text += event.text;
    if (event.type === 'model-error') return { verdict: 'unreadable', reason: event.error.message, prompt: prompt.name };
  }
  return { ...readVerdict(text), prompt: prompt.name };
}

function readVerdict(text: string): Pick<Judgement, 'verdict' | 'reason'> {
  const unreadable = { verdict: 'unreadable' as const, reason: text.slice(0, 200) };
  try {
    const value: unknown = JSON.parse(/\{.*\}/su.exec(text)?.[0] ?? '');
    if (value === null || typeof value !== 'object' || !('verdict' in value)) return unreadable;
    const { verdict } = value;
    const reason = 'reason' in value ? String(value.reason).slice(0, 300) : '';
    return verdict === 'right' || verdict === 'wrong' || verdict === 'abstained' ? { verdict, reason } : unreadable;
  } catch {
    return unreadable;
  }
}
