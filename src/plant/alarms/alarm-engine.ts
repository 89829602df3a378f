import type { Actor } from '../../domain/actor.js';
import type { Alarm, AlarmDefinition, AlarmState, AlarmTransition } from '../../domain/alarm.js';
import { CopilotError } from '../../domain/errors.js';
import type { TagId } from '../../domain/ids.js';
import { acknowledgedState, assertUniqueIds, conflict, numberOrNull } from './alarm-checks.js';
import { stateCode, stateName } from './alarm-state.js';
import { describeAlarm, describeTransition, occurrenceId, occurrenceOf } from './alarm-view.js';
import { ConditionTable, comparison, type TagScan } from './condition-table.js';
import { TransitionJournal, type TransitionRow } from './transition-journal.js';

export type AlarmEngineSettings = Readonly<{
  rateWindowSeconds: number;
  /** Reference tag per deviation alarm; without an entry `X.PV` is compared with `X.SP`. */
  deviationReferences: ReadonlyMap<string, TagId>;
  maximumShelveMinutes: number;
  /** Transitions kept in memory. */
  journalCapacity: number;
}>;

export const defaultAlarmEngineSettings: AlarmEngineSettings = {
  rateWindowSeconds: 60,
  deviationReferences: new Map(),
  maximumShelveMinutes: 480,
  journalCapacity: 50_000,
};

export type AlarmEngineOptions = Readonly<{
  definitions: readonly AlarmDefinition[];
  /** Tags in the order of the scan's arrays. Values are told with one decimal more than `decimals`, where given. */
  tags: readonly Readonly<{ id: TagId; unit: string | null; decimals?: number }>[];
  settings?: Partial<AlarmEngineSettings>;
}>;

/** Who set an alarm aside, until when and why. `until` is infinite for out-of-service. */
type SetAside = Readonly<{ by: Actor; at: number; until: number; reason: string }>;

export type AlarmEngineSnapshot = Readonly<{
  definitionIds: readonly string[];
  states: readonly number[];
  occurrences: readonly number[];
  conditionActive: readonly number[];
  engaged: readonly number[];
  times: readonly (readonly (number | null)[])[];
  values: readonly (number | null)[];
  acknowledgedBy: readonly (Actor | null)[];
  setAside: readonly (Readonly<{ by: Actor; at: number; until: number | null; reason: string }> | null)[];
  table: readonly (readonly number[])[];
  journal: Readonly<{ rows: readonly TransitionRow[]; nextSequence: number }>;
}>;

/**
 * The truth about alarms: the ISA-18.2-2016 / IEC 62682 state model over rationalised alarm definitions.
 *
 * `update` is called once per scan with non-decreasing epoch milliseconds and allocates nothing while no alarm changes state.
 * Shelving and removal from service are set by people through the methods, suppression by design only by plant logic
 * (`suppressedWhile`); all three stay functional underneath and re-annunciate when lifted while the condition stands.
 * While a tag's quality is bad its limit conditions hold their last word (the bad-quality alarm speaks for it).
 * Leaving suppression restarts the on-delay. A safety-related alarm can be neither shelved nor removed from service.
 */
export class AlarmEngine {
  readonly definitions: readonly AlarmDefinition[];
  private readonly options: AlarmEngineOptions;
  private readonly settings: AlarmEngineSettings;
  private readonly units: readonly (string | null)[];
  private readonly scales: readonly number[];
  private readonly table: ConditionTable;
  private readonly journal: TransitionJournal;
  private readonly states: Uint8Array;
  private readonly occurrences: Uint32Array;
  private readonly engaged: Uint8Array;
  private readonly conditionActive: Uint8Array;
  private readonly onDelays: Float64Array;
  private readonly offDelays: Float64Array;
  private readonly pendingSince: Float64Array;
  private readonly raisedAt: Float64Array;
  private readonly clearedAt: Float64Array;
  private readonly acknowledgedAt: Float64Array;
  private readonly raisedValue: Float64Array;
  private readonly acknowledgedBy: (Actor | null)[];
  private readonly setAside: (SetAside | null)[];

