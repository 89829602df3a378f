import { type Line, line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';

const ofParts = /\b(?:spares?|(?:spare )?parts?|stock|inventory|store|ersatzteile?)\b|备件|库存/iu;
const isShort =
  /\bre-?order\w*|\b(?:below|under|beneath|at) (?:\p{L}+ ){0,2}minimum\b|\bminimum stock\b|\bout of (?:stock|spares?)\b|\brun(?:ning)? (?:low|out|short)\b|\blow (?:stock|on)\b|\b(?:missing|not in stock|zero stock|short of|lacking|too few|needs? ordering|must be ordered)\b|\b(?:do|should) we (?:need to )?order\b/iu;
const mostTold = 12;

/** "Which spare parts are running low?": the parts of which the store holds fewer than one exchange needs. The register keeps no reorder level, and that is said. */
export const shortStock: Skill = {
  name: 'short-stock',
  needs: ['find_parts'],
  fits: ({ effective, assets, tags }) =>
    assets.every(({ level }) => level !== 'equipment') &&
    tags.length === 0 &&
    ofParts.test(effective) &&
    isShort.test(effective) &&
    /^\s*(?:\p{L}+[\s,]+)?(?:which|what|do|are|is|any|how many|list|show|have)\b/iu.test(effective) &&
    !/\b(?:who|how do|when|procedure|policy|manual)\b/iu.test(effective) &&
    !asksForRule(effective)
      ? 0.88
      : 0,
  plan: ({ results }) => (results.outcomes('find_parts').length > 0 ? [] : [{ toolName: 'find_parts', input: {} }]),
  compose: ({ results, say }) => {
    const found = results.of('find_parts').at(-1);
    if (found === undefined || found.output.assets.length === 0) return null;
    const short = found.output.assets.flatMap((asset) =>
      asset.spareParts.filter(({ inStock, quantityPerAsset }) => inStock < quantityPerAsset).map((part) => ({ asset, part })),
    );
    const sourceOf = (id: string) => found.evidence.find((item) => item.kind === 'asset' && item.equipment === id);
    const head = line(say.noReorderLevel, ...found.evidence.slice(0, 1));
    if (short.length === 0) return [head, line(say.stockCovers, ...found.evidence.slice(0, 8))];
    return [
      head,
      ...short
        .slice(0, mostTold)
        .map(
          ({ asset, part }): Line =>
            line(`${asset.id}: ${say.part(part.partNumber, part.description, part.quantityPerAsset, part.inStock, part.location)}`, sourceOf(asset.id)),
        ),
    ];
  },
};
