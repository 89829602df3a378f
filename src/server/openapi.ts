import * as z from 'zod';
import { allRoles } from '../domain/actor.js';
import { ErrorCode } from '../domain/errors.js';
import type { ApiRoute } from './api-route.js';

type JsonSchema = Readonly<Record<string, unknown>>;

/** The body of every failed request under /api. */
export const ErrorReply = z.object({ error: z.object({ code: ErrorCode, message: z.string(), details: z.record(z.string(), z.unknown()).optional() }) });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
}

function parametersOf(route: ApiRoute): readonly JsonSchema[] {
  const of = (schema: z.ZodObject, place: 'path' | 'query'): readonly JsonSchema[] =>
    Object.entries(schema.shape).map(([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || !z.safeParse(value as z.ZodType, undefined).success,
      schema: schemaOf(value as z.ZodType, 'input'),
    }));
  return [...of(route.schemas.params, 'path'), ...of(route.schemas.query, 'query'), { $ref: '#/components/parameters/Role' }];
}

function bodyContent(route: ApiRoute, body: z.ZodType): JsonSchema {
  return route.binaryLimit === null ? { 'application/json': { schema: schemaOf(body, 'input') } } : { 'application/octet-stream': {} };
}

function operationOf(route: ApiRoute): JsonSchema {
  const { body, reply } = route.schemas;
  const content = reply === null ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(reply, 'output') } };
  const operationId = `${route.method} ${route.path}`
    .replace(/^(\w+) \/api\//, '$1-')
    .replace(/[/{}]+/g, '-')
    .replace(/-$/, '');
  return {
    operationId,
    summary: route.summary,
    parameters: parametersOf(route),
    ...(body === null ? {} : { requestBody: { required: !body.safeParse(undefined).success, content: bodyContent(route, body) } }),
    responses: { '200': { description: 'Done.', content }, default: { $ref: '#/components/responses/Error' } },
  };
}

/** OpenAPI 3.1, generated from the same schemas that parse the requests. */
export function openApiDocument(routes: readonly ApiRoute[], version: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return {
    openapi: '3.1.0',
    info: { title: 'Shiftmate', version, description: 'Reading is free within the rights of the role; every change is a draft until a person approves it.' },
    paths,
    components: {
      parameters: {
        Role: {
          name: 'X-Shiftmate-Role',
          in: 'header',
          required: false,
          description: 'The demo role, until an admin account exists.',
          schema: { enum: allRoles, default: 'technician' },
        },
      },
      responses: { Error: { description: 'One sentence that says what to do.', content: { 'application/json': { schema: schemaOf(ErrorReply, 'output') } } } },
    },
  };
}