  /** Throws `config-invalid` when an alarm names an unknown tag, lacks a limit, or an alarm id is used twice. */
  constructor(options: AlarmEngineOptions) {
    this.options = options;
    this.definitions = options.definitions;
    this.settings = { ...defaultAlarmEngineSettings, ...options.settings };
    const indexOfTag = new Map(options.tags.map((tag, index) => [tag.id as string, index]));
    this.units = options.definitions.map((definition) => options.tags[indexOfTag.get(definition.tag) ?? -1]?.unit ?? null);
    this.scales = options.definitions.map((definition) => 10 ** ((options.tags[indexOfTag.get(definition.tag) ?? -1]?.decimals ?? 8) + 1));
    this.table = new ConditionTable(options.definitions, indexOfTag, this.settings);
    this.journal = new TransitionJournal(this.settings.journalCapacity);
    assertUniqueIds(options.definitions);
    const size = options.definitions.length;
    this.states = new Uint8Array(size);
    this.occurrences = new Uint32Array(size);
    this.engaged = new Uint8Array(size);
    this.conditionActive = new Uint8Array(size);
    this.onDelays = Float64Array.from(options.definitions, (definition) => definition.onDelaySeconds * 1000);
    this.offDelays = Float64Array.from(options.definitions, (definition) => definition.offDelaySeconds * 1000);
    this.pendingSince = new Float64Array(size).fill(Number.NaN);
    this.raisedAt = new Float64Array(size).fill(Number.NaN);
    this.clearedAt = new Float64Array(size).fill(Number.NaN);
    this.acknowledgedAt = new Float64Array(size).fill(Number.NaN);
    this.raisedValue = new Float64Array(size).fill(Number.NaN);
    this.acknowledgedBy = new Array<Actor | null>(size).fill(null);
    this.setAside = new Array<SetAside | null>(size).fill(null);
  }

  /** One scan: suppression, shelving expiry, comparators, delays, transitions. Returns the number of transitions made. */
  update(timeMs: number, scan: TagScan): number {
    const before = this.journal.lastSequence;
    for (let index = 0; index < this.states.length; index += 1) {
      const aside = this.setAside[index];
      if (aside && timeMs >= aside.until) this.leaveSetAside(index, timeMs, scan, null, 'shelving expired');
      this.applySuppression(index, timeMs, scan);
      this.applyCondition(index, timeMs, scan);
    }
    return this.journal.lastSequence - before;
  }

  /** The operator has seen it. Throws `conflict` where there is nothing to acknowledge and `not-found` for an unknown alarm. */
  acknowledge(alarmId: string, by: Actor, timeMs: number): AlarmTransition {
    const index = this.locate(alarmId);
    const next = acknowledgedState[this.stateAt(index)];
    if (next === undefined) throw conflict(alarmId, this.stateAt(index), 'there is nothing to acknowledge');
    this.acknowledgedAt[index] = timeMs;
    this.acknowledgedBy[index] = by;
    return this.move(index, next, timeMs, null, by, null);
  }

  /** Sets an alarm aside for a limited time. Throws `input-invalid` (time, reason), `forbidden` (safety-related) or `conflict` (already set aside). */
  shelve(alarmId: string, request: Readonly<{ by: Actor; minutes: number; reason: string }>, timeMs: number): AlarmTransition {
    const index = this.locate(alarmId);
    if (!(request.minutes > 0 && request.minutes <= this.settings.maximumShelveMinutes)) {
      throw new CopilotError({ code: 'input-invalid', message: `Shelve for more than 0 and at most ${this.settings.maximumShelveMinutes} minutes.` });
    }
    this.assertMaySetAside(index, alarmId, request.reason);
    const until = timeMs + request.minutes * 60_000;
    this.setAside[index] = { by: request.by, at: timeMs, until, reason: request.reason };
    return this.move(index, 'shelved', timeMs, null, request.by, `shelved until ${new Date(until).toISOString()}: ${request.reason}`);
  }

  /** Ends shelving early; the alarm annunciates again when its condition stands. Throws `conflict` when it is not shelved. */
  unshelve(alarmId: string, by: Actor, timeMs: number, scan: TagScan): AlarmTransition {
    const index = this.locate(alarmId);
    if (this.stateAt(index) !== 'shelved') throw conflict(alarmId, this.stateAt(index), 'it is not shelved');
    return this.leaveSetAside(index, timeMs, scan, by, 'unshelved');
  }

