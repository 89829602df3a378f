import { AlarmDefinition } from '../../domain/alarm.js';
import { Asset } from '../../domain/asset.js';
import { TagId } from '../../domain/ids.js';
import { TagDefinition } from '../../domain/tag.js';
import type { PlantDirectory } from '../../ports/plant.js';
import { priorityFor } from '../alarms/priority.js';
import { type AlarmRow, alarmRows } from './alarms.js';
import { type AssetRow, assetRows } from './assets.js';
import { analogTags, counterTags, discreteTags, parameterTags, safetyRelatedTags, setpointTags, submeterTags, switchTags, textTags } from './tags.js';
import { line4Links } from './topology.js';

/** Everything configured for Line 4, parsed once from the tables beside this file. Throws a ZodError when a table row is malformed (a bug). */
export function createLine4Directory(): PlantDirectory {
  const tags = line4Tags();
  const equipmentOf = new Map(tags.map((tag) => [String(tag.id), String(tag.equipment)]));
  return {
    assets: assetRows.map(toAsset),
    tags,
    alarms: alarmRows.map((row) => toAlarm(row, equipmentOf.get(row[1]) ?? '')),
    links: line4Links,
  };
}

/** The words behind the numeric code of a text tag, by tag name. */
export function line4Texts(): ReadonlyMap<string, Readonly<Record<number, string>>> {
  return new Map(textTags.map(([id, , , texts]) => [id, texts]));
}

function line4Tags(): readonly TagDefinition[] {
  const safety = new Set(safetyRelatedTags);
  const parse = (fields: Readonly<Record<string, unknown>>) => TagDefinition.parse({ ...fields, safetyRelated: safety.has(String(fields['id'])) });
  const analog = (access: string) => (row: readonly [string, string, string | null, number, number, number, string, ...unknown[]]) =>
    parse({ id: row[0], equipment: row[1], kind: 'analog', unit: row[2], range: { low: row[3], high: row[4] }, decimals: row[5], description: row[6], access });
  const discrete = (access: string) => (row: readonly [string, string, string, string, string, ...unknown[]]) =>
    parse({ id: row[0], equipment: row[1], kind: 'discrete', unit: null, range: null, decimals: 0, states: [row[2], row[3]], description: row[4], access });
  return [
    ...analogTags.map(analog('read')),
    ...submeterTags.map((row) => ({ ...analog('read')(row), submeterOf: TagId.parse(row[7]) })),
    ...setpointTags.map(analog('setpoint')),
    ...parameterTags.map(analog('parameter')),
    ...switchTags.map(discrete('parameter')),
    ...discreteTags.map(discrete('read')),
    ...counterTags.map(([id, equipment, unit, decimals, description]) => parse({ id, equipment, kind: 'counter', unit, range: null, decimals, description })),
    ...textTags.map(([id, equipment, description]) => parse({ id, equipment, kind: 'text', unit: null, range: null, decimals: 0, description })),
  ];
}

function toAlarm(row: AlarmRow, equipment: string): AlarmDefinition {
  const [id, tag, condition, limit, deadband, onDelaySeconds, offDelaySeconds, severity, minutes, suppressed, words] = row;
  return AlarmDefinition.parse({
    id,
    tag,
    equipment,
    condition,
    limit,
    deadband,
    onDelaySeconds,
    offDelaySeconds,
    priority: priorityFor(severity, minutes),
    consequenceSeverity: severity,
    timeToRespondMinutes: minutes,
    message: words[0],
    cause: words[1],
    consequence: words[2],
    correctiveAction: words[3],
    suppressedWhile: suppressed === null ? null : { tag: suppressed[0], equals: suppressed[1] },
    safetyRelated: severity === 'severe',
  });
}

function toAsset(row: AssetRow): Asset {
  return Asset.parse({
    id: row.id,
    name: row.name,
    level: row.level,
    parent: row.parent,
    equipmentClass: row.class ?? null,
    make: row.make ?? null,
    model: row.model ?? null,
    serialNumber: row.serial ?? null,
    nameplate: row.nameplate ?? {},
    aliases: row.aliases ?? [],
    documentIds: row.documents ?? [],
    spareParts: (row.spares ?? []).map(([partNumber, description, quantityPerAsset, inStock, location]) => ({
      partNumber,
      description,
      quantityPerAsset,
      inStock,
      location,
    })),
    isolationPoints: row.isolation ?? [],
  });
}
