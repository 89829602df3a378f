import * as z from 'zod';
import type { Actor } from '../domain/actor.js';
import { CopilotError } from '../domain/errors.js';
import { explainIssues } from '../wire/explain.js';

export type RawApiRequest = Readonly<{ params: unknown; query: unknown; body: unknown; actor: Actor; signal: AbortSignal }>;

/** A reply that is not JSON: an exported file, a document's bytes. */
export type FileReply = Readonly<{ contentType: string; fileName: string; content: string | Uint8Array; inline: boolean }>;
export type ApiReply = Readonly<{ kind: 'json'; value: unknown }> | Readonly<{ kind: 'file'; file: FileReply }>;

/** One route of `/api`. The schemas parse the request and, as JSON schema, document it: there is no second description. */
export type ApiRoute = Readonly<{
  method: 'get' | 'post' | 'patch' | 'delete';
  /** In the OpenAPI manner, `/api/documents/{id}`. */
  path: string;
  summary: string;
  schemas: Readonly<{ params: z.ZodObject; query: z.ZodObject; body: z.ZodType | null; reply: z.ZodType | null }>;
  /** Whether the route runs a turn and so counts towards the stricter rate limit. */
  startsTurn: boolean;
  /** Set where the body is a file (application/octet-stream) and not JSON: how large it may be. */
  binaryLimit: string | null;
  run(request: RawApiRequest): Promise<ApiReply>;
}>;

type ParsedRequest<Params, Query, Body> = Readonly<{ params: Params; query: Query; body: Body; actor: Actor; signal: AbortSignal }>;

type RouteDefinition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Readonly<{
  method: ApiRoute['method'];
  path: string;
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  startsTurn?: boolean;
  binaryLimit?: string;
}>;

const nothing = z.object({});

/** Parses with the schema or throws `input-invalid` with one sentence. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CopilotError({ code: 'input-invalid', message: `The ${place} cannot be used: ${explainIssues(parsed.error)}.` });
}

function parseRequest<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  definition: RouteDefinition<Params, Query, Body>,
  request: RawApiRequest,
): ParsedRequest<z.output<Params>, z.output<Query>, z.output<Body>> {
  return {
    params: parseInput(definition.params ?? nothing, request.params, 'address') as z.output<Params>,
    query: parseInput(definition.query ?? nothing, request.query, 'query') as z.output<Query>,
    body: parseInput(definition.body ?? z.unknown(), request.body, 'body') as z.output<Body>,
    actor: request.actor,
    signal: request.signal,
  };
}

/** A route that answers JSON of the `reply` schema. The type parameters end here: the server sees only ApiRoute. */
export function jsonRoute<
  Reply extends z.ZodType,
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodUnknown,
>(
  definition: RouteDefinition<Params, Query, Body> & Readonly<{ reply: Reply }>,
  handle: (request: ParsedRequest<z.output<Params>, z.output<Query>, z.output<Body>>) => Promise<z.input<Reply>>,
): ApiRoute {
  return {
    ...describe(definition),
    schemas: { ...describe(definition).schemas, reply: definition.reply },
    run: async (request) => ({ kind: 'json', value: await handle(parseRequest(definition, request)) }),
  };
}

/** A route that answers with a file. */
export function fileRoute<Params extends z.ZodObject = z.ZodObject, Query extends z.ZodObject = z.ZodObject>(
  definition: RouteDefinition<Params, Query, z.ZodUnknown>,
  handle: (request: ParsedRequest<z.output<Params>, z.output<Query>, unknown>) => Promise<FileReply>,
): ApiRoute {
  return { ...describe(definition), run: async (request) => ({ kind: 'file', file: await handle(parseRequest(definition, request)) }) };
}

function describe(definition: RouteDefinition<z.ZodObject, z.ZodObject, z.ZodType>): Omit<ApiRoute, 'run'> {
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    schemas: { params: definition.params ?? nothing, query: definition.query ?? nothing, body: definition.body ?? null, reply: null },
    startsTurn: definition.startsTurn ?? false,
    binaryLimit: definition.binaryLimit ?? null,
  };
}
