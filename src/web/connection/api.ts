import * as z from 'zod';
import type { Role } from '../../domain/actor.js';
import { Alarm, AlarmDefinition, AlarmTransition } from '../../domain/alarm.js';
import { Asset, AssetLink } from '../../domain/asset.js';
import { ApprovalRecord } from '../../domain/command.js';
import { Correction, type CorrectionReview } from '../../domain/correction.js';
import { DocumentInfo, ListedDocument, Rectangle, SearchResult } from '../../domain/document.js';
import { PlcDeskCheck, PlcDeskDraft, PlcDeskExport, PlcDeskProgram, PlcDeskRun, type PlcDeskRunRequest, type PlcExportTarget } from '../../domain/plc-desk.js';
import { ProductionPlan } from '../../domain/production-plan.js';
import { TagDefinition, TagReading, Trend } from '../../domain/tag.js';
import { WorkOrder } from '../../domain/work-order.js';

const Failure = z.object({ error: z.object({ message: z.string() }) });
export const TagsReply = z.object({ plantTime: z.string(), tags: z.array(TagDefinition), readings: z.array(TagReading) });
export type TagsReply = z.infer<typeof TagsReply>;
export const AlarmsReply = z.object({ plantTime: z.string(), alarms: z.array(Alarm), definitions: z.array(AlarmDefinition) });
export type AlarmsReply = z.infer<typeof AlarmsReply>;
export const HistoryReply = z.object({ transitions: z.array(AlarmTransition) });
export type HistoryReply = z.infer<typeof HistoryReply>;
const PlanReply = z.object({ plantTime: z.string(), plan: ProductionPlan });
const AssetsReply = z.object({ assets: z.array(Asset), links: z.array(AssetLink).default([]) });
export const PageReply = z.object({
  document: DocumentInfo,
  page: z.int(),
  start: z.int(),
  end: z.int(),
  width: z.number(),
  height: z.number(),
  needsOcr: z.boolean(),
  text: z.string(),
  boxes: z.array(z.object({ start: z.int(), end: z.int(), rectangle: Rectangle })),
  hasFile: z.boolean(),
});
export type PageReply = z.infer<typeof PageReply>;
export const UploadReply = z.object({
  status: z.enum(['ingested', 'unchanged', 'new-revision', 'quarantined']),
  documentId: z.string().nullable(),
  revision: z.string().nullable(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
});
export type UploadReply = z.infer<typeof UploadReply>;
export const QuarantineEntry = z.object({
  id: z.int(),
  file: z.string(),
  cause: z.enum(['unreadable', 'needs-ocr']),
  reason: z.string(),
  documentId: z.string().nullable(),
  at: z.string(),
  attempts: z.int(),
  budgets: z.object({
    processorSeconds: z.number().nullable(),
    memoryMegabytes: z.number().nullable(),
    pages: z.number().nullable(),
    fileMegabytes: z.number().nullable(),
  }),
  canRetry: z.boolean(),
});
export type QuarantineEntry = z.infer<typeof QuarantineEntry>;
const ConversationSummary = z.object({ id: z.string(), title: z.string(), updatedAt: z.string(), turns: z.int() });
export type ConversationSummary = z.infer<typeof ConversationSummary>;
const ConversationReply = z.object({
  id: z.string(),
  turns: z.array(z.object({ turnId: z.string(), question: z.string(), answer: z.string(), record: z.unknown() })),
});

/** The server's own sentence about why a request failed. */
export class ApiError extends Error {}

const part = encodeURIComponent;

/** The page's requests. Every reply is parsed; the role goes with every request. */
export function createApi(role: () => Role) {
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    const type = body instanceof Blob ? 'application/octet-stream' : 'application/json';
    const headers = { 'X-Shiftmate-Role': role(), ...(body === undefined ? {} : { 'Content-Type': type }) };
    const content = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
    const response = await fetch(path, { method, headers, ...(content === undefined ? {} : { body: content }) });
    if (response.ok) return response;
    const failure = Failure.safeParse(await response.json().catch(() => null));
    throw new ApiError(failure.success ? failure.data.error.message : `The server answered with status ${response.status}.`);
  };
  const get = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> => schema.parse(await (await send('GET', path)).json());
  const post = async <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema): Promise<z.output<Schema>> =>
    schema.parse(await (await send('POST', path, body)).json());
  const document = (id: string, revision: string): string => `/api/documents/${part(id)}/${part(revision)}`;
  return {
    tags: () => get('/api/tags', TagsReply),
    alarms: (states?: string) => get(`/api/alarms${states === undefined ? '' : `?states=${part(states)}`}`, AlarmsReply),
    history: (minutes: number) => get(`/api/history?minutes=${minutes}`, HistoryReply),
    trend: (tag: string, minutes: number, to?: string) =>
      get(`/api/trend?tag=${part(tag)}&minutes=${minutes}${to === undefined ? '' : `&to=${part(to)}`}`, Trend),
    assets: async () => (await get('/api/assets', AssetsReply)).assets,
    plant: () => get('/api/assets', AssetsReply),
    productionPlan: () => get('/api/production-plan', PlanReply),
    documents: async () => (await get('/api/documents', z.object({ documents: z.array(ListedDocument) }))).documents,
    page: (id: string, revision: string, page: number) => get(`${document(id, revision)}/pages/${page}`, PageReply),
    file: async (id: string, revision: string) => (await send('GET', `${document(id, revision)}/file`)).arrayBuffer(),
    search: (query: string) => get(`/api/search?limit=8&q=${part(query)}`, SearchResult),
    addDocument: (file: File, access: readonly Role[]) =>
      post(`/api/documents?fileName=${part(file.name)}&access=${part(access.join(','))}`, file, UploadReply),
    removeDocument: async (id: string) => void (await send('DELETE', `/api/documents/${part(id)}`)),
    readAgain: (id: string, revision: string) => post(`${document(id, revision)}/read`, {}, UploadReply),
    quarantine: async () => (await get('/api/quarantine', z.object({ files: z.array(QuarantineEntry) }))).files,
    retryQuarantined: (id: number) => post(`/api/quarantine/${id}/read`, {}, UploadReply),
    dismissQuarantined: async (id: number) => void (await send('DELETE', `/api/quarantine/${id}`)),
    plcPrograms: async () => (await get('/api/plc/programs', z.object({ programs: z.array(PlcDeskProgram) }))).programs,
    plcCheck: (source: string, dialect: string) => post('/api/plc/check', { source, dialect }, PlcDeskCheck),
    plcRun: (request: PlcDeskRunRequest) => post('/api/plc/run', request, PlcDeskRun),
    plcDraft: (request: string, dialect: string, edited?: string) =>
      post('/api/plc/draft', { request, dialect, ...(edited === undefined ? {} : { edited }) }, PlcDeskDraft),
    plcExport: (source: string, dialect: string, target: PlcExportTarget) => post('/api/plc/export', { source, dialect, target }, PlcDeskExport),
    workOrders: async () => (await get('/api/work-orders?limit=50', z.object({ workOrders: z.array(WorkOrder) }))).workOrders,
    workOrder: (id: string) => get(`/api/work-orders/${part(id)}`, WorkOrder),
    approvals: async () => (await get('/api/approvals', z.object({ approvals: z.array(ApprovalRecord) }))).approvals,
    /** Drafts the inverse of an executed command; the draft then waits like any other. */
    undoApproval: async (id: string) => void (await send('POST', `/api/approvals/${part(id)}/undo`)),
    corrections: async () => (await get('/api/corrections', z.object({ corrections: z.array(Correction) }))).corrections,
    reviewCorrection: (turnId: string, review: CorrectionReview) => post(`/api/corrections/${part(turnId)}`, review, Correction),
    conversations: async (query: string) =>
      (await get(`/api/conversations?query=${part(query)}`, z.object({ conversations: z.array(ConversationSummary) }))).conversations,
    conversation: (id: string) => get(`/api/conversations/${part(id)}`, ConversationReply),
    renameConversation: async (id: string, title: string) => void (await send('PATCH', `/api/conversations/${part(id)}`, { title })),
    removeConversation: async (id: string) => void (await send('DELETE', `/api/conversations/${part(id)}`)),
    exportConversation: async (id: string, format: 'markdown' | 'json') => (await send('GET', `/api/conversations/${part(id)}/export?format=${format}`)).text(),
  };
}
export type Api = ReturnType<typeof createApi>;
