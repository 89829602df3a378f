import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import type { ToolSpec } from '../ports/model.js';
import type { CommandTool, OwnDraftTool, PlanResult, ReadTool, ToolContext } from '../ports/tool.js';
import { coerceInput } from './coerce-input.js';
import type { LogReader } from './readable-log.js';

/** The reader of logs that a call speaks for. */
export function readerOf({ actor, collection }: ToolContext): LogReader {
  return { role: actor.role, collection };
}

type Definition<Input extends z.ZodType> = Readonly<{ name: string; description: string; input: Input }>;

/** What every kind of evidence has; the rest is by its kind. */
const shownEvidence = z.looseObject({ kind: z.string(), label: z.string(), quote: z.string() });

/** A tool that looks. Input is parsed here and nowhere else; extra fields and wrong types come back as errors a model can act on. */
export function defineReadTool<Input extends z.ZodType, Output extends z.ZodType>(
  definition: Definition<Input> &
    Readonly<{
      output: Output;
      /** True for a tool that keeps to the collection an asker named; others are not offered in such a turn. */
      withinCollection?: boolean;
      run: (input: z.output<Input>, context: ToolContext) => Promise<Readonly<{ output: z.input<Output>; evidence: readonly EvidenceItem[] }>>;
    }>,
): ReadTool {
  let schema: Readonly<Record<string, unknown>> | null = null;
  return {
    ...specOf(definition),
    effect: 'read',
    outputJsonSchema: () => {
      schema ??= z.toJSONSchema(z.looseObject({ output: definition.output, evidence: z.array(shownEvidence) }), { io: 'output', unrepresentable: 'any' });
      return schema;
    },
    withinCollection: definition.withinCollection ?? false,
    run: async (rawInput, context) => {
      const { output, evidence } = await definition.run(parseInput(definition, rawInput), context);
      return { output: definition.output.parse(output), evidence };
    },
  };
}

/** A tool that plans a change. Executing is not its business. */
export function defineCommandTool<Input extends z.ZodType>(
  definition: Definition<Input> & Readonly<{ plan: (input: z.output<Input>, context: ToolContext) => Promise<PlanResult> }>,
): CommandTool {
  return { ...specOf(definition), effect: 'command', plan: async (rawInput, context) => definition.plan(parseInput(definition, rawInput), context) };
}

/** A tool that acts on what waits in the person's own name. */
export function defineOwnDraftTool<Input extends z.ZodType>(
  definition: Definition<Input> & Readonly<{ run: (input: z.output<Input>, context: ToolContext) => ReturnType<OwnDraftTool['run']> }>,
): OwnDraftTool {
  return { ...specOf(definition), effect: 'own-draft', run: async (rawInput, context) => definition.run(parseInput(definition, rawInput), context) };
}

function specOf({ name, description, input }: Definition<z.ZodType>): ToolSpec {
  return { name, description, inputJsonSchema: z.toJSONSchema(input, { io: 'input' }) };
}

function parseInput<Input extends z.ZodType>({ name, input }: Definition<Input>, rawInput: unknown): z.output<Input> {
  const parsed = input.safeParse(rawInput ?? {});
  if (parsed.success) return parsed.data;
  const meant = input.safeParse(coerceInput(rawInput ?? {}, z.toJSONSchema(input, { io: 'input' }) as Parameters<typeof coerceInput>[1]));
  if (meant.success) return meant.data;
  throw new CopilotError({
    code: 'tool-input-invalid',
    message: `${name}: ${z.prettifyError(meant.error).replace(/\s+/gu, ' ')}`,
    details: { toolName: name },
  });
}