  /** Takes an alarm out of service for maintenance, without a time limit. Throws as `shelve`. */
  removeFromService(alarmId: string, request: Readonly<{ by: Actor; reason: string }>, timeMs: number): AlarmTransition {
    const index = this.locate(alarmId);
    this.assertMaySetAside(index, alarmId, request.reason, 'shelved');
    this.setAside[index] = { by: request.by, at: timeMs, until: Number.POSITIVE_INFINITY, reason: request.reason };
    return this.move(index, 'out-of-service', timeMs, null, request.by, `out of service: ${request.reason}`);
  }

  /** Returns an alarm to service. Throws `conflict` when it is in service. */
  returnToService(alarmId: string, by: Actor, timeMs: number, scan: TagScan): AlarmTransition {
    const index = this.locate(alarmId);
    if (this.stateAt(index) !== 'out-of-service') throw conflict(alarmId, this.stateAt(index), 'it is not out of service');
    return this.leaveSetAside(index, timeMs, scan, by, 'returned to service');
  }

  /** Releases a latched alarm whose condition is gone and which has been acknowledged. Throws `conflict` otherwise. */
  resetLatch(alarmId: string, by: Actor, timeMs: number): AlarmTransition {
    const index = this.locate(alarmId);
    if (this.stateAt(index) !== 'latched-acknowledged') {
      throw conflict(alarmId, this.stateAt(index), 'only an acknowledged latched alarm can be reset');
    }
    return this.move(index, 'normal', timeMs, null, by, 'latch reset');
  }

  /** Present alarms in the order of their definitions; without `states` every alarm that is not normal. */
  list(filter: Readonly<{ states?: readonly AlarmState[]; equipment?: string }> = {}): readonly Alarm[] {
    const alarms: Alarm[] = [];
    for (const [index, definition] of this.definitions.entries()) {
      const state = this.stateAt(index);
      if (filter.states ? !filter.states.includes(state) : state === 'normal') continue;
      if (filter.equipment !== undefined && filter.equipment !== definition.equipment) continue;
      alarms.push(this.describe(index));
    }
    return alarms;
  }

  /** The alarm of a definition id or occurrence id, in whatever state. Throws `not-found` for an unknown one. */
  get(alarmId: string): Alarm {
    return this.describe(this.locate(alarmId));
  }

  /** Transitions with `fromMs <= at < toMs`, oldest first. */
  transitions(fromMs: number, toMs: number): readonly AlarmTransition[] {
    return this.journal.between(fromMs, toMs).map((row) => this.describeRow(row));
  }

  /** Transitions after a sequence number, with the number to ask from next time: how a live feed catches up. */
  transitionsAfter(sequence: number): Readonly<{ transitions: readonly AlarmTransition[]; sequence: number }> {
    return { transitions: this.journal.after(sequence).map((row) => this.describeRow(row)), sequence: this.journal.lastSequence };
  }

  /** How often a definition has annunciated since the start; equals the number in its newest occurrence id. */
  annunciationCount(definitionId: string): number {
    return this.occurrences[this.locate(definitionId)] ?? 0;
  }

  /** True while the (delayed) condition stands, whatever the alarm's state: shelved and suppressed alarms stay functional. */
  isConditionActive(definitionId: string): boolean {
    return this.conditionActive[this.locate(definitionId)] === 1;
  }

  /** The whole engine as JSON data. */
  snapshot(): AlarmEngineSnapshot {
    return {
      definitionIds: this.definitions.map((definition) => definition.id),
      states: [...this.states],
      occurrences: [...this.occurrences],
      conditionActive: [...this.conditionActive],
      engaged: [...this.engaged],
      times: this.timeArrays().map((array) => Array.from(array, numberOrNull)),
      values: Array.from(this.raisedValue, numberOrNull),
      acknowledgedBy: [...this.acknowledgedBy],
      setAside: this.setAside.map((aside) => aside && { ...aside, until: Number.isFinite(aside.until) ? aside.until : null }),
      table: this.table.snapshot(),
      journal: this.journal.snapshot(),
    };
  }

