import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { formatValue } from '../domain/evidence-of.js';
import { EquipmentId } from '../domain/ids.js';
import type { TagDefinition, TagReading } from '../domain/tag.js';
import { toolResults } from '../domain/tool-results.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import type { Twin, TwinFault, TwinMovement, TwinReport } from '../ports/twin.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';
import { defaultMinutes, parseWhatIf } from './what-if-request.js';
import type { PlannedSetting, SettingTarget } from './what-if-setting.js';

const shownMovements = 6;
const shownPerEquipment = 2;
const shownAlarms = 4;

const Input = z.strictObject({
  question: z.string().min(3).max(1000).optional().describe('The question in plain words, with the new value or the fault'),
  tag: z.string().min(1).max(60).optional().describe('The setpoint to change, with `value`'),
  value: z.number().optional(),
  fault: z.string().min(1).max(200).optional().describe('A fault in plain words, for example "strainer S-101 blocks"'),
  minutes: z.number().min(1).max(600).optional().describe('Simulated minutes, default 60'),
});
type Input = z.output<typeof Input>;

/** What is tried, after names and present values are known. */
type Trial = Readonly<{
  settings: ReadonlyArray<Readonly<{ tag: TagDefinition; from: TagReading; value: number }>>;
  faults: readonly TwinFault[];
  minutes: number;
  shortened: boolean;
  /** Conditions of the question that the model has no setting and no fault for. */
  unplayed: readonly string[];
}>;
type Refusal = Readonly<{ refused: readonly string[] }>;
type Parts = Readonly<{ twin: Twin; plant: PlantReader; names: PlantNames }>;

/** Runs copies of the plant's model ahead, with and without a change, and says what differs. The live plant is never touched. */
export function createRunWhatIf(twin: Twin, plant: PlantReader, names: PlantNames): ReadTool {
  const parts = { twin, plant, names };
  return defineReadTool({
    name: 'run_what_if',
    description:
      'Try a change or a fault on a copy (model) of the plant, without touching it: what if a setpoint is lowered, what would happen when something fails or sticks, how a value would react. Simulates up to four hours ahead with and without it and reports alarms and values that differ. Never changes the plant.',
    input: Input,
    output: toolResults.run_what_if,
    run: async (input, context) => {
      const trial = await trialOf(input, parts, context.signal);
      if ('refused' in trial) return answer(trial.refused, input, 'What-if not run');
      const changes = [
        ...trial.settings.map(({ tag, value }) => ({ kind: 'setpoint' as const, tag: tag.id, value })),
        ...trial.faults.map(({ id }) => ({ kind: 'fault' as const, fault: id })),
      ];
      const report = await twin.runAhead({ changes, minutes: trial.minutes }, context.signal, (share) =>
        context.progress(`simulated ${Math.round(share * trial.minutes)} of ${trial.minutes} min`),
      );
      const standing = report.raised.length > 0 ? [] : await standingText(trial.faults, plant, context.signal);
      return answer(linesOf(trial, report, standing), { ...input, changes, minutes: trial.minutes, from: report.from }, 'Simulation of the plant model');
    },
  });
}

/** Why a fault may add nothing: its equipment already stands in alarm. */
async function standingText(faults: readonly TwinFault[], plant: PlantReader, signal: AbortSignal): Promise<readonly string[]> {
  const alarms = await Promise.all(faults.map(({ equipment }) => plant.listAlarms({ equipment: EquipmentId.parse(equipment) }, signal)));
  const names = [...new Set(alarms.flat().map(({ definitionId }) => definitionId))];
  return names.length === 0 ? [] : [`Already in alarm there now: ${names.join(', ')}; what stands already cannot come again.`];
}

function answer(lines: readonly string[], inputs: Readonly<Record<string, unknown>>, label: string) {
  const evidence: EvidenceItem = {
    kind: 'computation',
    label,
    name: 'run_what_if',
    inputs,
    quote: lines.join('\n'),
    rerun: `run_what_if ${JSON.stringify(inputs)}`,
  };
  return { output: { lines: lines.map((text) => ({ text, evidence: ['#0'] })) }, evidence: [evidence] };
}

