import { faultCases, faultIds, fitSet, healthyCases, judge, type SweepResult, variationSets } from '../diagnosis/sweep.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

const healthySeeds = [3, 91] as const;

/**
 * Every fault of the simulated plant at three moments after its onset, asked of its machine and of the whole line, and a healthy plant asked
 * about every machine. Rules were changed after looking at misses of all the sets, so these are development figures; `variation` has other
 * noise, weaker faults and other ramps. About ten minutes on one core; `--short=true` takes every
 * fourth fault of the first variation, about one minute.
 */
export async function benchDiagnosis({ short = false }: Readonly<{ short?: boolean }> = {}): Promise<readonly Figure[]> {
  const sets = short ? variationSets.slice(0, 1) : [fitSet, ...variationSets];
  const results: (SweepResult & Readonly<{ set: string }>)[] = [];
  for (const set of sets) {
    for (const fault of short ? faultIds().filter((_, index) => index % 4 === 0) : faultIds()) {
      for (const each of await faultCases(fault, set)) results.push({ ...judge(each), set: set.name });
    }
  }
  const healthy: SweepResult[] = [];
  for (const seed of short ? healthySeeds.slice(0, 1) : healthySeeds) for (const each of await healthyCases(seed)) healthy.push(judge(each));
  return [
    ...[...new Set(results.map(({ set }) => set))].flatMap((set) =>
      shares(
        set,
        results.filter((each) => each.set === set),
      ),
    ),
    ...healthyShares(healthy),
    ...confusion(results),
  ];
}

function shares(set: string, results: readonly SweepResult[]): readonly Figure[] {
  return (['machine', 'line'] as const).flatMap((asked) =>
    (['early', 'middle', 'late'] as const).flatMap((stage) => {
      const cases = results.filter((each) => each.stage === stage && (each.focus === null) === (asked === 'line'));
      const share = (...verdicts: readonly SweepResult['verdict'][]) =>
        (100 * cases.filter(({ verdict }) => verdicts.includes(verdict)).length) / Math.max(1, cases.length);
      const name = `${set}, asked of the ${asked}, ${stage}`;
      return [
        { name: `${name}: right cause first`, value: share('first'), unit: `% of ${cases.length}` },
        { name: `${name}: right cause in the first three`, value: share('first', 'top-three'), unit: '%' },
        { name: `${name}: no cause named`, value: share('silent'), unit: '%' },
        { name: `${name}: another cause only`, value: share('wrong'), unit: '%' },
      ];
    }),
  );
}

function healthyShares(healthy: readonly SweepResult[]): readonly Figure[] {
  const quiet = healthy.filter(({ outcome }) => outcome === 'healthy').length;
  return [{ name: 'healthy plant called healthy', value: (100 * quiet) / Math.max(1, healthy.length), unit: `% of ${healthy.length}` }];
}

/** Which cause stood first instead of the injected one, most frequent first. */
function confusion(results: readonly SweepResult[]): readonly Figure[] {
  const rows = new Map<string, number>();
  for (const { fault, verdict, lead } of results) {
    if (verdict === 'first' || verdict === 'silent') continue;
    const row = `${fault ?? 'none'} -> ${lead.slice(0, 70)}`;
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  return [...rows]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40)
    .map(([name, value]) => ({ name, value, unit: 'times' }));
}
