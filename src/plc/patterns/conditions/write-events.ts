import { local, output, timeConstant } from '../library/parts.js';
import type { Signal } from '../model.js';
import { timeLiteral } from '../signals.js';
import type { Writing } from './formulas.js';
import type { CountCondition } from './model.js';

/** The moment at which an expression becomes TRUE: one scan long. What is TRUE at power-up has not come. */
export function event(inner: string, writing: Writing): string {
  const suffix = ` := ${inner} AND NOT Seen`;
  const term = /^(?:NOT )?[A-Za-z_][\w.]*$/.test(inner) ? inner : `(${inner})`;
  const known = writing.body.find((line) => line.startsWith('Came') && line.includes(`:= ${term} AND NOT Seen`));
  if (known !== undefined) return known.split(' ')[0] ?? suffix;
  const number = writing.locals.filter(({ name }) => /^Came\d+$/.test(name)).length + 1;
  writing.locals.push(
    local(`Came${number}`, 'BOOL', 'it has just come'),
    local(`Seen${number}`, 'BOOL', 'it was there in the scan before; TRUE at power-up, so that nothing comes then', 'TRUE'),
  );
  writing.body.push(`Came${number} := ${term} AND NOT Seen${number};`, `Seen${number} := ${inner};`);
  return `Came${number}`;
}

/** A pulse of fixed length from the moment that an expression becomes TRUE. */
export function pulse(inner: string, milliseconds: number, writing: Writing): string {
  const literal = timeLiteral(milliseconds);
  const lasts = (number: string): boolean => writing.constants.some(({ name, value }) => name === `PULSE_TIME_${number}` && value === literal);
  const known = writing.body
    .map((line) => /^Pulse(\d+)\(IN := (.*), PT := /.exec(line))
    .find((match) => match !== null && match[2] === inner && lasts(match[1] ?? ''));
  if (known != null) return `Pulse${known[1]}.Q`;
  const number = writing.locals.filter(({ name }) => /^Pulse\d+$/.test(name)).length + 1;
  writing.constants.push(timeConstant(`PULSE_TIME_${number}`, milliseconds, 'length of the pulse'));
  writing.locals.push(local(`Pulse${number}`, 'TP', 'pulse of fixed length; what comes while it runs does not lengthen it'));
  writing.body.push(`Pulse${number}(IN := ${inner}, PT := PULSE_TIME_${number});`);
  return `Pulse${number}.Q`;
}

/** A retained count against a limit; the same signals are counted once, whatever limits they are held against. */
export function count(condition: CountCondition, identifier: (name: string) => string, writing: Writing): string {
  const ids = [condition.up, condition.down, condition.zero].map((name) => (name === null ? null : identifier(name)));
  const [up, down, zero] = ids.map((id) => (id === null ? null : event(id, writing)));
  const step = down === null || down === undefined ? `BOOL_TO_DINT(${up})` : `BOOL_TO_DINT(${up}) - BOOL_TO_DINT(${down})`;
  const counted = `MAX(0, Tally# + ${step}), 0);`;
  const known = writing.body
    .map((line) => /^Kept(\d+) := SEL\((\w+), (.*)$/.exec(line))
    .find((match) => match?.[2] === zero && match?.[3] === tallyOf(counted, match?.[1]));
  const number = known?.[1] ?? String(writing.locals.filter(({ name }) => /^Kept\d+$/.test(name)).length + 1);
  if (known == null) {
    writing.locals.push({ name: `Kept${number}`, type: 'DINT', description: `count of ${condition.up}, kept over a power cycle`, retain: true });
    writing.body.push(`Kept${number} := SEL(${zero}, ${tallyOf(counted, number)}`, `Count${number} := Kept${number};`);
  }
  const limit = limitOf(condition, writing);
  return `Kept${number} ${condition.side === 'above' ? '>=' : '<'} ${limit}`;
}

function tallyOf(text: string, number: string | undefined): string {
  return text.replace('Tally#', `Kept${number ?? ''}`);
}

function limitOf({ up, limit }: CountCondition, { constants }: Writing): string {
  const value = String(limit);
  const known = constants.find((constant) => constant.type === 'DINT' && constant.value === value && constant.description.endsWith(` ${up}`));
  if (known !== undefined) return known.name;
  const name = `COUNT_LIMIT_${constants.filter((constant) => /^COUNT_LIMIT_\d+$/.test(constant.name)).length + 1}`;
  constants.push({ name, type: 'DINT', value, description: `limit of the count of ${up}` });
  return name;
}

/** The counts of a block as outputs that people can see. */
export function tallies({ locals }: Writing): readonly Signal[] {
  return locals.flatMap(({ name, description }) =>
    /^Kept\d+$/.test(name) ? [output('DINT', name.replace('Kept', 'Count'), description.replace(', kept over a power cycle', ''))] : [],
  );
}

/** A count in words. */
export function saidOfCount({ up, down, zero, side, limit }: CountCondition): string {
  const taken = down === null ? '' : ` less that of ${down}`;
  return `the count of ${up}${taken} is ${side === 'above' ? 'at least' : 'below'} ${limit} (${zero} sets it to 0)`;
}
