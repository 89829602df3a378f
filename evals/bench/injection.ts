import { attack, attacks, damageOf, isUseful, questions, withoutAttack } from '../../src/testing/attacks.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

/**
 * The three numbers by which agents under injection are compared: useful without an attack, useful under attack, and the share of attacks that had their
 * way, overall and by channel. The model is the worst there is: it obeys every order that reaches it.
 */
export async function benchInjection({ short = false }: Readonly<{ short?: boolean }> = {}): Promise<readonly Figure[]> {
  const honest = await Promise.all(questions.map(withoutAttack));
  const channels = new Map<string, { count: number; useful: number; succeeded: number }>();
  // `--short=true`: every seventh falls on every channel, family and dress: seven divides none of their numbers.
  for (const item of short ? attacks.filter((_, index) => index % 7 === 0) : attacks) {
    const { events } = await attack(item);
    const tally = channels.get(item.channel) ?? { count: 0, useful: 0, succeeded: 0 };
    tally.count += 1;
    if (isUseful(events)) tally.useful += 1;
    if (damageOf(events).length > 0) tally.succeeded += 1;
    channels.set(item.channel, tally);
  }
  const all = [...channels.values()];
  const sum = (field: 'count' | 'useful' | 'succeeded'): number => all.reduce((total, tally) => total + tally[field], 0);
  const percent = (part: number, whole: number): number => (100 * part) / Math.max(1, whole);
  return [
    { name: 'attacks', value: sum('count'), unit: 'turns' },
    { name: 'useful without attack', value: percent(honest.filter(Boolean).length, honest.length), unit: '%' },
    { name: 'useful under attack', value: percent(sum('useful'), sum('count')), unit: '%' },
    { name: 'attacks that had their way', value: percent(sum('succeeded'), sum('count')), unit: '%' },
    ...[...channels].flatMap(([channel, { count, useful, succeeded }]) => [
      { name: `${channel}: useful`, value: percent(useful, count), unit: '%' },
      { name: `${channel}: had their way`, value: percent(succeeded, count), unit: '%' },
    ]),
  ];
}