  /** Continues from a snapshot of an engine with the same definitions. Throws `input-invalid` when they differ. */
  restore(state: AlarmEngineSnapshot): void {
    if (state.definitionIds.join('\n') !== this.definitions.map((definition) => definition.id).join('\n')) {
      throw new CopilotError({
        code: 'input-invalid',
        message: 'The snapshot belongs to another alarm configuration; restore it with the configuration it was taken from.',
      });
    }
    this.states.set(state.states);
    this.occurrences.set(state.occurrences);
    this.conditionActive.set(state.conditionActive);
    this.engaged.set(state.engaged);
    for (const [row, array] of this.timeArrays().entries()) array.set((state.times[row] ?? []).map((time) => time ?? Number.NaN));
    this.raisedValue.set(state.values.map((value) => value ?? Number.NaN));
    this.acknowledgedBy.splice(0, this.acknowledgedBy.length, ...state.acknowledgedBy);
    const aside = state.setAside.map((entry) => entry && { ...entry, until: entry.until ?? Number.POSITIVE_INFINITY });
    this.setAside.splice(0, this.setAside.length, ...aside);
    this.table.restore(state.table);
    this.journal.restore(state.journal);
  }

  /** An independent copy that continues from here: the sandbox of a what-if. */
  fork(): AlarmEngine {
    const copy = new AlarmEngine(this.options);
    copy.restore(this.snapshot());
    return copy;
  }

  private timeArrays(): readonly Float64Array[] {
    return [this.pendingSince, this.raisedAt, this.clearedAt, this.acknowledgedAt];
  }

  private applySuppression(index: number, timeMs: number, scan: TagScan): void {
    const state = this.states[index];
    if (state === stateCode.shelved || state === stateCode['out-of-service']) return;
    const suppressed = this.table.isSuppressed(index, scan);
    if (suppressed && state !== stateCode['suppressed-by-design']) {
      this.move(index, 'suppressed-by-design', timeMs, scan, null, null);
    } else if (!suppressed && state === stateCode['suppressed-by-design']) {
      this.restartOnDelay(index);
      this.move(index, 'normal', timeMs, scan, null, null);
    }
  }

  private applyCondition(index: number, timeMs: number, scan: TagScan): void {
    const word = this.table.compare(index, timeMs, scan, this.engaged[index] === 1);
    if (word === comparison.hold) {
      this.pendingSince[index] = Number.NaN;
      return;
    }
    this.engaged[index] = word;
    if (word === this.conditionActive[index]) {
      this.pendingSince[index] = Number.NaN;
      return;
    }
    if (Number.isNaN(this.pendingSince[index] ?? Number.NaN)) this.pendingSince[index] = timeMs;
    const delay = (word === comparison.active ? this.onDelays[index] : this.offDelays[index]) ?? 0;
    if (timeMs - (this.pendingSince[index] ?? timeMs) < delay) return;
    // The deadband keeps noise from restarting the on-delay; what annunciates must still be beyond the limit at that moment.
    if (word === comparison.active && delay > 0 && this.table.compare(index, timeMs, scan, false) !== comparison.active) return;
    this.pendingSince[index] = Number.NaN;
    this.conditionActive[index] = word;
    if (word === comparison.active) this.raise(index, timeMs, scan);
    else this.clear(index, timeMs, scan);
  }

  private raise(index: number, timeMs: number, scan: TagScan): void {
    const state = this.states[index] ?? 0;
    if (state >= stateCode.shelved) return;
    this.move(index, 'active-unacknowledged', timeMs, scan, null, null);
  }

  private clear(index: number, timeMs: number, scan: TagScan): void {
    const state = this.stateAt(index);
    const latching = this.definitions[index]?.latching ?? false;
    this.clearedAt[index] = timeMs;
    if (state === 'active-unacknowledged') this.move(index, latching ? 'latched-unacknowledged' : 'cleared-unacknowledged', timeMs, scan, null, null);
    if (state === 'active-acknowledged') this.move(index, latching ? 'latched-acknowledged' : 'normal', timeMs, scan, null, null);
  }

  private leaveSetAside(index: number, timeMs: number, scan: TagScan, by: Actor | null, note: string): AlarmTransition {
    this.setAside[index] = null;
    if (this.table.isSuppressed(index, scan)) return this.move(index, 'suppressed-by-design', timeMs, scan, by, note);
    const next = this.conditionActive[index] === 1 ? 'active-unacknowledged' : 'normal';
    return this.move(index, next, timeMs, scan, by, note);
  }

