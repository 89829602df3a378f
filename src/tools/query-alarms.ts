import * as z from 'zod';
import { AlarmPriority, alarmStates, annunciatedStates } from '../domain/alarm.js';
import { alarmEvidence } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
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
      'List the alarms that are there at the moment as an operator sees them (ISA-18.2 states: active, unacknowledged, acknowledged, shelved, out of service), for the whole plant or one equipment, with priority, limit, value, consequence and corrective action. Is anything in alarm? Without states: everything annunciated now.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      states: z.array(z.enum(alarmStates)).optional(),
      priorities: z.array(AlarmPriority).optional(),
    }),
    output: toolResults.query_alarms,
    run: async ({ equipment, states, priorities }, context) => {
      const scope = equipment === undefined ? null : names.family(names.asset(equipment).id);
      const alarms = (await plant.listAlarms({ states: states ?? annunciatedStates }, context.signal)).filter(
        (alarm) => (scope === null || scope.has(alarm.equipment)) && (priorities === undefined || priorities.includes(alarm.priority)),
      );
      const pairs = alarms.map((alarm) => ({ alarm, definition: definitions.get(alarm.definitionId) ?? null }));
      const where = equipment === undefined ? names.lineId : names.asset(equipment).id;
      const summary = `${alarms.length} alarms${priorities === undefined ? '' : ` of priority ${priorities.join(' or ')}`} listed for ${where} at ${plant.now().toISOString()}: ${states === undefined ? 'all annunciated states' : states.join(', ')}`;
      return {
        output: { alarms: pairs },
        evidence: [
          ...pairs.map(({ alarm, definition }) => alarmEvidence(alarm, definition)),
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