async function trialOf(input: Input, parts: Parts, signal: AbortSignal): Promise<Trial | Refusal> {
  const { twin, names } = parts;
  const scope = { directory: names.directory, faults: twin.faults, maximumMinutes: twin.maximumMinutes };
  const words = [input.question, input.fault].filter((text) => text !== undefined).join('; ');
  const exact = twin.faults.find(({ id }) => id === input.fault);
  const plan = words === '' || (exact !== undefined && input.question === undefined) ? null : parseWhatIf(words, scope);
  const explicit = explicitSetting(input, names);
  const settings = explicit === null ? (plan?.kind === 'plan' ? plan.settings : []) : [explicit];
  const candidates = exact === undefined ? (plan?.kind === 'plan' && (explicit === null || input.fault !== undefined) ? plan.faults : []) : [exact];
  const asked = input.minutes ?? (plan?.kind === 'plan' ? plan.minutes : defaultMinutes);
  if (settings.length === 0 && candidates.length === 0) return { refused: cannot(plan, twin, names) };
  const groups = [candidates, ...(plan?.kind === 'plan' && exact === undefined ? plan.more : [])];
  const chosen = await Promise.all(groups.map((group) => chooseFault(group, parts, signal)));
  const unclear = groups.find((_group, index) => chosen[index] === 'unclear');
  if (unclear !== undefined)
    return {
      refused: [
        `Which of these do you mean? ${unclear
          .slice(0, 6)
          .map(({ title }) => title)
          .join('; ')}.`,
      ],
    };
  const resolved = await resolveSettings(settings, parts.plant, signal);
  const outside = resolved.find(({ tag, value }) => !fits(tag, value));
  if (outside !== undefined) return { refused: [outsideText(outside.tag, outside.value)] };
  return {
    settings: resolved,
    faults: chosen.flatMap((fault) => (fault === null || fault === 'unclear' ? [] : [fault])),
    unplayed: plan?.kind === 'plan' ? plan.unplayed : [],
    minutes: Math.min(asked, twin.maximumMinutes),
    shortened: asked > twin.maximumMinutes || (plan?.kind === 'plan' && plan.shortened),
  };
}

function explicitSetting(input: Input, names: PlantNames): PlannedSetting | null {
  if (input.tag === undefined || input.value === undefined) return null;
  const tag = names.tag(input.tag);
  if (tag.access === 'read' || tag.safetyRelated)
    throw new CopilotError({ code: 'input-invalid', message: `${tag.id} is not something a person sets. ${settableText(names)}` });
  return { tag, target: { kind: 'absolute', value: input.value } };
}

/** Of the same fault on sister machines the one on the machine that runs; "unclear" when the words fit different faults. */
async function chooseFault(candidates: readonly TwinFault[], { plant, names }: Parts, signal: AbortSignal): Promise<TwinFault | 'unclear' | null> {
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const bare = (fault: TwinFault): string => fault.title.replaceAll(fault.equipment, '');
  if (others.some((fault) => bare(fault) !== bare(first))) return 'unclear';
  const feedback = candidates.flatMap(({ equipment }) => names.directory.tags.find(({ id }) => id === `${equipment}.RUN`)?.id ?? []);
  const readings = await plant.readTags(feedback, signal);
  const running = readings.filter(({ value, quality }) => value === true && quality !== 'bad').map(({ tag }) => tag.replace(/\.RUN$/u, ''));
  return candidates.find(({ equipment }) => running.includes(equipment)) ?? first;
}

async function resolveSettings(settings: readonly PlannedSetting[], plant: PlantReader, signal: AbortSignal): Promise<Trial['settings']> {
  const readings = await plant.readTags(
    settings.map(({ tag }) => tag.id),
    signal,
  );
  return settings.flatMap(({ tag, target }, index) => {
    const from = readings[index];
    return from === undefined ? [] : [{ tag, from, value: resolve(target, Number(from.value), tag) }];
  });
}

function resolve(target: SettingTarget, present: number, tag: TagDefinition): number {
  const value = target.kind === 'absolute' ? target.value : target.kind === 'by' ? present + target.amount : present * target.factor;
  return Number(value.toFixed(Math.max(tag.decimals, 2)));
}

function fits(tag: TagDefinition, value: number): boolean {
  if (tag.kind === 'discrete') return value === 0 || value === 1;
  return tag.range === null || (value >= tag.range.low && value <= tag.range.high);
}

function outsideText(tag: TagDefinition, value: number): string {
  const unit = tag.unit === null ? '' : ` ${tag.unit}`;
  return `${tag.id} cannot be ${value}${unit}: its permitted range is ${tag.range?.low ?? 0} to ${tag.range?.high ?? 1}${unit}. Ask for a value inside it.`;
}

