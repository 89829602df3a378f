import * as z from 'zod';
import { evidenceKey } from '../domain/evidence.js';
import { languages } from '../domain/language.js';
import { toolResults } from '../domain/tool-results.js';
import { diagnose } from '../insight/diagnosis.js';
import { diagnosisText } from '../insight/diagnosis-texts.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool, readerOf } from './define-tool.js';
import { type FactSources, gatherFacts } from './gather-facts.js';
import { resolveWindow, WindowInput } from './time-window.js';

const defaultMinutes = 8 * 60;

/** Ranked causes with evidence for and against, and the check that separates them. */
export function createDiagnose(sources: FactSources): ReadTool {
  return defineReadTool({
    name: 'diagnose',
    description:
      'Find the cause: why an equipment tripped, stopped or runs badly, what is wrong with it, and which of the likely causes it is. Ranked causes with evidence for and against and the check to do next to tell them apart, from alarms, trends, the journal and the maintenance log of the last hours. Give the equipment, or the whole line by its id.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80),
      present: z.boolean().default(false).describe('True: only what still stands counts. False: also trips and alarms of the window that have cleared'),
      signs: z.array(z.string().min(1).max(80)).max(4).default([]).describe('Tags whose behaviour is asked about: "why is the vibration high"'),
      language: z.enum(languages).default('en').describe('Language of the causes and checks: that of the question'),
      ...WindowInput,
    }),
    output: toolResults.diagnose,
    run: async ({ equipment, present, signs, language, ...when }, context) => {
      const asset = sources.names.asset(equipment);
      const window = resolveWindow(when, sources.plant.now(), defaultMinutes);
      const facts = await gatherFacts(sources, {
        equipment: null,
        records: { of: asset.id, reader: readerOf(context) },
        window,
        signal: context.signal,
        baseline: true,
      });
      // A line or a site as a whole is everything: no equipment is nearer than another.
      const diagnosis = diagnose(facts, asset.level === 'equipment' || asset.level === 'unit' ? [asset.id] : [], { standingOnly: present, asked: signs });
      const named = ({ cause, equipment: id }: Readonly<{ cause: string; equipment: string }>): string =>
        id === asset.id
          ? `${diagnosisText(cause, language)} (${id})`
          : `${diagnosisText(cause, language)} (${[id, sources.names.directory.assets.find((each) => each.id === id)?.name].filter(Boolean).join(', ')})`;
      const causes = diagnosis.causes.map((cause) => ({
        cause: named(cause),
        equipment: cause.equipment,
        failureMode: cause.failureMode,
        mechanism: cause.mechanism,
        probability: cause.probability,
        nextCheck: diagnosisText(cause.nextCheck.text, language),
        keywords: [...cause.keywords],
        supporting: cause.for.map(evidenceKey),
        contradicting: cause.against.map(evidenceKey),
      }));
      const collect = diagnosis.collect.map((text) => diagnosisText(text, language));
      const checks = diagnosis.causes.map((cause) => `${named(cause)}; next check: ${diagnosisText(cause.nextCheck.text, language)}`).join('\n');
      const evidence = [
        ...diagnosis.evidence.map((item) => ({ ...item, quote: `${item.quote}\n${checks}\n${collect.join('\n')}` })),
        ...diagnosis.causes.flatMap((cause) => [...cause.for, ...cause.against]),
      ];
      return {
        output: {
          equipment: asset.id,
          conclusion: diagnosis.outcome === 'diagnosed' ? ('ranked' as const) : diagnosis.outcome,
          causes: diagnosis.outcome === 'diagnosed' ? causes : [],
          collectNext: collect,
        },
        evidence,
      };
    },
  });
}
