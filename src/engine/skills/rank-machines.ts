import { formatValue, plantMinute } from '../../domain/evidence-of.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { line, type Skill } from '../skill.js';
import { machinesByLetter, machinesNamedBy } from '../understand/class-names.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';
import { within } from './catalogue.js';

/** What is compared: how it is asked for, and the tags that measure it. */
type Compared = Readonly<{ asked: RegExp; measures: (tag: TagDefinition) => boolean }>;
const analog = ({ kind, access }: TagDefinition): boolean => kind === 'analog' && access === 'read';
const compared: readonly Compared[] = [
  {
    asked:
      /\bhours\b|\b(?:has|have) (?:been )?(?:run(?:ning)?|used|worked|in (?:use|service)) (?:the |for the )?(?:longest|most|least|more|less|longer)\b|\bmost (?:used|worn)\b|\bbetriebsstunden\b/iu,
    measures: ({ kind, unit }) => kind === 'counter' && unit === 'h',
  },
  { asked: /\bvibrat\w*|\bshak\w*|\bschwing\w*/iu, measures: (tag) => analog(tag) && tag.unit === 'mm/s' },
  { asked: /\bpower\b|\benergy\b|\belectricity\b|\bconsumer\b|\bkw\b/iu, measures: (tag) => analog(tag) && tag.unit === 'kW' },
  {
    asked: /\b(?:motor )?currents?\b|\bamp(?:s|erage|eres?)?\b|\bload(?:ed)?\b|\b(?:pull|draw)(?:s|ing)? (?:the )?(?:more|most|less|least|harder)\b/iu,
    measures: (tag) => analog(tag) && tag.unit === 'A',
  },
  { asked: /\bbearings?\b/iu, measures: (tag) => analog(tag) && tag.unit === '°C' && /bearing/iu.test(tag.description) },
  { asked: /\b(?:fullest|emptiest|levels?|full|empty)\b/iu, measures: (tag) => analog(tag) && /\blevel\b/iu.test(tag.description) },
  { asked: /\bflows?\b|\bflowing\b/iu, measures: (tag) => analog(tag) && tag.unit === 'm³/h' },
  { asked: /\b(?:hottest|warmest|coldest|temperatures?|hotter|warmer|colder)\b/iu, measures: (tag) => analog(tag) && tag.unit === '°C' },
];
const high = /\b(?:most|highest|longest|largest|biggest|greatest|hottest|warmest|fullest|more|longer|higher|hotter|warmer|worst)\b/iu;
const low = /\b(?:least|lowest|shortest|smallest|fewest|coldest|emptiest|less|fewer|lower|colder)\b/iu;
/** "Is A hotter than B?": two that are named are compared whatever is asked first. */
const comparative =
  /\b(?:more|less|\p{L}{2,}er)\b[^?]{0,40}\bthan\b|\b(?:more|less|\p{L}{2,}er|most)\b[^?]*?[,:]?\s*\S*[A-D]\s+or\s+\S*[A-D]\b|[A-D]\s+or\s+\S*[A-D]\b[^?]*\b(?:more|less|\p{L}{2,}er)\b/iu;
const whichForm = /\b(?:which|what(?:'s| is)?)\s+(?:of (?:the|these|those)\s+)?(?:(?:is|are)\s+)?(?:the\s+)?/iu;
/** "Hottest thing right now", "fullest tank". */
const superlative =
  /^\s*(?:(?:the|so|and|ok)\s+)*(?:\p{L}{3,}est|highest \p{L}+|lowest \p{L}+|most \p{L}+)\s+\p{L}+(?:\s+(?:in|on|of)\s+(?:the\s+)?\p{L}+)?(?:\s+(?:right|just|at the moment|now|currently|today))*\s*[?.!]*\s*$/iu;
/** What was, how often something happened, and what a paper says are told elsewhere. */
const elsewhere =
  /\b(?:did|was|were|had|fail\w*|broke\w*|break\w*|trip\w*|stopp?\w*|alarms?|downtime|should|may|must|manual|policy|allowed|spare|costs?|often|times|shift|document)\b/iu;
const anyMachine =
  /\b(?:plant|line|things?|bearings?|motors?|anything|everything|spots?|points?|places?|what|machines?|motors?|drives?|equipment|assets?|units?|areas?|consumers?|users?|part of the line|the two|them|these|those|two|three)\b/iu;

function quantityOf(text: string): Compared | undefined {
  return compared.find(({ asked }) => asked.test(text));
}

/** The machines compared: those named, else those whose names end in the noun that is asked for, else all of the place. */
function rankedTags({ effective, ambiguous, assets }: Understanding, directory: PlantDirectory): readonly TagDefinition[] {
  const quantity = quantityOf(effective);
  if (quantity === undefined) return [];
  const named = [...new Set([...assets.filter(({ level }) => level === 'equipment').map(({ id }) => id as string), ...ambiguous])];
  const lettered = named.length > 1 ? [] : machinesByLetter(effective, directory);
  const kind = named.length > 1 ? named : lettered.length > 1 ? lettered : machinesNamedBy(effective, directory);
  if (kind.length < 2 && !anyMachine.test(effective)) return [];
  const place = assets.find(({ level }) => level === 'unit');
  const inPlace = (id: string): boolean =>
    place === undefined || directory.assets.some((asset) => asset.id === id && within(asset, place.id, directory.assets));
  return directory.tags.filter((tag) => quantity.measures(tag) && (kind.length < 2 ? inPlace(tag.equipment) : kind.includes(tag.equipment)));
}

const mostRead = 40;
const mostTold = 6;

/** "Which pump has the most hours?", "Which motor draws most?": one quantity of all machines meant, live, the asked end first. */
export const rankMachines: Skill = {
  name: 'rank-machines',
  needs: ['read_tags'],
  fits: ({ effective, window, tags }) =>
    window === null &&
    tags.length === 0 &&
    (whichForm.test(effective) || comparative.test(effective) || superlative.test(effective)) &&
    (high.test(effective) || low.test(effective)) &&
    quantityOf(effective) !== undefined &&
    !elsewhere.test(effective) &&
    !asksForRule(effective)
      ? 0.893
      : 0,
  plan: ({ understanding, directory, results }) => {
    const tags = rankedTags(understanding, directory);
    if (tags.length < 2 || tags.length > mostRead || results.outcomes('read_tags').length > 0) return [];
    return [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }];
  },
  compose: ({ understanding, results, say }) => {
    const found = results.of('read_tags').at(-1);
    const sound = (found?.output.readings ?? []).filter(({ reading }) => typeof reading.value === 'number' && reading.quality === 'good');
    if (found === undefined || sound.length < 2) return null;
    const least = low.test(understanding.effective);
    const sorted = [...sound].sort((a, b) => (Number(b.reading.value) - Number(a.reading.value)) * (least ? -1 : 1));
    const sourceOf = (tag: string) => found.evidence.find((item) => item.kind === 'reading' && item.reading.tag === tag);
    return sorted.slice(0, mostTold).map(({ reading, definition }) => {
      const what = definition === null ? reading.tag : `${reading.tag} (${definition.description})`;
      return line(say.reading(what, formatValue(reading.value, definition), plantMinute(reading.readAt)), sourceOf(reading.tag));
    });
  },
};
