import * as z from 'zod';
import { Alarm, AlarmDefinition, AlarmTransition, annunciatedStates, JournalEntry, setAsideStates } from '../../domain/alarm.js';
import { Asset, AssetLink } from '../../domain/asset.js';
import { CopilotError } from '../../domain/errors.js';
import { EquipmentId, TagId, Timestamp } from '../../domain/ids.js';
import { ProductionPlan } from '../../domain/production-plan.js';
import { TagDefinition, TagReading, Trend } from '../../domain/tag.js';
import { WorkOrder, WorkOrderStatus } from '../../domain/work-order.js';
import type { Copilot } from '../../ports/copilot.js';
import type { TimeWindow } from '../../ports/plant.js';
import { type ApiRoute, jsonRoute } from '../api-route.js';

const commaList = (text: string): readonly string[] => text.split(',').map((part) => part.trim());
const TagList = z
  .string()
  .max(8000)
  .transform((text) => commaList(text.toUpperCase()))
  .pipe(z.array(TagId).max(400));
const AlarmState = z.enum(Alarm.options.map((option) => option.shape.state.value));
const StateList = z.string().max(400).transform(commaList).pipe(z.array(AlarmState));
const WorkOrderStatusList = z.string().max(200).transform(commaList).pipe(z.array(WorkOrderStatus));
const longestTrendMinutes = 31 * 24 * 60;

const WindowQuery = z.object({
  minutes: z.coerce.number().positive().max(longestTrendMinutes).default(60),
  /** End of the window; plant time now when absent. */
  to: Timestamp.optional(),
});

function windowOf(query: z.infer<typeof WindowQuery>, plantNow: Date): TimeWindow {
  const to = query.to === undefined ? plantNow : new Date(query.to);
  return { from: new Date(to.getTime() - query.minutes * 60_000), to };
}

function alarmRoutes({ plant, directory }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/alarms',
        summary:
          'Alarms of the given states (default: the annunciated ones) with the rationalisation of each; in setAside always those that are shelved or out of service, which are not annunciated, each with its state (ISA-18.2).',
        query: z.object({ states: StateList.optional(), equipment: EquipmentId.optional() }),
        reply: z.object({ plantTime: Timestamp, alarms: z.array(Alarm), setAside: z.array(Alarm), definitions: z.array(AlarmDefinition) }),
      },
      async ({ query, signal }) => {
        const ofEquipment = query.equipment === undefined ? {} : { equipment: query.equipment };
        const alarms = [...(await plant.listAlarms({ states: query.states ?? annunciatedStates, ...ofEquipment }, signal))];
        const setAside = [...(await plant.listAlarms({ states: setAsideStates, ...ofEquipment }, signal))];
        const named = new Set([...alarms, ...setAside].map((alarm) => alarm.definitionId));
        const definitions = directory.alarms.filter((definition) => named.has(definition.id));
        return { plantTime: plant.now().toISOString(), alarms, setAside, definitions };
      },
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/history',
        summary: 'Alarm transitions and journal entries of a window, oldest first.',
        query: WindowQuery,
        reply: z.object({ from: Timestamp, to: Timestamp, transitions: z.array(AlarmTransition), journal: z.array(JournalEntry) }),
      },
      async ({ query, signal }) => {
        const window = windowOf(query, plant.now());
        const { transitions, journal } = await plant.readHistory(window, signal);
        return { from: window.from.toISOString(), to: window.to.toISOString(), transitions: [...transitions], journal: [...journal] };
      },
    ),
  ];
}

function tagRoutes({ plant, directory }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/tags',
        summary: 'Current readings and definitions of the named tags, or of all tags.',
        query: z.object({ ids: TagList.optional() }),
        reply: z.object({ plantTime: Timestamp, tags: z.array(TagDefinition), readings: z.array(TagReading) }),
      },
      async ({ query, signal }) => {
        const wanted = query.ids === undefined ? null : new Set<string>(query.ids);
        const tags = wanted === null ? [...directory.tags] : directory.tags.filter((tag) => wanted.has(tag.id));
        const readings = await plant.readTags(query.ids ?? tags.map((tag) => tag.id), signal);
        return { plantTime: plant.now().toISOString(), tags, readings: [...readings] };
      },
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/trend',
        summary: 'One tag over a window, downsampled for drawing; the statistics are over all samples.',
        query: WindowQuery.extend({ tag: z.string().max(40).toUpperCase().pipe(TagId), samples: z.coerce.number().int().min(2).max(2000).default(200) }),
        reply: Trend,
      },
      async ({ query, signal }) => plant.readTrend(query.tag, windowOf(query, plant.now()), signal, query.samples),
    ),
    jsonRoute(
      {
        method: 'get',
        path: '/api/assets',
        summary: 'The equipment hierarchy with nameplates, spare parts and isolation points, and what feeds or supplies what.',
        reply: z.object({ assets: z.array(Asset), links: z.array(AssetLink) }),
      },
      async () => ({ assets: [...directory.assets], links: [...(directory.links ?? [])] }),
    ),
  ];
}

/** Longest stretch of the plan in one answer. */
const longestPlanHours = 31 * 24;

function planRoutes({ plant, production }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/production-plan',
        summary: 'The production plan: orders and changes of product, planned and actual, from 8 hours ago for 24 hours unless said otherwise.',
        query: z.object({ from: Timestamp.optional(), hours: z.coerce.number().positive().max(longestPlanHours).default(24) }),
        reply: z.object({ plantTime: Timestamp, plan: ProductionPlan }),
      },
      async ({ query, signal }) => {
        if (production === undefined) throw new CopilotError({ code: 'not-found', message: 'This line keeps no production plan.' });
        const now = plant.now();
        const from = query.from === undefined ? new Date(now.getTime() - 8 * 3_600_000) : new Date(query.from);
        const plan = await production.plan({ from, to: new Date(from.getTime() + query.hours * 3_600_000) }, signal);
        return { plantTime: now.toISOString(), plan };
      },
    ),
  ];
}

function workOrderRoutes({ workOrders }: Copilot): readonly ApiRoute[] {
  return [
    jsonRoute(
      {
        method: 'get',
        path: '/api/work-orders',
        summary: 'Work orders, newest first.',
        query: z.object({
          equipment: EquipmentId.optional(),
          statuses: WorkOrderStatusList.optional(),
          limit: z.coerce.number().int().min(1).max(500).default(100),
        }),
        reply: z.object({ workOrders: z.array(WorkOrder) }),
      },
      async ({ query }) => {
        const { equipment, statuses, limit } = query;
        const filter = { limit, ...(equipment === undefined ? {} : { equipment }), ...(statuses === undefined ? {} : { statuses }) };
        return { workOrders: [...(await workOrders.list(filter))] };
      },
    ),
    jsonRoute(
      { method: 'get', path: '/api/work-orders/{id}', summary: 'One work order.', params: z.object({ id: z.string().max(40) }), reply: WorkOrder },
      async ({ params }) => {
        const found = await workOrders.get(params.id);
        if (found === null) throw new CopilotError({ code: 'not-found', message: `There is no work order ${params.id}; GET /api/work-orders lists them.` });
        return found;
      },
    ),
  ];
}

/** Reading the plant and its work orders. */
export function plantRoutes(copilot: Copilot): readonly ApiRoute[] {
  return [...alarmRoutes(copilot), ...tagRoutes(copilot), ...planRoutes(copilot), ...workOrderRoutes(copilot)];
}
