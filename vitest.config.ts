import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'evals/**/*.test.ts', 'knowledge/**/*.test.ts'],
    exclude: ['node_modules/**', 'dist/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    teardownTimeout: 5_000,
    // Two cores are the smallest machine the project promises to work on.
    maxWorkers: 2,
    passWithNoTests: false,
  },
});
