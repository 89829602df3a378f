import { asksForAnyCommand, asksToWithdraw } from '../domain/command-intent.js';
import type { Tool } from '../ports/tool.js';

/**
 * The tools of one turn. Somebody who asks one collection of documents does not want the live plant mixed in, so such a turn has only the
 * tools that keep to the collection, unless the person names a thing of the plant or asks for a change in their own words.
 */
export function toolsFor(
  parts: Readonly<{ tools: ReadonlyMap<string, Tool>; namesPlant: (text: string) => boolean }>,
  { question, collection }: Readonly<{ question: string; collection: string | null }>,
): ReadonlyMap<string, Tool> {
  if (collection === null || parts.namesPlant(question) || asksForAnyCommand(question) || asksToWithdraw(question)) return parts.tools;
  return new Map([...parts.tools].filter(([, tool]) => tool.effect === 'read' && tool.withinCollection === true));
}
