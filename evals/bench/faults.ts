import { faultCatalog } from '../../src/plant/faults/catalog.js';
import { everydayAlarms, type FaultRun, sweepFault } from '../../src/testing/fault-sweep.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

const seeds = [11, 12, 13] as const;
/** Hours of healthy running from which the everyday alarms are taken. */
const healthyHours = 10;

/**
 * Every fault of the catalogue in its own scenario with three seeds: whether its alarms come in the declared order, how long after the onset
 * the first of them comes, and alarms that nothing explains. Fails with the list when one run is wrong. Takes about eight minutes.
 */
export async function benchFaults(): Promise<readonly Figure[]> {
  const everyday = everydayAlarms(seeds, healthyHours);
  const runs = faultCatalog.map((fault) => seeds.map((seed) => sweepFault(fault, seed, everyday)));
  const all = runs.flat();
  const wrong = all.filter((run) => !run.inOrder || run.early.length > 0 || run.unexplained.length > 0);
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${all.length} runs are wrong:\n${wrong.map(described).join('\n')}`);
  return [
    { name: 'faults in the catalogue', value: faultCatalog.length, unit: 'faults' },
    { name: 'runs with alarms in order', value: all.length - wrong.length, unit: `of ${all.length}` },
    ...runs.map((own): Figure => {
      const minutes = own.flatMap(({ detectedMinutes }) => detectedMinutes ?? []).sort((a, b) => a - b);
      const median = minutes[Math.floor(minutes.length / 2)];
      return {
        name: `${own[0]?.fault ?? ''}: first alarm`,
        value: median ?? Number.NaN,
        unit: median === undefined ? 'no alarm of its own' : 'min after onset',
      };
    }),
  ];
}

function described({ fault, seed, seen, early, unexplained }: FaultRun): string {
  return `${fault}, seed ${seed}: ${seen.join(', ') || 'no expected alarm'}; before onset: ${early.join(', ') || 'none'}; unexplained: ${unexplained.join(', ') || 'none'}`;
}
