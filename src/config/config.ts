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
}>;
export type Secrets = Readonly<{ openAiApiKey: string | null }>;

const empty = (value: unknown): unknown => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().optional());
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
    },
    secrets: { openAiApiKey: values.OPENAI_API_KEY ?? null },
  };
}
