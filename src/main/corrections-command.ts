import { writeFileSync } from 'node:fs';
import { demoActor } from '../domain/actor.js';
import type { Correction, CorrectionReview } from '../domain/correction.js';
import { type Command, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';
import { sampleOf } from './own-suite.js';

const usage = 'corrections [approve|reject TURN-ID] [--answer TEXT] [--document NAME] [--role engineer] [--to FILE.jsonl] [--json]';

/** Corrections of answers: list them, review them, and write the approved ones as samples. */
export const correctionsCommand: Command = {
  name: 'corrections',
  usage,
  summary: 'Review what people said an answer should have been; --to writes the approved ones as eval samples',
  run: async (args, io) => {
    const flags = { role: { type: 'string' }, answer: { type: 'string' }, document: { type: 'string' }, to: { type: 'string' } } as const;
    const { values, positionals } = parseCommandLine(args, flags, usage);
    const [word, turnId] = positionals;
    const decision = word === 'approve' || word === 'reject' ? word : null;
    if (word !== undefined && decision === null) throw usageError(`There is no corrections command ${word}. Usage: shiftmate ${usage}`);
    if (word !== undefined && turnId === undefined) throw usageError(`The turn id is missing. Usage: shiftmate ${usage}`);
    const actor = demoActor(roleOption(values.role ?? 'engineer'));
    await using copilot = await openCopilot(io, { bundled: false });
    if (decision !== null && turnId !== undefined) {
      const { answer, document } = values;
      const review: CorrectionReview = { decision, ...(answer === undefined ? {} : { answer }), ...(document === undefined ? {} : { document }) };
      const correction = await copilot.corrections.review(turnId, actor, review);
      if (values.json === true) printJson(io, correction);
      else io.out(`${correction.status}: ${correction.question}\n`);
      return 0;
    }
    const corrections = await copilot.corrections.list(actor);
    if (values.to !== undefined) {
      const samples = corrections.filter(({ status }) => status === 'approved').map(sampleOf);
      writeFileSync(values.to, samples.map((sample) => `${JSON.stringify(sample)}\n`).join(''));
      if (values.json === true) printJson(io, { samples: samples.length, file: values.to });
      else io.out(`${samples.length} samples written to ${values.to}; grade them with: shiftmate eval --file ${values.to}\n`);
      return 0;
    }
    if (values.json === true) printJson(io, corrections);
    else io.out(corrections.length === 0 ? 'No correction was given.\n' : `${corrections.map(line).join('\n')}\n`);
    return 0;
  },
};

const line = ({ turnId, status, question, correction, standardAnswer }: Correction): string =>
  `${status.padEnd(9)} ${turnId}\n  asked: ${question}\n  correction: ${correction}${standardAnswer === null || standardAnswer === correction ? '' : `\n  standard answer: ${standardAnswer}`}`;
