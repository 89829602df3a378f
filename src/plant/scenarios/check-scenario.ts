import { CopilotError } from '../../domain/errors.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { faultCatalog } from '../faults/catalog.js';
import { closestNames } from '../tag-table.js';
import type { Scenario } from './scenario.js';

type Problem = Readonly<{ path: string; message: string; closest?: readonly string[] }>;

/** Holds a scenario against the plant it is meant for: names exist, values are ones a person may write. Throws `input-invalid` with path and closest names. */
export function checkScenario(scenario: Scenario, directory: PlantDirectory): Scenario {
  const problem = firstProblem(scenario, directory);
  if (problem === null) return scenario;
  throw new CopilotError({
    code: 'input-invalid',
    message: `The scenario is not valid at ${problem.path}: ${problem.message}`,
    details: { path: problem.path, closest: problem.closest ?? [] },
  });
}

function firstProblem(scenario: Scenario, directory: PlantDirectory): Problem | null {
  const tags = new Map(directory.tags.map((tag) => [String(tag.id), tag]));
  const known = {
    fault: faultCatalog.map(({ id }) => id),
    tag: [...tags.keys()],
    alarm: directory.alarms.map(({ id }) => id),
    equipment: directory.assets.map(({ id }) => String(id)),
  };
  const named = (kind: keyof typeof known, name: string, path: string): Problem | null => {
    if (known[kind].includes(name)) return null;
    const closest = closestNames(name, known[kind], 3);
    return { path, message: `there is no ${kind} "${name}"; the closest are ${closest.join(', ')}.`, closest };
  };
  const value = (tag: string, written: number, path: string, valuePath: string): Problem | null =>
    named('tag', tag, path) ?? writable(tags.get(tag), written, path, valuePath);
  for (const [tag, written] of Object.entries(scenario.initial)) {
    const problem = value(tag, written, `initial.${tag}`, `initial.${tag}`);
    if (problem) return problem;
  }
  for (const [index, event] of scenario.faults.entries()) {
    const path = `faults.${index}`;
    const problem = named('fault', event.fault, `${path}.fault`);
    if (problem) return problem;
    if (event.clearsAtHours !== undefined && event.clearsAtHours <= event.onsetHours)
      return { path: `${path}.clearsAtHours`, message: `a fault clears after its onset at ${event.onsetHours} h, not at ${event.clearsAtHours} h.` };
    const late = afterEnd(event.onsetHours, scenario, `${path}.onsetHours`);
    if (late) return late;
  }
  for (const [index, action] of scenario.actions.entries()) {
    const path = `actions.${index}`;
    const late = afterEnd(action.atHours, scenario, `${path}.atHours`);
    if (late) return late;
    if (action.kind === 'setpoint') {
      const problem = value(action.tag, action.value, `${path}.tag`, `${path}.value`);
      if (problem) return problem;
    } else if (action.kind === 'shift-log') {
      const problem = action.equipment === null ? null : named('equipment', action.equipment, `${path}.equipment`);
      if (problem) return problem;
    } else {
      const problem = named('alarm', action.alarm, `${path}.alarm`);
      if (problem) return problem;
    }
  }
  return null;
}

/** What lies after the end would silently never happen. */
function afterEnd(atHours: number, scenario: Scenario, path: string): Problem | null {
  return atHours <= scenario.hours
    ? null
    : { path, message: `${atHours} h lies after the end of the scenario at ${scenario.hours} h; raise hours or move it.` };
}

function writable(tag: TagDefinition | undefined, written: number, path: string, valuePath: string): Problem | null {
  if (tag === undefined) return null;
  if (tag.access === 'read') return { path, message: `${tag.id} is measured or calculated; a person cannot set it.` };
  if (tag.range === null) return written === 0 || written === 1 ? null : { path: valuePath, message: `${tag.id} is a switch: 0 or 1, not ${written}.` };
  const { low, high } = tag.range;
  if (written >= low && written <= high) return null;
  return { path: valuePath, message: `${tag.id} takes ${low} to ${high}${tag.unit === null ? '' : ` ${tag.unit}`}, not ${written}.` };
}
