import { type Line, line, type SkillContext } from '../skill.js';

/** A question for the part that a repair takes, or where it lies. */
export const asksForPart =
  /\b(?:which|what) (?:spare )?parts?\b|\bspare parts?\b|\bpart numbers?\b|\bspares?\b|(?<!\p{L})(?:welche[sn]? (?:ersatz)?teile?|ersatzteil\w*|teilenummer)|哪个(?:备件|零件)|什么(?:备件|零件)|备件|库位/iu;

/** The parts that the likely cause and the question name, with stock and bin. */
export function partLines({ results, say, understanding }: SkillContext): readonly Line[] {
  const found = asksForPart.test(understanding.question) ? results.of('find_parts').at(-1) : undefined;
  if (found === undefined) return [];
  const cause = results.of('diagnose').at(-1)?.output.causes[0]?.cause.split(' (')[0] ?? '';
  const named = new Set(stemsOf(`${cause} ${understanding.effective}`));
  return found.output.assets.flatMap(({ id, spareParts }) => {
    const source = found.evidence.find((item) => item.kind === 'asset' && item.equipment === id);
    const scored = spareParts.map((part) => ({ part, hits: stemsOf(part.description).filter((stem) => named.has(stem)).length }));
    const most = Math.max(0, ...scored.map(({ hits }) => hits));
    return scored
      .filter(({ hits }) => most > 0 && hits === most)
      .slice(0, 2)
      .map(({ part }) => line(`${id}: ${say.part(part.partNumber, part.description, part.quantityPerAsset, part.inStock, part.location)}`, source));
  });
}

function stemsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.replace(/(?:ing|s)$/u, ''));
}
