import * as z from 'zod';
import type { EvidenceItem } from '../domain/evidence.js';
import { plantMinute } from '../domain/evidence-of.js';
import { toolResults } from '../domain/tool-results.js';
import { type AnswerLine, answerAboutAlarms } from '../insight/alarm-answer.js';
import { type AlarmKpis, computeAlarmKpis } from '../insight/alarm-kpis.js';
import { type Triage, triageAlarms } from '../insight/alarm-triage.js';
import { eventLine, findEvents } from '../insight/event-search.js';
import { EventSelection, selectEvents } from '../insight/event-selection.js';
import { alarmEvidence, journalEvidence } from '../insight/evidence-items.js';
import { type PlantFacts, plantFacts } from '../insight/plant-facts.js';
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
      'What happened in a window of past plant time: alarms and events in the order they came, which came first in a burst (first-out), how often an alarm came, floods, chattering alarms, and ISA-18.2 figures.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      about: z
        .string()
        .min(1)
        .max(1000)
        .optional()
        .describe('The question as asked: picks first-out, floods, chattering, most frequent, or the events that its words name'),
      only: EventSelection.optional().describe('Instead of about: the alarms or trips of the window, all, the first or the last, of some priorities'),
      ...WindowInput,
    }),
    output: toolResults.alarm_history,
    run: async ({ equipment, about, only, ...when }, context) => {
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
        ...(equipment === undefined ? { largest: true } : { equipment: names.asset(equipment).id }),
      });
      const evidence: EvidenceItem[] = [];
      const refer = (items: readonly EvidenceItem[]): string[] => items.map((item) => `#${evidence.push(item) - 1}`);
      const selected =
        only === undefined
          ? null
          : selectEvents(only, { window, equipment: equipment === undefined ? null : names.asset(equipment).id, transitions: annunciated, journal });
      const lines =
        selected !== null
          ? selected.map((item) => ({ text: item.text, evidence: refer(item.evidence) }))
          : about === undefined
            ? []
            : linesFor(about, {
                facts: plantFacts({ now: plant.now(), window, directory: names.directory, transitions, journal }),
                kpis,
                triage,
                scope: equipment === undefined ? null : names.asset(equipment).id,
              }).map((item) => ({ text: item.text, evidence: refer(item.evidence) }));
      return {
        output: {
          from: window.from.toISOString(),
          to: window.to.toISOString(),
          annunciations: annunciated.length,
          transitions: transitions.slice(-transitionLimit),
          journal: journal.slice(-journalLimit),
          facts: [...(triage?.lines ?? [])],
          lines,
        },
        evidence: [
          ...evidence,
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

const eventLines = 8;

/** The lines that answer the question: an alarm topic, or the events that it names with their count first. */
function linesFor(about: string, given: Readonly<{ facts: PlantFacts; kpis: AlarmKpis; triage: Triage | null; scope: string | null }>): readonly AnswerLine[] {
  const { transitions, journal } = given.facts;
  const topic = answerAboutAlarms({ question: about, kpis: given.kpis, triage: given.triage, transitions, journal });
  if (topic !== null) return topic;
  const found = findEvents(about, given.facts, given.scope);
  return [
    { text: found.summary, evidence: [found.evidence] },
    ...found.events.slice(-eventLines).map((event) => ({ text: eventLine(event), evidence: [event.evidence] })),
  ];
}
