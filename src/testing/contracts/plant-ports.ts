import { describe, expect, it } from 'vitest';
import { annunciatedStates } from '../../domain/alarm.js';
import { CommandReceipt, type PlantCommand } from '../../domain/command.js';
import { TagId } from '../../domain/ids.js';
import { TagReading, Trend } from '../../domain/tag.js';
import type { Grant, PlantCommander, PlantDirectory, PlantReader } from '../../ports/plant.js';

/** A plant with some history behind it. `grant` mints a valid grant for a command; only the test may do that besides the safety gate. */
export type PlantUnderTest = Readonly<{
  directory: PlantDirectory;
  reader: PlantReader;
  commander: PlantCommander;
  grant: (command: PlantCommand, change?: Readonly<{ grantId?: string; expired?: boolean; digest?: string }>) => Grant;
}>;

const signal = new AbortController().signal;
const unknownTag = TagId.parse('ZZ-99999');

/** What every PlantReader promises. `create` gives a plant with at least ten minutes of history. */
export function describePlantReader(name: string, create: () => Promise<PlantUnderTest>): void {
  describe(`${name} as a plant reader`, () => {
    it('reads every configured tag, in the asked order, as a valid reading in the configured unit', async () => {
      const { directory, reader } = await create();
      const readings = await reader.readTags(
        directory.tags.map((tag) => tag.id),
        signal,
      );
      expect(readings.map((reading) => [reading.tag, reading.unit])).toEqual(directory.tags.map((tag) => [tag.id, tag.unit]));
      expect(readings.filter((reading) => !TagReading.safeParse(reading).success)).toEqual([]);
    });

    it('rejects an unknown tag with tag-unknown and the closest names', async () => {
      const { reader } = await create();
      const window = { from: new Date(0), to: reader.now() };
      const expected = { code: 'tag-unknown', details: { closest: expect.any(Array) } };
      await expect(reader.readTags([unknownTag], signal)).rejects.toMatchObject(expected);
      await expect(reader.readTrend(unknownTag, window, signal)).rejects.toMatchObject(expected);
    });

    it('gives a valid trend with samples oldest first, within the window and not more than asked', async () => {
      const { directory, reader } = await create();
      const analog = directory.tags.find((tag) => tag.kind === 'analog');
      if (analog === undefined) throw new Error('the plant under test has no analog tag');
      const to = reader.now();
      const from = new Date(to.getTime() - 5 * 60_000);
      const trend = await reader.readTrend(analog.id, { from, to }, signal, 10);
      expect(Trend.safeParse(trend).success).toBe(true);
      const times = trend.samples.map((sample) => Date.parse(sample.at));
      expect(times.length).toBeLessThanOrEqual(10);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times.every((time) => time >= from.getTime() && time <= to.getTime())).toBe(true);
    });

    it('gives no samples and no statistics for an empty window', async () => {
      const { directory, reader } = await create();
      const first = directory.tags[0];
      if (first === undefined) throw new Error('the plant under test has no tags');
      expect(await reader.readTrend(first.id, { from: new Date(0), to: new Date(1000) }, signal)).toMatchObject({ samples: [], statistics: null });
    });

    it('lists by default what an operator sees, and exactly the asked states otherwise', async () => {
      const { reader } = await create();
      const shown = await reader.listAlarms({}, signal);
      expect(shown.filter((alarm) => !annunciatedStates.includes(alarm.state))).toEqual([]);
      const normal = await reader.listAlarms({ states: ['normal'] }, signal);
      expect(normal.filter((alarm) => alarm.state !== 'normal')).toEqual([]);
    });

    it('gives history oldest first', async () => {
      const { reader } = await create();
      const { transitions, journal } = await reader.readHistory({ from: new Date(0), to: reader.now() }, signal);
      for (const times of [transitions.map((entry) => Date.parse(entry.at)), journal.map((entry) => Date.parse(entry.at))]) {
        expect(times).toEqual([...times].sort((a, b) => a - b));
      }
    });
  });
}

/** What every PlantCommander promises. */
export function describePlantCommander(name: string, create: () => Promise<PlantUnderTest>): void {
  const writable = (plant: PlantUnderTest): PlantCommand => {
    const tag = plant.directory.tags.find((candidate) => candidate.access === 'setpoint' && !candidate.safetyRelated && candidate.range !== null);
    if (tag === undefined || tag.range === null) throw new Error('the plant under test has no setpoint');
    return { kind: 'setpoint-write', tag: tag.id, value: tag.range.low, reason: 'Contract' };
  };

  describe(`${name} as a plant commander`, () => {
    it('executes a granted command once and gives the same receipt for the second call', async () => {
      const plant = await create();
      const grant = plant.grant(writable(plant));
      const receipt = await plant.commander.execute(grant, signal);
      expect(CommandReceipt.safeParse(receipt).success).toBe(true);
      const { journal } = await plant.reader.readHistory({ from: new Date(0), to: plant.reader.now() }, signal);
      expect(await plant.commander.execute(grant, signal)).toEqual(receipt);
      expect((await plant.reader.readHistory({ from: new Date(0), to: plant.reader.now() }, signal)).journal).toEqual(journal);
    });

    it('takes a written setpoint back with the undo command', async () => {
      const plant = await create();
      const receipt = await plant.commander.execute(plant.grant(writable(plant)), signal);
      if (receipt.undo === null || receipt.before === null) throw new Error('a setpoint write needs an undo');
      await plant.commander.execute(plant.grant(receipt.undo), signal);
      const [now] = await plant.reader.readTags([receipt.before.tag], signal);
      expect(now?.value).toBe(receipt.before.value);
    });

    it('rejects an expired grant and a grant for another command, without effect', async () => {
      const plant = await create();
      const command = writable(plant);
      const tag = command.kind === 'setpoint-write' ? command.tag : unknownTag;
      const [before] = await plant.reader.readTags([tag], signal);
      await expect(plant.commander.execute(plant.grant(command, { expired: true }), signal)).rejects.toMatchObject({ code: 'approval-expired' });
      await expect(plant.commander.execute(plant.grant(command, { digest: '0'.repeat(64) }), signal)).rejects.toMatchObject({ code: 'approval-invalid' });
      expect(await plant.reader.readTags([tag], signal)).toEqual([before]);
    });

    it('never writes a safety-related tag', async () => {
      const plant = await create();
      for (const tag of plant.directory.tags.filter((candidate) => candidate.safetyRelated)) {
        const [before] = await plant.reader.readTags([tag.id], signal);
        const command: PlantCommand = { kind: 'setpoint-write', tag: tag.id, value: 1, reason: 'Contract' };
        await expect(plant.commander.execute(plant.grant(command), signal)).rejects.toMatchObject({ code: 'forbidden' });
        expect(await plant.reader.readTags([tag.id], signal)).toEqual([before]);
      }
    });
  });
}
