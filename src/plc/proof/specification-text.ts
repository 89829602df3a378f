import type { Specification } from '../patterns/model.js';

/** One part of a specification for people: a heading and its lines. */
export type SpecificationPart = Readonly<{ heading: string; lines: readonly string[] }>;

/**
 * A specification in reading order, empty parts left out: what it is for, signals, states, interlocks, times, limits and what is always true.
 * Source: own design of this package.
 * Units: engineering units as in the specification; times in milliseconds.
 * Errors: none.
 */
export function specificationParts(specification: Specification): readonly SpecificationPart[] {
  const { title, purpose, blockName, tags, states, interlocks, timings, limits, invariants, trials = [], assumptions } = specification;
  const parts: readonly SpecificationPart[] = [
    { heading: `${title} (${blockName})`, lines: [purpose] },
    { heading: 'Signals', lines: tags.map(signalLine) },
    { heading: 'States', lines: states.map(({ name, meaning }) => (meaning === '' ? name : `${name}: ${meaning}`)) },
    {
      heading: 'Interlocks',
      lines: interlocks.map(({ name, condition, actuators, effect }) => `${name}: while ${condition}, ${actuators.join(', ')}: ${effect}`),
    },
    { heading: 'Times', lines: timings.map(({ name, milliseconds, meaning }) => `${name} = ${milliseconds} ms: ${meaning}`) },
    { heading: 'Limits', lines: limits.map(({ name, value, unit, meaning }) => `${name} = ${value}${unit === null ? '' : ` ${unit}`}: ${meaning}`) },
    { heading: 'Always true', lines: invariants.map(({ text }) => text) },
    { heading: triedHeading(trials), lines: trials.map(({ said, status, detail }) => `${status === 'passed' ? 'Done' : 'Not tried'}: "${said}": ${detail}`) },
    { heading: 'Assumptions', lines: assumptions },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

function triedHeading(trials: NonNullable<Specification['trials']>): string {
  return `Tried as said: ${trials.filter(({ status }) => status === 'passed').length} of ${trials.length}`;
}

function signalLine({ direction, identifier, tag, type, unit, description, known }: Specification['tags'][number]): string {
  const plant = tag === '' ? '' : ` = ${tag}${known ? '' : ' (not in the tag list)'}`;
  return `${direction} ${identifier} : ${type}${unit === null ? '' : ` [${unit}]`}${plant}: ${description}`;
}
