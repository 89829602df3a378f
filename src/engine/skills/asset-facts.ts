import type { Asset } from '../../domain/asset.js';
import type { Phrases } from '../phrases/phrases.js';
import { type Line, line, type Skill } from '../skill.js';

type Fact = 'make' | 'model' | 'serial' | 'place' | 'what';
const asks: ReadonlyArray<readonly [Fact, RegExp]> = [
  [
    'make',
    /\bwho (?:made|makes|built|manufactur\w*|supplied)\b|\b(?:manufacturer|maker|make|brand|vendor)\b|\bhersteller\b|\bwer hat\b[^?]*\b(?:gebaut|hergestellt)\b|制造商|厂家|品牌|谁制造/iu,
  ],
  ['model', /\bmodel\b|\b(?:what|which) (?:type|kind|sort)\b|\btyp(?:e|enbezeichnung)?\b|\bmodell\b|型号|什么(?:类型|泵|阀)/iu],
  ['serial', /\bserial(?: ?numbers?| ?no\.?)?\b|\bserien-?nummer\b|\bfabriknummer\b|序列号|出厂编号/iu],
  ['place', /^\s*(?:where(?:'s| is| are)|in which area is|wo (?:ist|steht|befindet sich))\b|在哪/iu],
  ['what', /^\s*(?:what(?:'s| is)|was ist|tell me about)\b|^[^?]{1,12}是什么[?？]?$/iu],
];
/** Another thing of the machine, or its state, is asked for. */
const another =
  /\b(?:isolat\w*|lock\w*|valves? of|key|switch|button|oil|grease|filter of|part|manual|document|procedure|wrong|matter|status|state|doing|temperature|pressure|level|flow|speed|vibration|current|set ?point|alarm|interval|limit|torque|problem|up with|trend|history|schloss|zustand|druck|temperatur|handbuch|alarm)\b|温度|压力|液位|流量|报警|状态/iu;

function factsAsked(question: string): readonly Fact[] {
  return asks.filter(([, pattern]) => pattern.test(question)).map(([fact]) => fact);
}

/** "Who made it and what is its serial number?", "Where is it?": from the plant's own asset register. */
export const assetFacts: Skill = {
  name: 'asset-facts',
  needs: ['list_assets'],
  fits: ({ effective, assets, tags, window, unknownNames }) => {
    const machines = assets.filter(({ level }) => level === 'equipment');
    if (machines.length === 0 || machines.length > 3 || tags.length > 0 || window !== null || unknownNames.length > 0 || another.test(effective)) return 0;
    const facts = factsAsked(effective);
    if (facts.some((fact) => fact === 'make' || fact === 'serial')) return 0.82;
    const short = effective.trim().split(/\s+/u).length <= 7;
    return short && facts.length > 0 ? 0.82 : 0;
  },
  plan: ({ understanding: { assets }, results, directory }) => {
    const machines = assets.filter(({ level }) => level === 'equipment');
    const areas = machines.flatMap((asset) => areaOf(asset, directory.assets) ?? []);
    const wanted = new Set([...machines, ...areas].map(({ id }) => id));
    return results.outcomes('list_assets').length > 0 ? [] : [...wanted].map((id) => ({ toolName: 'list_assets', input: { query: id } }));
  },
  compose: ({ understanding, results, directory, say }) => {
    const facts = factsAsked(understanding.effective);
    const wanted = new Set<string>(understanding.assets.map(({ id }) => id));
    const found = results
      .of('list_assets')
      .flatMap(({ output, evidence }) => output.assets.filter(({ id }) => wanted.has(id)).map((asset) => ({ asset, evidence })));
    const lines = found.flatMap(({ asset, evidence }): readonly Line[] => {
      const area = areaOf(asset, directory.assets);
      const sources = [
        evidence.find((item) => item.kind === 'asset' && item.equipment === asset.id),
        ...results.of('list_assets').flatMap((each) => each.evidence.filter((item) => item.kind === 'asset' && item.equipment === area?.id)),
      ];
      return describe(asset, facts, say.assetFact, area).map((text) => line(text, ...sources));
    });
    return lines.length === 0 ? null : lines;
  },
};

/** The part of the plant that the machine stands in: the nearest node above it that is no machine. */
function areaOf(asset: Asset, all: readonly Asset[]): Asset | undefined {
  let above = all.find(({ id }) => id === asset.parent);
  while (above?.level === 'equipment') {
    const { parent }: Asset = above;
    above = all.find(({ id }) => id === parent);
  }
  return above;
}

function describe(asset: Asset, facts: readonly Fact[], label: Phrases['assetFact'], area: Asset | undefined): readonly string[] {
  const whole = facts.includes('what') && facts.length === 1;
  const told = [
    ...(whole || facts.includes('make') || facts.includes('model') ? [[label.make, asset.make] as const, [label.model, asset.model] as const] : []),
    ...(facts.includes('serial') ? [[label.serial, asset.serialNumber] as const] : []),
    ...(whole || facts.includes('place') ? [[label.place, area === undefined ? null : `${area.id} ${area.name}`] as const] : []),
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}.`]));
  return told.length === 0 ? [] : [`${asset.id}: ${asset.name}.`, ...told];
}
