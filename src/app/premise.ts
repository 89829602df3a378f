import { EntityLinker } from '../domain/entity-linking.js';
import { SignalLinker } from '../domain/signal-linking.js';
import type { Trend } from '../domain/tag.js';
import { asksHowToAfterAny } from '../engine/understand/how-to.js';
import { plantGloss } from '../engine/understand/plant-gloss.js';
import { checkPremises } from '../insight/premise.js';
import { claimsOverTime } from '../insight/premise-claims.js';
import type { PlantDirectory, TimeWindow } from '../ports/plant.js';
import type { PremiseChecker } from '../ports/premise.js';
import { type FactSources, gatherFacts, readFactTrend } from '../tools/gather-facts.js';

const hoursBack = 24;

/** Questions that take something for granted by their form; others ask for it. */
const presumes = /^\s*(?:why|who|since when|how (?:often|long))\b/iu;

/** Checks what a question takes for granted against the last day of the plant. What cannot be read is left unchecked, never refuted. */
export function createPremiseChecker(sources: FactSources): PremiseChecker {
  const linker = new EntityLinker(sources.names.directory);
  const signals = new SignalLinker(sources.names.directory);
  const checker: PremiseChecker = {
    async check(question, actor, signal) {
      const named = linker
        .link(question)
        .flatMap(({ kind, ids, start }) =>
          ids.length === 1 && ids[0] !== undefined ? [{ id: ids[0], kind: kind === 'asset' ? ('equipment' as const) : ('tag' as const), start }] : [],
        );
      const phrase = named.length === 0 ? signals.link(question) : null;
      const [described] = phrase?.tags ?? [];
      // "The steam pressure has been dropping": one signal that fits the words wholly is as good as a name.
      const mentions =
        phrase !== null && described !== undefined && phrase.tags.length === 1 && phrase.coverage >= 0.99
          ? [{ id: described, kind: 'tag' as const, start: phrase.start }]
          : named;
      const [first] = mentions;
      if (first === undefined) return [];
      try {
        const equipment = first.kind === 'equipment' ? first.id : (sources.names.directory.tags.find(({ id }) => id === first.id)?.equipment ?? null);
        const now = sources.plant.now();
        const facts = await gatherFacts(sources, {
          equipment,
          ...(equipment === null ? {} : { records: { of: equipment, reader: { role: actor.role, collection: null } } }),
          window: { from: new Date(now.getTime() - hoursBack * 3_600_000), to: now },
          signal,
          baseline: false,
          trends: false,
        });
        const trends = claimsOverTime(question, mentions) ? trendsOnDemand(sources, facts.window, signal) : null;
        const found =
          trends === null
            ? checkPremises({ question, mentions, facts })
            : await trends.used((trendOf) => checkPremises({ question, mentions, facts: { ...facts, trendOf } }));
        return found.map(({ claim, verdict, sentence, evidence }) => ({
          claim,
          verdict,
          correction: verdict === 'refuted' ? sentence : null,
          evidence,
        }));
      } catch {
        signal.throwIfAborted();
        return [];
      }
    },
  };
  return {
    /** What German and Chinese words do not show is looked for in the plant's English ones, where the question has a complete reading in them. */
    async check(question, actor, signal) {
      if (asksHowToAfterAny(question)) return [];
      const found = await checker.check(question, actor, signal);
      const english = found.length > 0 ? null : plantGloss(question);
      return english === null || english === question || !presumes.test(english) ? found : checker.check(english, actor, signal);
    },
  };
}

/** Rounds of reading after which what was not read yet stays unread: each round needs a trend only because of one of the round before. */
const mostRounds = 4;

/** Trends of a day cost most of a check and few claims look at one: only those that a check asks for are read, and then it is made again. */
function trendsOnDemand(sources: FactSources, window: TimeWindow, signal: AbortSignal) {
  const known = new Map<string, Trend>();
  return {
    async used<T>(check: (trendOf: (tag: string) => Trend | undefined) => T): Promise<T> {
      for (let round = 1; ; round += 1) {
        const missing = new Set<string>();
        const result = check((tag) => {
          if (!known.has(tag)) missing.add(tag);
          return known.get(tag);
        });
        const definitions = sources.names.directory.tags.filter(({ id }) => missing.has(id));
        if (definitions.length === 0 || round === mostRounds) return result;
        const read = await Promise.all(definitions.map((tag) => readFactTrend(sources.plant, tag, window, signal)));
        for (const trend of read) known.set(trend.tag, trend);
      }
    },
  };
}

/** True where a text names an asset or a tag of the plant by its identifier ("P-101A", "p 101 a"); words such as "the pump" are not enough. */
export function plantNaming(directory: PlantDirectory): (text: string) => boolean {
  const linker = new EntityLinker(directory);
  return (text) => linker.link(text).some(({ via }) => via === 'identifier');
}
