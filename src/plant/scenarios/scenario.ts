import * as z from 'zod';
import { Actor } from '../../domain/actor.js';
import { CopilotError, toCopilotError } from '../../domain/errors.js';
import { EquipmentId, TagId, Timestamp } from '../../domain/ids.js';
import { faultDefinition } from '../faults/fault-engine.js';
import { closestNames } from '../tag-table.js';
import { scenarioCatalog } from './catalog.js';

const Hours = z
  .number()
  .min(0)
  .max(24 * 60);

const FaultEvent = z.strictObject({
  fault: z.string(),
  onsetHours: Hours,
  /** Default: the fault's own ramp. */
  rampHours: Hours.optional(),
  severity: z.number().gt(0).max(1).default(1),
  /** When somebody repairs it; absent: it stays. */
  clearsAtHours: Hours.optional(),
});

const base = { atHours: Hours, by: Actor };
/** What people did. Hours count from `startsAt`. `alarm` is an alarm definition id. */
const OperatorAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('setpoint'), ...base, tag: TagId, value: z.number(), reason: z.string() }),
  z.strictObject({ kind: z.literal('acknowledge'), ...base, alarm: z.string() }),
  z.strictObject({ kind: z.literal('shelve'), ...base, alarm: z.string(), minutes: z.int().min(1).max(480), reason: z.string() }),
  z.strictObject({ kind: z.literal('shift-log'), ...base, equipment: EquipmentId.nullable(), text: z.string() }),
]);
export type OperatorAction = z.infer<typeof OperatorAction>;

/** The plant's clock runs in whole seconds, and its shifts and records are meant for present-day dates. */
const StartTime = Timestamp.refine((text) => Date.parse(text) % 1000 === 0, 'give whole seconds, for example 2026-03-02T06:00:00Z').refine((text) => {
  const year = new Date(text).getUTCFullYear();
  return year >= 1970 && year < 2200;
}, 'choose a year from 1970 to 2199');

/** A run of the plant as data: when it starts, what breaks when, and what people did. "Now" of an interactive plant is `startsAt` + `hours`. */
export const Scenario = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'use small letters, digits and hyphens'),
  title: z.string().default(''),
  description: z.string().default(''),
  startsAt: StartTime,
  hours: z
    .number()
    .gt(0)
    .max(24 * 60),
  seed: z.int().min(0).default(1),
  /** The operators' habits; `acknowledgeAfterSeconds` null: nobody acknowledges, `acknowledgeUntilHours` absent: they always do. */
  operator: z
    .strictObject({
      acknowledgeAfterSeconds: z.number().positive().nullable().default(90),
      acknowledgeUntilHours: Hours.optional(),
      resetFillerAfterSeconds: z.number().positive().nullable().default(45),
    })
    .default({ acknowledgeAfterSeconds: 90, resetFillerAfterSeconds: 45 }),
  /** Everyday disturbances of the filling cell: true as usual, false none. */
  disturbances: z.boolean().default(true),
  /** Orders and changes of product by the site's production plan; false: one product without end. */
  plan: z.boolean().default(true),
  /** Tag values at the start, for setpoints and switches. */
  initial: z.record(TagId, z.number()).default({}),
  faults: z.array(FaultEvent).default([]),
  actions: z.array(OperatorAction).default([]),
});
export type Scenario = z.infer<typeof Scenario>;

/** A scenario from outside data. Throws `input-invalid` with the path of the first problem. */
export function parseScenario(data: unknown): Scenario {
  const parsed = Scenario.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue === undefined || issue.path.length === 0 ? 'the scenario' : issue.path.map(String).join('.');
    throw new CopilotError({
      code: 'input-invalid',
      message: `The scenario is not valid at ${path}: ${issue?.message ?? 'unreadable'}.`,
      details: { issues: parsed.error.issues },
    });
  }
  for (const [index, event] of parsed.data.faults.entries()) assertFault(event.fault, `faults.${index}.fault`);
  return parsed.data;
}

function assertFault(fault: string, path: string): void {
  try {
    faultDefinition(fault);
  } catch (error) {
    const { message, details } = toCopilotError(error);
    throw new CopilotError({ code: 'input-invalid', message: `The scenario is not valid at ${path}: ${message}`, details: { ...details, path } });
  }
}

/** The schema of a scenario file, for editors and for people who write one. */
export function scenarioSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(Scenario, { io: 'input', unrepresentable: 'any' });
}

/** Names and titles of the built-in scenarios. */
export function listScenarios(): readonly Readonly<{ id: string; title: string; description: string }>[] {
  return scenarioCatalog().map(({ id, title, description }) => ({ id, title, description }));
}

/** A built-in scenario. Throws `not-found` naming the asked one and the known ones. */
export function findScenario(id: string): Scenario {
  const catalog = scenarioCatalog();
  const found = catalog.find((scenario) => scenario.id === id);
  if (found !== undefined) return parseScenario(found);
  const known = catalog.map((scenario) => scenario.id);
  const closest = closestNames(id, known, 3);
  throw new CopilotError({
    code: 'not-found',
    message: `There is no scenario "${id}"; did you mean ${closest.join(', ')}? "shiftmate plant scenarios" lists all ${known.length}.`,
    details: { scenario: id, known, closest },
  });
}
