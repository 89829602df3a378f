import * as z from 'zod';
import { type Alarm, AlarmPriority, type AlarmState, alarmStates, annunciatedStates, setAsideStates } from '../domain/alarm.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { alarmEvidence, plantMinute } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import { formatBetweenMinutes } from '../insight/wording.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';

/** The alarm list, with the rationalisation record behind each alarm. */
export function createQueryAlarms(plant: PlantReader, names: PlantNames): ReadTool {
  const definitions = new Map(names.directory.alarms.map((definition) => [definition.id, definition]));
  return defineReadTool({
    name: 'query_alarms',
    description:
      'List the alarms that are there at the moment as an operator sees them (ISA-18.2 states: active, unacknowledged, acknowledged, shelved, out of service), for the whole plant or one equipment, with priority, limit, value, consequence and corrective action. Is anything in alarm? Without states: everything annunciated now, and what is set aside (shelved, out of service).',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      states: z.array(z.enum(alarmStates)).optional(),
      priorities: z.array(AlarmPriority).optional(),
      apart: z.array(z.string().min(1).max(120)).length(2).optional().describe('Ids of two alarms of the list: how much time lies between them being raised'),
    }),
    output: toolResults.query_alarms,
    run: async ({ equipment, states, priorities, apart }, context) => {
      const scope = equipment === undefined ? null : names.family(names.asset(equipment).id);
      const listed = async (wanted: readonly AlarmState[]): Promise<readonly Alarm[]> =>
        (await plant.listAlarms({ states: wanted }, context.signal)).filter(
          (alarm) => (scope === null || scope.has(alarm.equipment)) && (priorities === undefined || priorities.includes(alarm.priority)),
        );
      const alarms = await withPresentValues(await listed(states ?? annunciatedStates), plant, context.signal);
      const setAside = states === undefined ? await listed(setAsideStates) : [];
      const pairs = alarms.map((alarm) => ({ alarm, definition: definitions.get(alarm.definitionId) ?? null }));
      const where = equipment === undefined ? names.lineId : names.asset(equipment).id;
      const summary = `${alarms.length} ${alarms.length === 1 ? 'alarm' : 'alarms'}${priorities === undefined ? '' : ` of priority ${priorities.join(' or ')}`} listed for ${where} at ${plant.now().toISOString()}: ${states === undefined ? 'all annunciated states' : states.join(', ')}`;
      return {
        output: { alarms: pairs, setAside: [...setAside] },
        evidence: [
          ...timeBetween(alarms, apart ?? []),
          ...pairs.map(({ alarm, definition }) => alarmEvidence(alarm, definition)),
          ...setAside.map((alarm) => alarmEvidence(alarm, null)),
          {
            kind: 'computation' as const,
            label: 'Alarm list',
            name: 'query_alarms',
            inputs: { equipment: equipment ?? null, states: states ?? null, priorities: priorities ?? null, at: plant.now().toISOString() },
            quote: summary,
            rerun: 'shiftmate ask "Which alarms are active?"',
          },
        ],
      };
    },
  });
}

/** The alarms with what their tags read now; a tag that cannot be read well adds nothing. */
async function withPresentValues(alarms: readonly Alarm[], plant: PlantReader, signal: AbortSignal): Promise<readonly Alarm[]> {
  const measured = alarms.flatMap(({ tag, value, condition }) => (value === null || condition === 'off-normal' ? [] : [tag]));
  const readings = await plant.readTags([...new Set(measured)], signal).catch(() => []);
  const now = new Map(readings.flatMap(({ tag, value, quality }) => (typeof value === 'number' && quality === 'good' ? [[tag, value] as const] : [])));
  return alarms.map((alarm) => {
    const presentValue = now.get(alarm.tag);
    return presentValue === undefined ? alarm : { ...alarm, presentValue };
  });
}

/** The time between two alarms of the list being raised, the earlier one first; nothing where the list does not hold both. */
function timeBetween(alarms: readonly Alarm[], ids: readonly string[]): readonly EvidenceItem[] {
  const [first, second] = alarms.filter(({ id }) => ids.includes(id)).sort((a, b) => Date.parse(a.raisedAt) - Date.parse(b.raisedAt));
  if (first === undefined || second === undefined) return [];
  const named = ({ id, message, raisedAt }: Alarm): string => `${id} (${message.trim().replace(/[.。]$/u, '')}) raised ${plantMinute(raisedAt)}`;
  const quote = `${formatBetweenMinutes(Date.parse(first.raisedAt), Date.parse(second.raisedAt))} lie between them: ${named(first)}, then ${named(second)}.`;
  return [
    {
      kind: 'computation',
      label: 'Time between alarms',
      name: 'time_between_alarms',
      inputs: { first: first.id, second: second.id, firstRaised: first.raisedAt, secondRaised: second.raisedAt },
      quote,
      rerun: 'shiftmate ask "Which alarms are active?"',
    },
  ];
}
