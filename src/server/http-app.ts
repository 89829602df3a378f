import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Actor } from '../domain/actor.js';
import type { ApprovalRecord } from '../domain/command.js';
import { CopilotError } from '../domain/errors.js';
import type { ApiReply, ApiRoute } from './api-route.js';
import { abortOnClose, apiErrors } from './http-tools.js';
import { type Authenticate, credentialsOf } from './identity.js';
import type { Metrics } from './metrics.js';
import { openAiRouter } from './openai/openai-router.js';
import { openApiDocument } from './openapi.js';
import type { ServerLimits, ServerOptions } from './options.js';
import type { OriginPolicy } from './origin-policy.js';
import { approvalRoutes } from './routes/approval-routes.js';
import { askRoutes } from './routes/ask-routes.js';
import { auditRoutes } from './routes/audit-routes.js';
import { conversationRoutes } from './routes/conversation-routes.js';
import { correctionRoutes } from './routes/correction-routes.js';
import { documentRoutes } from './routes/document-routes.js';
import { knowledgeRoutes } from './routes/knowledge-routes.js';
import { plantRoutes } from './routes/plant-routes.js';
import { plcRoutes } from './routes/plc-routes.js';
import { quarantineRoutes } from './routes/quarantine-routes.js';
import { limitRate, originGuard, permissionsPolicy, securityHeaders } from './security.js';

export type HttpServices = Readonly<{
  options: ServerOptions;
  limits: ServerLimits;
  policy: OriginPolicy;
  metrics: Metrics;
  authenticate: Authenticate;
  approvalDecided: (record: ApprovalRecord) => void;
}>;

/** Everything under /api, as data: the same list is mounted and documented. */
export function apiRoutes({ options, metrics, approvalDecided }: Omit<HttpServices, 'authenticate' | 'policy' | 'limits'>): readonly ApiRoute[] {
  const { copilot, clock } = options;
  return [
    ...plantRoutes(copilot),
    ...knowledgeRoutes(copilot, options.openDocumentFile),
    ...documentRoutes(copilot, clock, options.addDocument),
    ...quarantineRoutes(copilot, clock, options.quarantine),
    ...askRoutes({ copilot, metrics, clock }),
    ...approvalRoutes(copilot, approvalDecided),
    ...correctionRoutes(copilot),
    ...conversationRoutes(copilot),
    ...auditRoutes(copilot),
    ...plcRoutes(options.plcDesk),
  ];
}

function measured(metrics: Metrics, route: string): RequestHandler {
  return (request, response, next) => {
    const stop = metrics.startTimer();
    response.once('finish', () => metrics.httpRequest(route, request.method, response.statusCode, stop()));
    next();
  };
}

function handlerOf(route: ApiRoute, authenticate: Authenticate): RequestHandler {
  return async (request, response) => {
    const actor: Actor = await authenticate(credentialsOf(request));
    const reply: ApiReply = await route.run({ params: request.params, query: request.query, body: request.body, actor, signal: abortOnClose(response) });
    response.set('Cache-Control', 'no-store');
    if (reply.kind === 'json') {
      response.json(reply.value);
      return;
    }
    const { contentType, fileName, content, inline } = reply.file;
    response.attachment(fileName);
    if (inline) response.set('Content-Disposition', 'inline');
    response.type(contentType).send(typeof content === 'string' ? content : Buffer.from(content));
  };
}

function apiRouter(services: HttpServices): Router {
  const router = express.Router();
  const { options, authenticate, limits, metrics } = services;
  const routes = apiRoutes(services);
  const limitTurns = limitRate(limits.turnsPerMinute, 'questions');
  const description = openApiDocument(routes, options.config.version);
  router.use(express.json({ limit: '256kb' }));
  router.get('/api/openapi.json', (_request, response) => {
    response.json(description);
  });
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ':$1');
    const bytes = route.binaryLimit === null ? [] : [express.raw({ type: 'application/octet-stream', limit: route.binaryLimit })];
    const before = [measured(metrics, route.path), ...(route.startsTurn ? [limitTurns] : []), ...bytes];
    router[route.method](path, ...before, handlerOf(route, authenticate));
  }
  router.use('/api', (request) => {
    throw new CopilotError({
      code: 'not-found',
      message: `There is no ${request.method} ${request.originalUrl.split('?')[0]}; GET /api/openapi.json lists what there is.`,
    });
  });
  return router;
}

function healthRoutes({ options, metrics }: HttpServices): Router {
  const router = express.Router();
  router.get('/healthz', (_request, response) => {
    const models = (options.models?.() ?? []).map(({ endpoint, state, failures, retryAt }) => ({ endpoint, state, failures, retryAt }));
    response.json({ status: 'ok', version: options.config.version, ...(models.length === 0 ? {} : { models }) });
  });
  router.get('/readyz', async (_request, response) => {
    const readiness = (await options.readiness?.()) ?? { ready: true, waitingFor: [] };
    response.status(readiness.ready ? 200 : 503).json({ status: readiness.ready ? 'ready' : 'starting', waitingFor: readiness.waitingFor });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

function page(webRoot: string | null): RequestHandler {
  if (webRoot === null) {
    return (request, response, next) => {
      if (request.path !== '/') return next();
      response.type('text').send('Shiftmate is running; the tablet page is not built. Run: npm run build');
    };
  }
  return express.static(webRoot, {
    setHeaders: (response, path) => {
      // File names under assets/ carry a content hash.
      response.setHeader('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** The express application: headers, limits, guards, health, API, OpenAI format, MCP hook, page, 404, errors; in this order. */
export function createHttpApp(services: HttpServices): Express {
  const { options, limits, policy, metrics, authenticate } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(securityHeaders(), permissionsPolicy);
  app.use(healthRoutes(services));
  app.use(limitRate(limits.requestsPerMinute, 'requests'), originGuard(policy));
  const limitTurns = limitRate(limits.turnsPerMinute, 'questions');
  app.use('/v1', measured(metrics, '/v1'), openAiRouter({ copilot: options.copilot, metrics, clock: options.clock, authenticate, limitTurns }));
  app.use(apiRouter(services));
  options.mountMcp?.(app);
  app.use(page(options.config.webRoot));
  app.use((request) => {
    throw new CopilotError({ code: 'not-found', message: `There is no ${request.path}; the page is at /, the API at /api/openapi.json.` });
  });
  app.use(apiErrors(options.logger));
  return app;
}
