import type { DenseProvider } from './dense-provider.js';
import type { EmbeddingProvider } from './embedding-provider.js';

/**
 * The embedding endpoint where it is ready for a scope, else the built-in space: while passages are still being embedded, and
 * whenever the endpoint does not answer. The built-in space is fitted only for scopes that were settled and need it.
 */
export function createPreferredProvider(preferred: EmbeddingProvider, fallback: DenseProvider): DenseProvider {
  const settled = new Set<string>();
  return {
    async leg(question, scope, limit, signal) {
      const leg = await preferred.leg(question, scope, limit, signal);
      if (leg !== null && preferred.covers(scope)) return leg;
      if (settled.has(scope.name)) fallback.settle(scope).catch(() => undefined);
      return fallback.leg(question, scope, limit, signal);
    },
    async settle(scope) {
      settled.add(scope.name);
      await preferred.settle(scope);
      if (!preferred.covers(scope)) await fallback.settle(scope);
    },
    async retain(live) {
      await preferred.retain(live);
      await fallback.retain(live);
    },
    async close() {
      await preferred.close();
      await fallback.close();
    },
  };
}
