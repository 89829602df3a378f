import type { Actor } from '../domain/actor.js';
import type { Alarm, AlarmDefinition, AlarmState, AlarmTransition, JournalEntry } from '../domain/alarm.js';
import type { Asset, AssetLink } from '../domain/asset.js';
import type { CommandReceipt, PlantCommand } from '../domain/command.js';
import type { EquipmentId, TagId } from '../domain/ids.js';
import type { TagDefinition, TagReading, Trend } from '../domain/tag.js';

export type TimeWindow = Readonly<{ from: Date; to: Date }>;

/** What is configured: static for the life of the process, so synchronous. */
export interface PlantDirectory {
  readonly assets: readonly Asset[];
  readonly tags: readonly TagDefinition[];
  readonly alarms: readonly AlarmDefinition[];
  /** What reaches what (flow, drive, supply, interlock), for grouping the consequences of a disturbance; absent where nobody has drawn it. */
  readonly links?: readonly AssetLink[];
}

/**
 * Reading the plant. Looks, never touches. Rejects with `tag-unknown` (details.closest: the nearest tag names) for a tag that is
 * not configured and `plant-unreachable` when there is no connection; never returns invented values: a dead sensor reads `bad`.
 */
export interface PlantReader {
  /** The plant's own clock: "now", "last shift" and every window are meant on this clock. */
  now(): Date;
  readTags(tags: readonly TagId[], signal: AbortSignal): Promise<readonly TagReading[]>;
  /** At most `maxSamples` (default 200) downsampled by LTTB; statistics are over all raw samples. An empty window gives no samples. */
  readTrend(tag: TagId, window: TimeWindow, signal: AbortSignal, maxSamples?: number): Promise<Trend>;
  listAlarms(filter: Readonly<{ states?: readonly AlarmState[]; equipment?: EquipmentId }>, signal: AbortSignal): Promise<readonly Alarm[]>;
  /** Alarm transitions and journal entries of a window, oldest first. */
  readHistory(window: TimeWindow, signal: AbortSignal): Promise<Readonly<{ transitions: readonly AlarmTransition[]; journal: readonly JournalEntry[] }>>;
}

declare const grantBrand: unique symbol;
/** Proof that safety/ allowed exactly this command for exactly this actor. Only safety/gate.ts mints one; single use. */
export type Grant = Readonly<{
  grantId: string;
  command: PlantCommand;
  commandDigest: string;
  actor: Actor;
  approvalId: string | null;
  expiresAt: Date;
  [grantBrand]: true;
}>;

/** Writing to the plant and its records. Idempotent per grantId: the second call returns the first receipt. Rejects without effect when the grant is expired, used for another command, or names a safety-related tag. */
export interface PlantCommander {
  execute(grant: Grant, signal: AbortSignal): Promise<CommandReceipt>;
}

/**
 * A control program that the plant runs every scan (the soft PLC behind it). Variables are addressed by index for speed:
 * `indexOf` returns -1 for an unknown name. BOOL is 0 or 1, TIME is milliseconds. `scan` never throws; a run-time fault sets `fault`.
 */
export interface ControlProgram {
  readonly name: string;
  readonly fault: string | null;
  indexOf(variable: string): number;
  get(index: number): number;
  set(index: number, value: number): void;
  scan(elapsedMs: number): void;
  snapshot(): unknown;
  restore(state: unknown): void;
  fork(): ControlProgram;
}
