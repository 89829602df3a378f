import * as z from 'zod';
import { CopilotError } from '../domain/errors.js';

/** What the product is told from outside, checked once. Secrets are kept apart and never logged. */
export type Config = Readonly<{
  host: string;
  port: number;
  dataFolder: string;
  model: string | null;
  baseUrl: string | null;
  embeddingModel: string | null;
  databaseUrl: string | null;
  plantUrl: string | null;
  /** Seconds that a model may take to its first word, and between words. */
  firstTokenSeconds: number;
  nextTokenSeconds: number;
  /** True where this process may reach the configured endpoint and nothing else. */
  nothingLeaves: boolean;
  /** What one document may cost while it is read; null leaves the reader's own limit. */
  documentLimits: Readonly<{ processorSeconds: number | null; memoryMegabytes: number | null; pages: number | null; fileMegabytes: number | null }>;
}>;
export type Secrets = Readonly<{ openAiApiKey: string | null }>;

/** The address of the SDK where none is configured. */
export const openAiAddress = 'https://api.openai.com/v1';

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().optional());
const seconds = (name: string) => z.preprocess(empty, z.coerce.number(`${name} must be a number of seconds from 1 to 600`).min(1).max(600).optional());
const limit = (name: string, least: number, most: number) =>
  z.preprocess(empty, z.coerce.number(`${name} must be a number from ${least} to ${most}`).min(least).max(most).optional());
const switchWords: ReadonlyMap<string, boolean> = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['', '0', 'false', 'no', 'off'].map((word) => [word, false] as const),
]);
const Environment = z.object({
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: z.preprocess(empty, z.url({ protocol: /^https?$/u, message: 'OPENAI_BASE_URL must be an http or https address' }).optional()),
  SHIFTMATE_MODEL: text,
  SHIFTMATE_EMBEDDING_MODEL: text,
  SHIFTMATE_DATA: text,
  SHIFTMATE_PLANT_URL: text,
  DATABASE_URL: text,
  PORT: z.preprocess(empty, z.coerce.number('PORT must be a number from 0 to 65535').int().min(0).max(65_535).optional()),
  HOST: text,
  SHIFTMATE_FIRST_TOKEN_SECONDS: seconds('SHIFTMATE_FIRST_TOKEN_SECONDS'),
  SHIFTMATE_NEXT_TOKEN_SECONDS: seconds('SHIFTMATE_NEXT_TOKEN_SECONDS'),
  SHIFTMATE_DOCUMENT_SECONDS: limit('SHIFTMATE_DOCUMENT_SECONDS', 1, 3600),
  SHIFTMATE_DOCUMENT_MEMORY_MB: limit('SHIFTMATE_DOCUMENT_MEMORY_MB', 256, 16_384),
  SHIFTMATE_DOCUMENT_PAGES: limit('SHIFTMATE_DOCUMENT_PAGES', 1, 100_000),
  SHIFTMATE_DOCUMENT_MB: limit('SHIFTMATE_DOCUMENT_MB', 1, 1024),
  SHIFTMATE_NOTHING_LEAVES: z.preprocess(
    (value) => (typeof value === 'string' ? (switchWords.get(value.trim().toLowerCase()) ?? value) : value),
    z.boolean('SHIFTMATE_NOTHING_LEAVES must be 1 or 0').optional(),
  ),
});

/** Environment variables to Config and Secrets. Throws `config-invalid` naming the variable. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Readonly<{ config: Config; secrets: Secrets }> {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success)
    throw new CopilotError({ code: 'config-invalid', message: `The environment is not usable: ${z.prettifyError(parsed.error).replace(/\s+/gu, ' ')}` });
  const values = parsed.data;
  const hasEndpoint = values.OPENAI_API_KEY !== undefined || values.OPENAI_BASE_URL !== undefined;
  return {
    config: {
      host: values.HOST ?? '127.0.0.1',
      port: values.PORT ?? 8080,
      dataFolder: values.SHIFTMATE_DATA ?? 'data',
      model: hasEndpoint ? (values.SHIFTMATE_MODEL ?? 'gpt-4.1-mini') : null,
      baseUrl: values.OPENAI_BASE_URL ?? null,
      embeddingModel: values.SHIFTMATE_EMBEDDING_MODEL ?? null,
      databaseUrl: values.DATABASE_URL ?? null,
      plantUrl: values.SHIFTMATE_PLANT_URL ?? null,
      firstTokenSeconds: values.SHIFTMATE_FIRST_TOKEN_SECONDS ?? 30,
      nextTokenSeconds: values.SHIFTMATE_NEXT_TOKEN_SECONDS ?? 20,
      nothingLeaves: values.SHIFTMATE_NOTHING_LEAVES ?? false,
      documentLimits: {
        processorSeconds: values.SHIFTMATE_DOCUMENT_SECONDS ?? null,
        memoryMegabytes: values.SHIFTMATE_DOCUMENT_MEMORY_MB ?? null,
        pages: values.SHIFTMATE_DOCUMENT_PAGES ?? null,
        fileMegabytes: values.SHIFTMATE_DOCUMENT_MB ?? null,
      },
    },
    secrets: { openAiApiKey: values.OPENAI_API_KEY ?? null },
  };
}
