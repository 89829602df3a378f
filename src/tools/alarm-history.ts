import * as z from 'zod';
import { plantMinute } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import { computeAlarmKpis } from '../insight/alarm-kpis.js';
import { triageAlarms } from '../insight/alarm-triage.js';
import { alarmEvidence, journalEvidence } from '../insight/evidence-items.js';
import type { PlantReader } from '../ports/plant.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PlantNames } from './plant-names.js';
import { resolveWindow, WindowInput } from './time-window.js';

const transitionLimit = 60;
const journalLimit = 40;

/** What rang and what happened in a window: transitions, journal, first-out of the newest burst, ISA-18.2 figures. */
export function createAlarmHistory(plant: PlantReader, names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'alarm_history',
    description:
      'Alarm and event history of a window of plant time: what was raised in order, the first-out alarm of a burst, floods, and ISA-18.2 figures. Use it for "what happened", floods and alarm statistics.',
    input: z.strictObject({ equipment: z.string().min(1).max(80).optional(), ...WindowInput }),
    output: toolResults.alarm_history,
    run: async ({ equipment, ...when }, context) => {
      const window = resolveWindow(when, plant.now(), 8 * 60);
      const scope = equipment === undefined ? null : names.family(names.asset(equipment).id);
      const history = await plant.readHistory(window, context.signal);
      const transitions = history.transitions.filter((transition) => scope === null || scope.has(transition.equipment));
      const journal = history.journal.filter((entry) => scope === null || (entry.equipment !== null && scope.has(entry.equipment)));
      const annunciated = transitions.filter((transition) => transition.annunciated);
      const alarms = await plant.listAlarms({}, context.signal);
      const kpis = computeAlarmKpis({ window, transitions, alarms: alarms.filter(({ state }) => state !== 'normal') });
      const triage = triageAlarms({
        directory: names.directory,
        transitions: history.transitions,
        journal: history.journal,
        ...(equipment === undefined ? {} : { equipment: names.asset(equipment).id }),
      });
      return {
        output: {
          from: window.from.toISOString(),
          to: window.to.toISOString(),
          annunciations: annunciated.length,
          transitions: transitions.slice(-transitionLimit),
          journal: journal.slice(-journalLimit),
          facts: [...(triage?.lines ?? [])],
        },
        evidence: [
          {
            kind: 'computation' as const,
            label: 'Alarm history',
            name: 'alarm_history',
            inputs: { equipment: equipment ?? null, from: window.from.toISOString(), to: window.to.toISOString() },
            quote: `${annunciated.length} alarms annunciated for ${equipment === undefined ? names.lineId : names.asset(equipment).id} between ${plantMinute(window.from.toISOString())} and ${plantMinute(window.to.toISOString())}.`,
            rerun: `shiftmate ask "alarms between ${window.from.toISOString()} and ${window.to.toISOString()}"`,
          },
          ...(triage?.evidence ?? []),
          ...kpis.evidence,
          ...(triage === null
            ? []
            : [
                {
                  kind: 'computation' as const,
                  label: 'Alarm triage',
                  name: 'triage',
                  inputs: { from: window.from.toISOString(), to: window.to.toISOString() },
                  quote: triage.lines.join('\n'),
                  rerun: `shiftmate ask "alarm history from ${window.from.toISOString()} to ${window.to.toISOString()}"`,
                },
              ]),
          ...annunciated.slice(-transitionLimit).map(alarmEvidence),
          ...journal.slice(-journalLimit).map(journalEvidence),
        ],
      };
    },
  });
}
