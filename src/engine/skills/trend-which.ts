import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { within } from './catalogue.js';
import { readChoices, whichOf } from './measure.js';
import { describeTrend } from './plant-state.js';
import { measuresAsked } from './quantity-words.js';

/** The course of something, asked for as such. */
const courseWords = /\b(?:trend\w*|curves?|graph\w*|plots?|charts?|course|verlauf|kurve|trendkurve|gang(?=linie))\b|趋势|曲线/iu;
const elsewhere = /\balarms?\b|\bwhy\b|\balarme?\b|\bwarum\b|报警|为什么|\b(?:both|all|each|every|compare\w*|versus|vs)\b|\b(?:alle|beide|vergleich\w*)\b/iu;
/** So many courses are told one after the other; of more it is asked which. */
const mostTold = 3;

/** The measurements that a course asked for in words may be of: one quantity, of the place or the machines that the words name. */
function candidates(understanding: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const { effective, tags, assets, ambiguous, alike, signals } = understanding;
  if (tags.length > 0) return [];
  const quantities = measuresAsked(effective);
  if (quantities.length === 0) return [];
  const places = assets.length > 0 ? assets.map(({ id }) => id as string) : ambiguous;
  const inPlace = directory.assets.filter((asset) => places.some((place) => within(asset, place, directory.assets))).map(({ id }) => id as string);
  const ofQuantity = (tag: TagDefinition): boolean =>
    tag.kind === 'analog' &&
    tag.access !== 'setpoint' &&
    quantities.some((described) => described.test(tag.description)) &&
    !/set ?point|output/iu.test(tag.description);
  if (places.length > 0) return directory.tags.filter((tag) => ofQuantity(tag) && inPlace.includes(tag.equipment));
  const described = (alike.length > 0 ? alike : signals).filter(ofQuantity);
  return described.length > 0 ? described : [];
}

/** "Trend of the pump current": which of the many is meant, by names and what they measure; one that alone fits is told. */
export const trendWhich: Skill = {
  name: 'trend-which',
  needs: ['read_trend', 'read_tags'],
  fits: (understanding) => {
    const { effective, tags } = understanding;
    if (tags.length > 0 || !courseWords.test(effective) || elsewhere.test(effective) || asksForRule(effective)) return 0;
    return measuresAsked(effective).length > 0 ? 0.885 : 0;
  },
  plan: (context) => {
    const found = candidates(context.understanding, context.directory);
    if (found.length > mostTold) return readChoices(found);
    return found.length === 0 ? [] : describeTrend.plan({ ...context, understanding: { ...context.understanding, tags: found } });
  },
  compose: (context) => {
    const found = candidates(context.understanding, context.directory);
    if (found.length > mostTold) return [whichOf(found, context.results, context.say)];
    return found.length === 0 ? null : describeTrend.compose({ ...context, understanding: { ...context.understanding, tags: found } });
  },
};
