import type { Actor } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import type { AlarmEngine } from './alarms/alarm-engine.js';
import type { RandomSource } from './random.js';
import type { Scenario } from './scenarios/scenario.js';

/** The operator on shift at a time: early from 06:00, late from 14:00, night from 22:00 plant time. */
export function operatorAt(timeMs: number): Actor {
  const hour = Math.floor(timeMs / 3_600_000) % 24;
  const shift = hour >= 6 && hour < 14 ? 'early' : hour >= 14 && hour < 22 ? 'late' : 'night';
  return { id: `operator-${shift}`, role: 'technician' };
}

export type OperatorSnapshot = Readonly<{ due: readonly (readonly [string, number])[]; sequence: number; heldSince: number | null; resets: readonly number[] }>;

/** PackML code of Held. */
const held = 11;
/** After this many resets within half an hour the operator waits for maintenance instead. */
const patienceResets = 4;
const patienceMs = 30 * 60_000;

/**
 * The operators of a scenario, as habits: they acknowledge alarms some time after annunciation (half to one and a half times the
 * scenario's figure) and reset the filler some time after it went to Held.
 */
export class ScriptedOperator {
  private due = new Map<string, number>();
  private sequence = 0;
  private heldSince: number | null = null;
  private resets: number[] = [];
  private readonly habits: Scenario['operator'];
  private readonly untilMs: number;

  constructor(habits: Scenario['operator'], startMs: number) {
    this.habits = habits;
    this.untilMs = habits.acknowledgeUntilHours === undefined ? Number.POSITIVE_INFINITY : startMs + habits.acknowledgeUntilHours * 3_600_000;
  }

  /** Once per second: acknowledges what is due. `changed` tells whether the alarm engine made transitions. */
  acknowledge(timeMs: number, changed: boolean, alarms: AlarmEngine, random: RandomSource): void {
    const delay = this.habits.acknowledgeAfterSeconds;
    if (delay === null || timeMs >= this.untilMs) return;
    if (changed) this.notice(timeMs, delay * 1000, alarms, random);
    for (const [definitionId, at] of this.due) {
      if (timeMs < at) continue;
      this.due.delete(definitionId);
      acknowledgeIfPossible(definitionId, operatorAt(timeMs), timeMs, alarms);
    }
  }

  /** True when the operator presses the filler's reset now. */
  resetsFiller(timeMs: number, fillerState: number, jammed: boolean): boolean {
    const delay = this.habits.resetFillerAfterSeconds;
    if (fillerState !== held || jammed || delay === null) {
      this.heldSince = null;
      return false;
    }
    this.heldSince ??= timeMs;
    this.resets = this.resets.filter((at) => timeMs - at < patienceMs);
    if (timeMs - this.heldSince < delay * 1000 || this.resets.length >= patienceResets) return false;
    this.heldSince = null;
    this.resets.push(timeMs);
    return true;
  }

  snapshot(): OperatorSnapshot {
    return { due: [...this.due], sequence: this.sequence, heldSince: this.heldSince, resets: [...this.resets] };
  }

  restore(state: OperatorSnapshot): void {
    this.due = new Map(state.due);
    this.sequence = state.sequence;
    this.heldSince = state.heldSince;
    this.resets = [...state.resets];
  }

  private notice(timeMs: number, delayMs: number, alarms: AlarmEngine, random: RandomSource): void {
    const news = alarms.transitionsAfter(this.sequence);
    this.sequence = news.sequence;
    for (const transition of news.transitions) {
      if (transition.annunciated) this.due.set(transition.definitionId, timeMs + Math.round((delayMs * (0.5 + random.next())) / 1000) * 1000);
    }
  }
}

function acknowledgeIfPossible(definitionId: string, by: Actor, timeMs: number, alarms: AlarmEngine): void {
  try {
    alarms.acknowledge(definitionId, by, timeMs);
  } catch (error) {
    if (!(error instanceof CopilotError) || error.code !== 'conflict') throw error;
  }
}
