import { simulateLine4 } from '../../src/testing/line4.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

const shiftHours = 8;
const hour = 3_600_000;

/** Speed of an 8-hour shift of the whole plant with its control programs, the share of its parts, snapshot, restore and fork, and memory. */
export async function benchPlant(): Promise<readonly Figure[]> {
  const shift = simulateLine4('normal');
  const startMs = shift.timeMs;
  const started = performance.now();
  const processor = process.cpuUsage();
  shift.advanceTo(startMs + shiftHours * hour);
  const seconds = (performance.now() - started) / 1000;
  const busy = process.cpuUsage(processor);
  const memory = process.memoryUsage().rss / 1e6;

  const timed = simulateLine4('normal', { timer: () => performance.now() });
  const before = { ...timed.spent };
  timed.advanceTo(timed.timeMs + hour);
  const spent = {
    physics: timed.spent.physics - before.physics,
    programs: timed.spent.programs - before.programs,
    records: timed.spent.records - before.records,
  };
  const total = spent.physics + spent.programs + spent.records;

  const snapshotStarted = performance.now();
  const snapshot = JSON.stringify(shift.snapshot());
  const snapshotMilliseconds = performance.now() - snapshotStarted;
  const forkStarted = performance.now();
  shift.fork();
  const forkMilliseconds = performance.now() - forkStarted;

  return [
    { name: '8-hour shift, one core', value: seconds, unit: 's' },
    { name: '8-hour shift, processor time', value: (busy.user + busy.system) / 1e6, unit: 's' },
    { name: 'faster than real time', value: (shiftHours * 3600) / seconds, unit: 'x' },
    { name: 'per 100 ms step', value: (seconds * 1e6) / (shiftHours * 36_000), unit: 'µs' },
    { name: 'share of physics and instruments', value: (100 * spent.physics) / total, unit: '%' },
    { name: 'share of control programs', value: (100 * spent.programs) / total, unit: '%' },
    { name: 'share of alarms, history and records', value: (100 * spent.records) / total, unit: '%' },
    { name: 'memory after the shift (RSS)', value: memory, unit: 'MB' },
    { name: 'history kept per shift', value: shift.historian.usage().bytes / 1e6, unit: 'MB' },
    { name: 'snapshot as JSON', value: snapshotMilliseconds, unit: 'ms' },
    { name: 'snapshot size', value: snapshot.length / 1e6, unit: 'MB' },
    { name: 'fork after 8 hours', value: forkMilliseconds, unit: 'ms' },
  ];
}
