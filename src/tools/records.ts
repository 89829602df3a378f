import * as z from 'zod';
import type { Asset } from '../domain/asset.js';
import { deedAsked, tellsOfOtherDeed } from '../domain/deeds.js';
import { logRowEvidence, workOrderEvidence } from '../domain/evidence-of.js';
import { parseIdentifiers } from '../domain/identifiers.js';
import { toolResults } from '../domain/tool-results.js';
import { FailureMode, type MaintenanceRecord, WorkOrder, WorkOrderStatus } from '../domain/work-order.js';
import { countMentions, matchesRecord, type RecordQuery, type RecordText, readRecordQuery } from '../insight/record-matching.js';
import type { WorkOrderStore } from '../ports/records.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool, readerOf } from './define-tool.js';
import { assetNamedIn } from './log-assets.js';
import type { PlantNames } from './plant-names.js';
import type { ReadableLog } from './readable-log.js';

/** Work orders of the plant or of one equipment. */
export function createListWorkOrders(workOrders: WorkOrderStore, names: PlantNames, now: () => Date): ReadTool {
  return defineReadTool({
    name: 'list_work_orders',
    description:
      'List the existing work orders (jobs) and their status, newest first: which are open, running, on hold, urgent or overdue, and whether there is already one for a fault; for the plant or one equipment, optionally by status, priority, type, failure mode or a word.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      statuses: z.array(WorkOrderStatus).optional(),
      priorities: z.array(WorkOrder.shape.priority).optional(),
      workTypes: z.array(WorkOrder.shape.workType).optional(),
      failureModes: z.array(FailureMode).optional(),
      text: z.string().min(2).max(100).optional().describe('A word of title or description'),
      overdue: z.boolean().default(false).describe('Only open orders past their due date'),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: toolResults.list_work_orders,
    run: async ({ equipment, statuses, limit, priorities, workTypes, failureModes, text, overdue }) => {
      const scope = equipment === undefined ? null : names.family(names.asset(equipment).id);
      const all = await workOrders.list({ ...(statuses === undefined ? {} : { statuses }), limit: 500 });
      const at = now().toISOString();
      const matching = all.filter(
        (order) =>
          (scope === null || scope.has(order.equipment)) &&
          (priorities === undefined || priorities.includes(order.priority)) &&
          (workTypes === undefined || workTypes.includes(order.workType)) &&
          (failureModes === undefined || failureModes.includes(order.failureMode)) &&
          (text === undefined || `${order.title} ${order.description}`.toLowerCase().includes(text.toLowerCase())) &&
          (!overdue || (order.dueAt !== null && order.dueAt < at && !['completed', 'closed', 'cancelled'].includes(order.status))),
      );
      const found = matching.slice(0, limit);
      const filters = [
        ...(statuses === undefined ? [] : [`status ${statuses.join(', ')}`]),
        ...(priorities === undefined ? [] : [`priority ${priorities.join(', ')}`]),
        ...(workTypes === undefined ? [] : [`type ${workTypes.join(', ')}`]),
        ...(failureModes === undefined ? [] : [`failure mode ${failureModes.join(', ')}`]),
        ...(text === undefined ? [] : [`the word "${text}"`]),
        ...(overdue ? [`a due date before ${at.slice(0, 10)}`] : []),
      ];
      const quote = `${matching.length} work orders listed for ${equipment ?? names.lineId}${filters.length === 0 ? '' : ` with ${filters.join('; ')}`}`;
      return {
        output: { workOrders: found },
        evidence: [
          ...found.map(workOrderEvidence),
          {
            kind: 'computation' as const,
            label: 'Work order list',
            name: 'list_work_orders',
            inputs: { equipment: equipment ?? null, statuses: statuses ?? null, filters: filters.join('; ') },
            quote,
            rerun: 'shiftmate work-orders',
          },
        ],
      };
    },
  });
}

