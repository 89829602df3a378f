import type { CommandReceipt, PlantCommand } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import type { Grant, PlantCommander } from '../ports/plant.js';
import type { Clock } from '../ports/system.js';
import { isoTime } from './journal-watcher.js';
import { assertGoing, readTag } from './plant-reader.js';
import { changeSetting } from './scenarios/schedule.js';
import type { PlantSimulator } from './simulator.js';

export type CommanderOptions = Readonly<{
  simulator: PlantSimulator;
  /** sha256 of the command's canonical JSON, in hex. */
  digest: (command: PlantCommand) => string;
  /** The clock that grants expire on. */
  clock: Clock;
}>;

/** The kinds that the plant itself executes; work orders belong to the work-order store. */
export const plantCommandKinds = ['alarm-acknowledge', 'alarm-shelve', 'alarm-unshelve', 'setpoint-write', 'shift-note-add'] as const;
/** Receipts kept for repeated calls. */
const receiptCapacity = 10_000;

/**
 * The simulated plant behind the PlantCommander port. Rejects without effect, and records the refusal in the journal: `approval-expired` for a
 * grant past its time, `approval-invalid` for one used with another command, `forbidden` for safety-related or read-only tags,
 * `input-invalid` outside the permitted range or for a kind the plant does not execute. The second call with a grant returns the first receipt.
 */
export function createPlantCommander(options: CommanderOptions): PlantCommander {
  const receipts = new Map<string, Readonly<{ digest: string; receipt: CommandReceipt }>>();
  return {
    execute: async (grant, signal) => {
      assertGoing(signal);
      const done = receipts.get(grant.grantId);
      if (done !== undefined && done.digest === grant.commandDigest) return done.receipt;
      try {
        if (done !== undefined) throw invalid('This grant was used for another command; ask for a new approval.');
        assertGrant(grant, options);
        const receipt = perform(grant, options.simulator);
        receipts.set(grant.grantId, { digest: grant.commandDigest, receipt });
        const oldest = receipts.keys().next().value;
        if (receipts.size > receiptCapacity && oldest !== undefined) receipts.delete(oldest);
        return receipt;
      } catch (error) {
        if (error instanceof CopilotError) recordRefusal(grant, error, options.simulator);
        throw error;
      }
    },
  };
}

function assertGrant(grant: Grant, options: CommanderOptions): void {
  if (grant.expiresAt.getTime() <= options.clock.now().getTime()) {
    throw new CopilotError({ code: 'approval-expired', message: 'The permission for this command has expired; ask for a new approval.' });
  }
  if (options.digest(grant.command) !== grant.commandDigest) throw invalid('The permission names another command; ask for a new approval.');
}

function invalid(message: string): CopilotError {
  return new CopilotError({ code: 'approval-invalid', message });
}

function recordRefusal(grant: Grant, error: CopilotError, simulator: PlantSimulator): void {
  simulator.note('system', `Command ${grant.command.kind} refused (${error.code}): ${error.message}`, { by: grant.actor });
}

function perform(grant: Grant, simulator: PlantSimulator): CommandReceipt {
  const { command, actor } = grant;
  const receipt = (summary: string, change: Partial<CommandReceipt> = {}): CommandReceipt => ({
    commandId: `CMD-${grant.grantId}`,
    executedAt: isoTime(simulator.timeMs),
    summary,
    workOrderId: null,
    before: null,
    after: null,
    undo: null,
    ...change,
  });
  switch (command.kind) {
    case 'alarm-acknowledge': {
      const transition = simulator.alarms.acknowledge(command.alarmId, actor, simulator.timeMs);
      simulator.note('operator-action', `Alarm ${transition.alarmId} acknowledged`, { equipment: transition.equipment, tag: transition.tag, by: actor });
      return receipt(`Alarm ${transition.alarmId} acknowledged.`);
    }
    case 'alarm-shelve': {
      const transition = simulator.alarms.shelve(command.alarmId, { by: actor, minutes: command.minutes, reason: command.reason }, simulator.timeMs);
      const text = `Alarm ${transition.alarmId} shelved for ${command.minutes} min: ${command.reason}`;
      simulator.note('operator-action', text, { equipment: transition.equipment, tag: transition.tag, by: actor });
      const undo: PlantCommand = { kind: 'alarm-unshelve', alarmId: command.alarmId, reason: `Undo: ${command.reason}`.slice(0, 400) };
      return receipt(`${text}.`, { undo });
    }
    case 'alarm-unshelve': {
      const transition = simulator.alarms.unshelve(command.alarmId, actor, simulator.timeMs, simulator.tags);
      simulator.note('operator-action', `Alarm ${transition.alarmId} unshelved: ${command.reason}`, {
        equipment: transition.equipment,
        tag: transition.tag,
        by: actor,
      });
      return receipt(`Alarm ${transition.alarmId} is annunciated again.`);
    }
    case 'shift-note-add': {
      const entry = simulator.note('shift-log', command.text, { equipment: command.equipment, by: actor });
      return receipt(`Shift note ${entry.id} added.`);
    }
    case 'setpoint-write':
      return writeSetpoint(command, grant, simulator, receipt);
    case 'work-order-create':
    case 'work-order-update':
      throw new CopilotError({ code: 'input-invalid', message: 'The plant does not keep work orders; send this command to the work-order store.' });
  }
}

type SetpointCommand = Extract<PlantCommand, { kind: 'setpoint-write' }>;

function writeSetpoint(
  command: SetpointCommand,
  grant: Grant,
  simulator: PlantSimulator,
  receipt: (summary: string, change: Partial<CommandReceipt>) => CommandReceipt,
): CommandReceipt {
  assertWritable(command, simulator);
  const before = readTag(simulator, command.tag);
  changeSetting(simulator, command.tag, command.value, command.reason, grant.actor);
  const after = readTag(simulator, command.tag);
  const previous = typeof before.value === 'number' ? before.value : before.value === true ? 1 : 0;
  const from = typeof after.value === 'number' ? { from: after.value } : {};
  const undo: PlantCommand = { kind: 'setpoint-write', tag: command.tag, value: previous, ...from, reason: `Undo: ${command.reason}`.slice(0, 400) };
  const unit = after.unit === null ? '' : ` ${after.unit}`;
  return receipt(`${command.tag} changed from ${before.value} to ${after.value}${unit}.`, { before, after, undo });
}

/** Throws when the tag is unknown, safety related, not writable, or the value is outside its permitted range. */
function assertWritable(command: SetpointCommand, simulator: PlantSimulator): void {
  const definition = simulator.tags.definitionOf(command.tag);
  if (definition.safetyRelated) {
    throw new CopilotError({
      code: 'forbidden',
      message: `${command.tag} is safety related and is never written from here; change it at the plant with quality present.`,
    });
  }
  if (definition.access === 'read') {
    throw new CopilotError({ code: 'forbidden', message: `${command.tag} is a measured or calculated value and cannot be written; write a setpoint instead.` });
  }
  const low = definition.range?.low ?? 0;
  const high = definition.range?.high ?? 1;
  const fits = definition.kind === 'discrete' ? command.value === 0 || command.value === 1 : command.value >= low && command.value <= high;
  if (!fits) {
    const unit = definition.unit === null ? '' : ` ${definition.unit}`;
    throw new CopilotError({
      code: 'input-invalid',
      message: `${command.tag} takes values from ${low} to ${high}${unit}; ${command.value} is outside.`,
      details: { tag: command.tag, value: command.value, low, high },
    });
  }
}