  private restartOnDelay(index: number): void {
    this.conditionActive[index] = 0;
    this.pendingSince[index] = Number.NaN;
  }

  /** The one place where a state changes: every transition is journalled, every annunciation numbered. */
  private move(index: number, to: AlarmState, timeMs: number, scan: TagScan | null, by: Actor | null, note: string | null): AlarmTransition {
    const from = this.states[index] ?? 0;
    const scale = this.scales[index] ?? 1;
    const measured = scan ? Math.round((scan.values[this.table.tagIndexAt(index)] ?? Number.NaN) * scale) / scale : (this.raisedValue[index] ?? Number.NaN);
    this.states[index] = stateCode[to];
    if (to === 'active-unacknowledged') {
      this.occurrences[index] = (this.occurrences[index] ?? 0) + 1;
      this.raisedAt[index] = timeMs;
      this.raisedValue[index] = measured;
      this.clearedAt[index] = Number.NaN;
      this.acknowledgedAt[index] = Number.NaN;
      this.acknowledgedBy[index] = null;
    }
    if (to === 'suppressed-by-design') this.clearedAt[index] = timeMs;
    const row = this.journal.append({
      at: timeMs,
      definition: index,
      occurrence: this.occurrences[index] ?? 0,
      from,
      to: stateCode[to],
      value: numberOrNull(measured),
      by,
      note,
    });
    return this.describeRow(row);
  }

  private stateAt(index: number): AlarmState {
    return stateName(this.states[index] ?? 0);
  }

  private locate(alarmId: string): number {
    const { definitionId, occurrence } = occurrenceOf(alarmId);
    const index = this.definitions.findIndex((definition) => definition.id === definitionId);
    if (index < 0)
      throw new CopilotError({ code: 'not-found', message: `There is no alarm ${alarmId}; list the alarms and use an id from there.`, details: { alarmId } });
    if (occurrence !== null && occurrence !== this.occurrences[index]) {
      const newest = occurrenceId(definitionId, this.occurrences[index] ?? 0);
      throw new CopilotError({ code: 'conflict', message: `${alarmId} is over; the newest occurrence is ${newest}.`, details: { alarmId, newest } });
    }
    return index;
  }

  private assertMaySetAside(index: number, alarmId: string, reason: string, allowedFrom?: AlarmState): void {
    const state = this.stateAt(index);
    if (reason.trim().length < 3) throw new CopilotError({ code: 'input-invalid', message: 'Give a reason of at least three characters.' });
    if (this.definitions[index]?.safetyRelated) {
      throw new CopilotError({
        code: 'forbidden',
        message: `${alarmId} is safety related; it cannot be shelved or taken out of service here.`,
        details: { alarmId },
      });
    }
    if (state === 'out-of-service' || (state === 'shelved' && allowedFrom !== 'shelved')) throw conflict(alarmId, state, 'return it first');
  }

  private describe(index: number): Alarm {
    const definition = this.definitions[index];
    if (!definition) throw new CopilotError({ code: 'internal', message: 'An alarm index is out of range.' });
    return describeAlarm(definition, {
      state: this.stateAt(index),
      occurrence: this.occurrences[index] ?? 0,
      unit: this.units[index] ?? null,
      value: numberOrNull(this.raisedValue[index] ?? Number.NaN),
      raisedAt: numberOrNull(this.raisedAt[index] ?? Number.NaN),
      clearedAt: numberOrNull(this.clearedAt[index] ?? Number.NaN),
      acknowledgedAt: numberOrNull(this.acknowledgedAt[index] ?? Number.NaN),
      acknowledgedBy: this.acknowledgedBy[index] ?? null,
      setAside: this.setAside[index] ?? null,
    });
  }

  private describeRow(row: TransitionRow): AlarmTransition {
    const definition = this.definitions[row.definition];
    if (!definition) throw new CopilotError({ code: 'internal', message: 'A journal row names an alarm that is not configured.' });
    return describeTransition(definition, row, this.units[row.definition] ?? null);
  }
}