function cannot(plan: ReturnType<typeof parseWhatIf> | null, twin: Twin, names: PlantNames): readonly string[] {
  const measured = plan?.kind === 'unclear' ? plan.measured : null;
  const about = plan?.kind === 'unclear' && plan.faults.length > 0 ? plan.faults : twin.faults;
  return [
    measured === null
      ? 'I found no setpoint with a new value and no fault of the model in that question.'
      : `${measured.id} (${measured.description}) is measured, not set, so I cannot change it in the model.`,
    settableText(names),
    `Faults I can play${about === twin.faults ? ', for example' : ' there'}: ${about
      .slice(0, 6)
      .map(({ title }) => title)
      .join('; ')}.`,
  ];
}

function settableText(names: PlantNames): string {
  const setpoints = names.directory.tags.filter(({ access, kind, safetyRelated }) => access === 'setpoint' && kind === 'analog' && !safetyRelated);
  return `I can change ${setpoints.map(({ id }) => id).join(', ')}.`;
}

function linesOf(trial: Trial, report: TwinReport, standing: readonly string[]): readonly string[] {
  const changed = [...trial.settings.map(settingText), ...trial.faults.map(({ title }) => `"${title}"`)].join(' and ');
  const moved = shown(report.moved, new Set(trial.settings.map(({ tag }) => tag.id as string)));
  return [
    `In the model, ${changed} for ${trial.minutes} minutes ${outcome(report, moved)}`,
    ...trial.unplayed.map((text) => `Not played, since the model has no such setting or fault: "${text}".`),
    ...report.raised.slice(0, shownAlarms).map((alarm) => `${clock(alarm.at)} ${alarm.definitionId}: ${alarm.message}, priority ${alarm.priority}.`),
    ...(report.raised.length > shownAlarms ? [`${report.raised.length - shownAlarms} more alarms follow.`] : []),
    ...(report.avoided.length > 0
      ? [`Without the change ${report.avoided.map(({ definitionId }) => definitionId).join(', ')} would have come; with it not.`]
      : []),
    ...moved.map(movementText),
    ...(trial.faults.some(({ grows }) => grows) ? ['A fault that grows slowly reaches its full size halfway through the run.'] : []),
    ...standing,
    ...(trial.shortened ? [`I look ahead ${trial.minutes} minutes at most.`] : []),
    `This is a simulation of the plant's model from ${clock(report.from)} to ${clock(report.to)}, compared with a run without the change; it is not a promise, and nothing was changed in the plant.`,
  ];
}

function outcome(report: TwinReport, moved: readonly TwinMovement[]): string {
  const count = report.raised.length;
  if (count > 0) return `raises ${count === 1 ? 'one alarm' : `${count} alarms`} that would not come otherwise.`;
  return moved.length === 0 ? 'changes nothing that I can tell from chance.' : 'raises no alarm that would not come anyway.';
}

function settingText({ tag, from, value }: Trial['settings'][number]): string {
  const present = formatValue(from.value, tag);
  return `${tag.id} from ${present} to ${formatValue(tag.kind === 'discrete' ? value === 1 : value, tag)}`;
}

/** The largest movements, states first among equals, not more than a few of one equipment, without what was set itself. */
function shown(moved: readonly TwinMovement[], set: ReadonlySet<string>): readonly TwinMovement[] {
  const perEquipment = new Map<string, number>();
  const chosen: TwinMovement[] = [];
  for (const movement of moved) {
    const { equipment, id } = movement.tag;
    const already = perEquipment.get(equipment) ?? 0;
    if (set.has(id) || already >= shownPerEquipment || chosen.length >= shownMovements) continue;
    perEquipment.set(equipment, already + 1);
    chosen.push(movement);
  }
  return chosen;
}

function movementText({ tag, unchanged, changed, extremes, apartAt }: TwinMovement): string {
  const value = (raw: TwinMovement['changed']): string => formatValue(raw, tag);
  const name = `${tag.id} (${tag.description})`;
  if (tag.kind === 'counter') return `${name}: ${value(changed)} counted in this time instead of ${value(unchanged)}.`;
  if (extremes === null) return `${name}: ${value(changed)} at the end instead of ${value(unchanged)}; the runs part at ${clock(apartAt)}.`;
  return `${name}: ${value(changed)} towards the end instead of ${value(unchanged)}, between ${value(extremes.lowest)} and ${value(extremes.highest)}.`;
}

function clock(at: string): string {
  return at.slice(11, 16);
}