/** What was done before: rows of the maintenance logs. */
export function createMaintenanceHistory(log: ReadableLog, names: PlantNames): ReadTool {
  return defineReadTool({
    name: 'maintenance_history',
    description:
      'Search the maintenance logs of the past: what repairs were done, when a part was last replaced, who worked on it, whether a failure happened before and what fixed it, parts and downtime of an equipment, newest first. Use text for the kind of failure (for example "seal"). For an equipment outside the plant model, give the question in about.',
    input: z.strictObject({
      equipment: z.string().min(1).max(80).optional(),
      text: z.string().min(1).max(200).optional(),
      about: z.string().min(1).max(2000).optional().describe('The question as asked; an asset of the logs that it names narrows the rows'),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      replacedOnly: z.boolean().default(false).describe('Only rows in which the part named in text was replaced'),
      limit: z.int().min(1).max(100).default(20),
    }),
    output: toolResults.maintenance_history,
    withinCollection: true,
    run: async ({ equipment, text, about, from, to, replacedOnly, limit }, context) => {
      const reader = readerOf(context);
      const asset = equipment === undefined ? null : names.asset(equipment);
      const named = about === undefined ? null : assetNamedIn(about, await log.assets(reader));
      const logged = named ?? asset?.id ?? null;
      const request = {
        ...(logged === null ? {} : { asset: logged }),
        ...(text === undefined ? {} : { text }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      };
      const asked = about === undefined || text !== undefined ? null : readRecordQuery(withoutIdentifiers(about), describe(names, logged));
      const scanned = replacedOnly || asked !== null;
      const read = await log.search({ ...request, limit: scanned ? scanLimit : limit }, reader);
      // A machine that no log has rows of is not asked about by the rows of another.
      const ofNamed = logged === null && asked !== null && about !== undefined ? naming(read.records, about) : read.records;
      const found = { ...read, records: asset === null ? ofTheDeed(ofNamed, about ?? '') : ofNamed };
      const kept =
        asked !== null
          ? found.records.filter((record) => matchesRecord(asked, recordText(record, names)))
          : replacedOnly
            ? found.records.filter((record) => isReplacement(record, asset, text))
            : null;
      const nearest = asked !== null && kept !== null && kept.length === 0 ? nearestRecords(found.records, asked) : [];
      const records = (kept === null ? found.records : kept.length > 0 ? kept : nearest).slice(0, limit);
      const total = kept?.length ?? found.total;
      const words = asked === null ? [] : asked.concepts;
      const dates = records.flatMap(({ date }) => date ?? []).sort();
      const what = [
        logged ?? 'any equipment',
        ...(text === undefined ? [] : [`with the words "${text}"`]),
        ...(words.length === 0 ? [] : [`about ${words.join(' and ')}`]),
        ...(replacedOnly || asked?.replaced === true ? ['where it was replaced'] : []),
        ...(from === undefined ? [] : [`from ${from}`]),
        ...(to === undefined ? [] : [`to ${to}`]),
      ].join(' ');
      const span =
        dates.length === 0
          ? ''
          : nearest.length > 0
            ? `; the nearest ${records.length} mention only a part of that`
            : asked !== null
              ? `, the newest of ${dates.at(-1)?.slice(0, 10)}`
              : `; the listed ones are dated ${dates[0]} to ${dates.at(-1)}`;
      return {
        output: { records: [...records], total },
        evidence: [
          ...records.map(logRowEvidence),
          {
            kind: 'computation' as const,
            label: 'Maintenance log count',
            name: 'maintenance_history',
            inputs: { equipment: logged, text: text ?? (words.length === 0 ? null : words.join(' ')), from: from ?? null, to: to ?? null, replacedOnly },
            quote: `${total} rows of the maintenance log match ${what}${span}.`,
            rerun: 'shiftmate ask',
          },
        ],
      };
    },
  });
}

/** Rows that are read for a question in words; a log of an asset holds a few hundred. */
const scanLimit = 10_000;

/** What every row of this asset is about anyway: its name, its class, and what its tag measures. */
function describe(names: PlantNames, logged: string | null): readonly string[] {
  if (logged === null) return [];
  const asset = names.directory.assets.find(({ id }) => id === logged);
  const tag = names.directory.tags.find(({ id }) => id === logged);
  if (tag !== undefined) return [tag.description, 'sensor transmitter probe instrument'];
  return asset === undefined ? [] : [asset.name, ...asset.aliases, ...(asset.equipmentClass === null ? [] : [asset.equipmentClass])];
}

/** Rows that hold every tag or number of a part that a question names. */
function naming(records: readonly MaintenanceRecord[], question: string): readonly MaintenanceRecord[] {
  const names = parseIdentifiers(question).map(({ key }) => key);
  const holds = ({ asset, raw }: MaintenanceRecord): boolean => {
    const own = new Set(parseIdentifiers(`${asset ?? ''} ; ${raw}`).map(({ key }) => key));
    return names.every((name) => own.has(name));
  };
  return names.length === 0 ? records : records.filter(holds);
}

/** Rows of a machine outside the plant model that tell of the kind of work that is asked for; all where the question asks of no one kind. */
function ofTheDeed(records: readonly MaintenanceRecord[], question: string): readonly MaintenanceRecord[] {
  const deed = deedAsked(question);
  return deed === null ? records : records.filter(({ raw }) => !tellsOfOtherDeed(raw, deed));
}

/** Rows that mention most of what was asked, at least half of it; newest first as they came. */
function nearestRecords(records: readonly MaintenanceRecord[], asked: RecordQuery): readonly MaintenanceRecord[] {
  const counted = records.map((record) => ({ record, count: countMentions(asked, `${record.failure ?? ''} ${record.action ?? ''}`) }));
  const best = Math.max(0, ...counted.map(({ count }) => count));
  return best === 0 || best * 2 < asked.concepts.length ? [] : counted.filter(({ count }) => count === best).map(({ record }) => record);
}

function withoutIdentifiers(question: string): string {
  let text = question;
  for (const { start, end } of [...parseIdentifiers(question)].reverse()) text = `${text.slice(0, start)} ${text.slice(end)}`;
  return text;
}

/** A row with the descriptions of the spare parts whose numbers it holds. */
function recordText(record: MaintenanceRecord, names: PlantNames): RecordText {
  const written = [...record.parts, record.raw].join(' ').toLowerCase();
  const parts = names.directory.assets
    .flatMap(({ spareParts }) => spareParts)
    .filter(({ partNumber }) => written.includes(partNumber.toLowerCase()))
    .map(({ description }) => description);
  return { found: record.failure ?? '', done: record.action ?? '', parts: [...new Set(parts)], used: record.parts.length > 0 };
}

const replacing = /\b(?:replac\w*|chang\w*|chg\w*|swap\w*|renew\w*|new|fitted|gewechselt|ersetzt|getauscht|erneuert|neu\w*)\b|更换|换/iu;

/** A row in which the part was replaced: one of the asset's spare parts of that name was used, or, where the row names no part or the asset's parts are not known, its action says so. */
function isReplacement(record: MaintenanceRecord, asset: Asset | null, text: string | undefined): boolean {
  const words = (text ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2);
  const numbers = (asset?.spareParts ?? [])
    .filter(({ description }) => words.some((word) => description.toLowerCase().includes(word)))
    .map(({ partNumber }) => partNumber.toLowerCase());
  const used = [...record.parts, record.raw].join(' ').toLowerCase();
  if (numbers.some((number) => used.includes(number))) return true;
  return (
    (record.parts.length === 0 || numbers.length === 0) &&
    replacing.test(record.action ?? '') &&
    words.some((word) => (record.action ?? '').toLowerCase().includes(word))
  );
}
