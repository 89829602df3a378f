import type { Asset } from '../../domain/asset.js';
import type { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import type { Skill } from '../skill.js';
import type { Understanding } from '../understand/understanding.js';
import { within } from './catalogue.js';
import { readingLines } from './reading-lines.js';

/** What is measured or set, by the words of the question, and the tags that are it: by their unit of measurement, or by being a setpoint. */
const quantities: ReadonlyArray<readonly [RegExp, (tag: TagDefinition) => boolean]> = [
  [/^set ?points?$/iu, ({ access }) => access === 'setpoint'],
  [/^temperatures?$/iu, measured(/^(?:°C|°F|K)$/u)],
  [/^pressures?$/iu, measured(/^(?:bar|mbar|kPa|MPa|psi)$/u)],
  [/^flows?(?: rates?)?$/iu, measured(/^(?:m³|Nm³|l|kg|t)\/(?:h|min|s)$/u)],
  [/^levels?$/iu, (tag) => measured(/^(?:%|m|mm)$/u)(tag) && /level/iu.test(tag.description)],
  [/^(?:motor )?currents?$/iu, measured(/^A$/u)],
  [/^(?:electric(?:al)? )?power$/iu, measured(/^k?W$/u)],
  [/^(?:values|readings|measurements|instruments)$/iu, measured(/./u)],
];

function measured(unit: RegExp): (tag: TagDefinition) => boolean {
  return ({ kind, access, unit: own }) => kind === 'analog' && access === 'read' && own !== null && unit.test(own);
}

const asked =
  /^\s*(?:(?:and|so|ok|please)[\s,]+)*(?:(?:what|how)(?:['’]?s| is| are)?|show(?: me)?|give me|tell me|read)?\s*(?:all )?(?:the |our )?(?:(?:current|actual|live|present) )*(?<what>\p{L}[\p{L} ]*?)\s+(?:of|in|at|on|through|for) (?:the |our )?(?<place>[\p{L}\d][\p{L}\d -]*?)(?:\s+(?:right now|now|at the moment|currently|please|today))?\s*[?.!]*$/iu;
const placeFirst =
  /^\s*(?:(?:what(?:['’]?s| is| are)?|show(?: me)?) )?(?:the |our )?(?<place>[\p{L}\d][\p{L}\d -]*?)\s+(?<what>\p{L}+)(?:\s+(?:right now|now|at the moment|currently|please))?\s*[?.!]*$/iu;
/** A larger unit shows so many of its values; of more the question says too little. */
const mostTold = 10;

type Asked = Readonly<{ unit: Asset; isIt: (tag: TagDefinition) => boolean }>;

/** A quantity of a unit of the plant, named by its own name and by nothing narrower: "the temperature of the pasteuriser". */
function askedOf({ effective, assets, tags, window }: Understanding): Asked | null {
  if (tags.length > 0 || window !== null) return null;
  for (const form of [asked, placeFirst]) {
    const { what, place } = form.exec(effective)?.groups ?? {};
    if (what === undefined || place === undefined) continue;
    const isIt = quantities.find(([words]) => words.test(what))?.[1];
    const said = place.trim().toLowerCase();
    const unit = assets.find(
      ({ id, level, name, aliases }) => level === 'unit' && [id as string, name, ...aliases].some((each) => each.toLowerCase() === said),
    );
    if (isIt !== undefined && unit !== undefined) return { unit, isIt };
  }
  return null;
}

function tagsOf({ unit, isIt }: Asked, { assets, tags }: PlantDirectory): readonly TagDefinition[] {
  const inside = new Set(assets.filter((asset) => within(asset, unit.id, assets)).map(({ id }) => id as string));
  return tags.filter((tag) => inside.has(tag.equipment) && isIt(tag));
}

/**
 * "What is the temperature of the pasteuriser?": a unit has many, and one alone would be a guess, so each is told with what it measures and when it was
 * read. A single machine, a tag or a stretch of time is answered elsewhere.
 */
export const unitValues: Skill = {
  name: 'unit-values',
  needs: ['read_tags'],
  fits: (understanding) => (askedOf(understanding) === null ? 0 : 0.89),
  plan: ({ understanding, directory }) => {
    const found = askedOf(understanding);
    const tags = found === null ? [] : tagsOf(found, directory);
    return tags.length === 0 || tags.length > mostTold ? [] : [{ toolName: 'read_tags', input: { tags: tags.map(({ id }) => id) } }];
  },
  compose: ({ results, say }) => {
    const read = results.of('read_tags').at(-1);
    if (read === undefined) return null;
    const lines = read.output.readings.flatMap((each) => readingLines(each, read.evidence, say));
    return lines.length === 0 ? null : lines;
  },
};
