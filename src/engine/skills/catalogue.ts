import type { Asset } from '../../domain/asset.js';
import { line, type Skill } from '../skill.js';

const kinds: ReadonlyArray<readonly [RegExp, RegExp]> = [
  [/\bpumps?\b|\bpumpen?\b|泵/iu, /pump/iu],
  [/\bvalves?\b|\bventile?\b|阀/iu, /valve/iu],
  [/\btanks?\b|\bbehälter\b|罐/iu, /tank|vessel/iu],
  [/\bconveyors?\b|\bförderbänder\b|输送/iu, /convey/iu],
];
const asksEquipment =
  /^\s*(?:which|what|list|show(?: me)?|name|give me|tell me|how many|welche|was für|zeige?|nenne)\b[^?]{0,30}\b(?:equipment|machines?|assets?|pumps?|valves?|tanks?|conveyors?|units?|maschinen|anlagen(?:teile)?|pumpen|ventile|behälter)\b[^?]{0,20}\b(?:belongs?|in|of|on|under|part|at|are there|do we have|gehör\w*|von|im|gibt)\b|(?:哪些|列出|有什么).{0,6}(?:设备|机器|泵|阀|罐)/iu;
const states =
  /\b(?:running|stopped|tripped|in alarm|alarms?|down|fail\w*|energy|consum\w*|worst|most|why|need|use[sd]?|fit|made|allowed|may|should|isolat\w*|locked|have to|which part)\b|运行|报警|故障/iu;

/** "Which equipment belongs to this area?" from the plant's directory. */
export const listEquipment: Skill = {
  name: 'list-equipment',
  needs: ['list_assets'],
  fits: ({ question, assets }) => (asksEquipment.test(question) && !states.test(question) && assets.every(({ level }) => level !== 'equipment') ? 0.76 : 0),
  plan: ({ results }) => (results.outcomes('list_assets').length > 0 ? [] : [{ toolName: 'list_assets', input: {} }]),
  compose: ({ results, understanding }) => {
    const found = results.of('list_assets').at(-1);
    if (found === undefined) return null;
    const place = understanding.assets[0];
    const kind = kinds.find(([asked]) => asked.test(understanding.question))?.[1];
    const fitting = found.output.assets.filter(
      (asset) =>
        asset.level === 'equipment' &&
        (place === undefined || within(asset, place.id, found.output.assets)) &&
        (kind === undefined || kind.test(`${asset.name} ${asset.equipmentClass ?? ''}`)),
    );
    if (fitting.length === 0 || fitting.length > 40) return null;
    const source = (id: string) => found.evidence.find((item) => item.kind === 'asset' && item.equipment === id);
    return fitting.map((asset) => line(`${asset.id}: ${asset.name}.`, source(asset.id)));
  },
};

/** Whether an asset is, or lies anywhere below, the asset `place`. */
export function within(asset: Asset, place: string, all: readonly Asset[]): boolean {
  let current: Asset | undefined = asset;
  for (let depth = 0; current !== undefined && depth < 9; depth += 1) {
    if (current.id === place) return true;
    const { parent }: Asset = current;
    current = all.find(({ id }) => id === parent);
  }
  return false;
}

const asksDocuments =
  /^\s*(?:which|what|list|show(?: me)?|welche|was für|zeige?)\b[^?]{0,20}\b(?:manuals?|documents?|policies|procedures|handbooks|sources|papers|handbücher|dokumente|unterlagen)\b[^?]{0,20}(?:\b(?:do you (?:have|know|read)|have you|are (?:there|loaded|in)|can you (?:read|see)|available|hast du|kennst du|gibt es)\b|[?.!]?\s*$)|(?:有哪些|列出).{0,6}(?:手册|文件|资料)/iu;

/** "Which manuals do you have?" */
export const listDocuments: Skill = {
  name: 'list-documents',
  needs: ['list_documents'],
  fits: ({ question, assets, unknownNames }) =>
    asksDocuments.test(question) && !/\b(?:in|on) manual\b/iu.test(question) && assets.length === 0 && unknownNames.length === 0 ? 0.83 : 0,
  plan: ({ results }) => (results.outcomes('list_documents').length > 0 ? [] : [{ toolName: 'list_documents', input: {} }]),
  compose: ({ results, understanding }) => {
    const found = results.of('list_documents').at(-1);
    if (found === undefined) return null;
    const manualsOnly = /\bmanuals?\b|handb[uü]ch/iu.test(understanding.question);
    const source = found.evidence.find((item) => item.kind === 'computation') ?? found.evidence[0];
    const listed = found.output.documents.filter(({ kind, status }) => status === 'current' && (!manualsOnly || kind === 'manual'));
    return listed.length === 0 ? null : listed.slice(0, 60).map(({ id, title, revision }) => line(`${id}: ${title}, Rev ${revision}.`, source));
  },
};
