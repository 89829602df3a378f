import * as z from 'zod';
import { DocumentInfo, SearchResult } from '../domain/document.js';
import type { EvidenceItem } from '../domain/evidence.js';
import { passageEvidence } from '../domain/evidence-of.js';
import { listEntries } from '../domain/list-entries.js';
import type { KnowledgeSearch } from '../ports/knowledge.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';
import type { PaperDays } from './paper-days.js';

const Input = z.strictObject({
  query: z.string().min(1).max(2000).describe('What to look for, in plain words; keep tags, part numbers and the question words'),
  limit: z.int().min(1).max(20).default(6),
  kinds: z.array(DocumentInfo.shape.kind).optional().describe('Restrict to manual, log, policy or plc documents'),
  documents: z.array(z.string().max(200)).max(8).optional().describe('Restrict to documents of these ids, as passages name them'),
  asset: z.string().max(40).optional().describe('Asset id the passages should apply to, for example a pump tag'),
  perDocument: z
    .boolean()
    .default(false)
    .describe('Give the best sentence of every document, for comparing documents; with includeSuperseded of every revision'),
  includeSuperseded: z.boolean().default(false).describe('Also find older revisions, labelled as superseded'),
});

/** Rows of a table that become evidence one by one. */
const MOST_ROWS = 25;

/** Ranked passages that the asker may read, each with its best sentences, and what was searched. */
export function createSearchKnowledge(knowledge: KnowledgeSearch, days: PaperDays): ReadTool {
  return defineReadTool({
    name: 'search_knowledge',
    description:
      'Search what manuals, procedures, policies and log documents say: torques, limits, clearances, grease and lubricants, intervals (how often something must be tested or serviced), procedures step by step (how to change, replace, clean, start or set something), rules and who may or must do something. Returns passages with document, revision, page and character span.',
    input: Input,
    output: SearchResult,
    withinCollection: true,
    run: async (input, context) => {
      const result = await knowledge.search(
        {
          query: input.query,
          limit: input.limit,
          role: context.actor.role,
          includeSuperseded: input.includeSuperseded,
          perDocument: input.perDocument,
          ...days(context.collection),
          ...(context.collection === null ? {} : { collection: context.collection }),
          ...(input.kinds === undefined ? {} : { kinds: input.kinds }),
          ...(input.documents === undefined ? {} : { documents: input.documents }),
          ...(input.asset === undefined ? {} : { appliesTo: input.asset }),
        },
        context.signal,
      );
      return {
        output: result,
        evidence: [
          ...(result.reading?.rows ?? []).slice(0, MOST_ROWS).map(({ passage, text, start, end }) => passageEvidence(passage, { text, start, end, score: 1 })),
          ...result.answers.map(({ passage, text, start, end, probability }) => passageEvidence(passage, { text, start, end, score: probability })),
          ...result.results.flatMap(({ passage, highlights }) => [
            ...highlights.slice(0, 6).map((highlight) => passageEvidence(passage, highlight)),
            passageEvidence(passage),
          ]),
          searchedEvidence(result),
          ...countedEvidence(result),
          ...readingEvidence(result),
        ],
      };
    },
  });
}

/** The search itself as evidence: what was searched, and which names of the question no readable document holds. Numbers of the question are left out on purpose. */
export function searchedEvidence(result: SearchResult): EvidenceItem {
  const names = result.unmatched.filter((word) => /[A-Za-z\p{Script=Han}]/u.test(word));
  const missing = names.length === 0 ? '' : ` None of them holds: ${names.join(', ')}.`;
  return {
    kind: 'computation',
    label: 'Search',
    name: 'search_knowledge',
    inputs: { query: result.query },
    quote: `Searched ${result.searched.documents} documents with ${result.searched.passages} passages.${missing}${outOfForce(result)}`,
    rerun: `shiftmate search ${JSON.stringify(result.query)}`,
  };
}

/** Which of the papers found do not hold at the time asked for, and until when those hold that answer for a time. */
function outOfForce({ results, answers }: SearchResult): string {
  const found = results.flatMap(({ passage, notInForce }) => (notInForce === undefined ? [] : [`${passage.document}: ${notInForce}.`]));
  const answering = answers.flatMap(({ passage, inForce }) =>
    inForce?.standing === undefined
      ? inForce?.until == null
        ? []
        : [`${passage.document}: in force until ${inForce.until}.`]
      : [`${passage.document}: ${inForce.standing === 'expired' ? `expired on ${inForce.until}` : `not in force before ${inForce.since}`}.`],
  );
  const distinct = [...new Set([...found, ...answering])];
  return distinct.length === 0 ? '' : ` ${distinct.join(' ')}`;
}

/** How many entries the list has that the answers show, counted here and not said by any document. */
function countedEvidence(result: SearchResult): readonly EvidenceItem[] {
  const entries = listEntries(result.answers);
  if (entries.length < 2) return [];
  return [
    {
      kind: 'computation',
      label: 'Count',
      name: 'count_entries',
      inputs: { query: result.query },
      quote: `${entries.length} entries stand in the list.`,
      rerun: `shiftmate search ${JSON.stringify(result.query)}`,
    },
  ];
}

/** A group, its figure and how many rows it stands on; of two things that are compared, each with its figure. */
function spelled(thing: string): string {
  const [name = '', figure, rows] = thing.split('\t');
  return rows === undefined ? thing.replaceAll('\t', ' ') : `${name}: ${figure} (${rows} ${rows === '1' ? 'row' : 'rows'})`;
}

/** What was worked out from the rows of a table, and is said by none of them. */
function readingEvidence({ query, reading }: SearchResult): readonly EvidenceItem[] {
  if (reading == null) return [];
  const { kind, value, heading, things, rows, of, period, document } = reading;
  const span = period === null ? '' : ` Period asked: ${period.asked}; the table runs from ${period.from} to ${period.to}.`;
  return [
    {
      kind: 'computation',
      label: 'Table',
      name: 'read_table',
      inputs: { query },
      quote: `${document}, ${kind}: ${heading} ${value}. ${things.map(spelled).join('; ')}. Read from ${rows.length} rows, of ${of}.${span}`,
      rerun: `shiftmate search ${JSON.stringify(query)}`,
    },
  ];
}
