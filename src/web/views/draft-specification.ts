import * as z from 'zod';

/** The specification of a PLC draft as the drafting tool sends it; parts that are missing are shown as empty. */
export const PlcSpecification = z.object({
  purpose: z.string().default(''),
  tags: z
    .array(z.object({ direction: z.string(), identifier: z.string(), tag: z.string(), type: z.string(), unit: z.string().nullish(), description: z.string() }))
    .default([]),
  states: z.array(z.object({ name: z.string(), meaning: z.string().default('') })).default([]),
  interlocks: z.array(z.object({ name: z.string(), condition: z.string(), actuators: z.array(z.string()), effect: z.string() })).default([]),
  timings: z.array(z.object({ name: z.string(), milliseconds: z.number(), meaning: z.string() })).default([]),
  limits: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string().nullish(), meaning: z.string() })).default([]),
  invariants: z.array(z.object({ text: z.string() })).default([]),
  assumptions: z.array(z.string()).default([]),
  openQuestions: z.array(z.string()).default([]),
});

/** One part of a specification: the key of its heading and its lines. */
export type SpecificationPart = Readonly<{
  heading: `draft.spec.${'signals' | 'states' | 'interlocks' | 'times' | 'limits' | 'always' | 'assumptions' | 'questions'}`;
  lines: readonly string[];
}>;

/** A specification in reading order, empty parts left out; times in milliseconds. */
export function specificationParts(specification: z.infer<typeof PlcSpecification>): readonly SpecificationPart[] {
  const { tags, states, interlocks, timings, limits, invariants, assumptions, openQuestions } = specification;
  const parts: readonly SpecificationPart[] = [
    { heading: 'draft.spec.signals', lines: tags.map(signal) },
    { heading: 'draft.spec.states', lines: states.map(({ name, meaning }) => (meaning === '' ? name : `${name}: ${meaning}`)) },
    {
      heading: 'draft.spec.interlocks',
      lines: interlocks.map(({ name, condition, actuators, effect }) => `${name}: ${condition} → ${actuators.join(', ')}: ${effect}`),
    },
    { heading: 'draft.spec.times', lines: timings.map(({ name, milliseconds, meaning }) => `${name} = ${milliseconds} ms: ${meaning}`) },
    { heading: 'draft.spec.limits', lines: limits.map(({ name, value, unit, meaning }) => `${name} = ${value}${unit ? ` ${unit}` : ''}: ${meaning}`) },
    { heading: 'draft.spec.always', lines: invariants.map(({ text }) => text) },
    { heading: 'draft.spec.assumptions', lines: assumptions },
    { heading: 'draft.spec.questions', lines: openQuestions },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function signal({ direction, identifier, tag, type, unit, description }: z.infer<typeof PlcSpecification>['tags'][number]): string {
  return `${direction} ${identifier}${tag === '' ? '' : ` = ${tag}`} : ${type}${unit ? ` [${unit}]` : ''}: ${description}`;
}
