import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Cassette, parseCassette, type Recorder, recordModel, renderCassette, replayModel } from '../../evals/harness/cassette.js';
import { configuredModels } from '../app.js';
import { readConfig } from '../config/config.js';
import { CopilotError } from '../domain/errors.js';
import type { ChatModel } from '../ports/model.js';
import { type Io, usageError } from './command-line.js';

/** What is graded: no model is the built-in engine. */
export type GradedModels = Readonly<{
  engine: string;
  models: readonly ChatModel[];
  judge: ChatModel | null;
  kept: () => void;
  dropped: () => void;
  /** A sentence for everything in the cassette that did not fit. */
  stale: () => readonly string[];
}>;
type ModelValues = Readonly<{
  engine?: string | undefined;
  record?: string | undefined;
  replay?: string | undefined;
  resume?: boolean | undefined;
  judge?: boolean | undefined;
}>;

const nothing = (): void => undefined;

/** The model that the flags name: built in, an endpoint (recorded or not), or a cassette. */
export function gradedModels(values: ModelValues, io: Io): GradedModels {
  const { record, replay, judge = false } = values;
  if (record !== undefined && replay !== undefined) throw usageError('Give --record or --replay, not both.');
  if (replay !== undefined) return replayed(replay, values);
  const models = endpointModels(values.engine ?? 'builtin', judge, io);
  const [model] = models;
  if (model === undefined) {
    if (record !== undefined)
      throw usageError('--record keeps the replies of a model: it needs --engine openai. The built-in engine is the same in every run.');
    return { engine: 'builtin', models: [], judge: null, kept: nothing, dropped: nothing, stale: () => [] };
  }
  const graded = (values.engine ?? 'builtin') === 'openai';
  if (record === undefined)
    return {
      engine: graded ? model.id : 'builtin',
      models: graded ? [model] : [],
      judge: judge ? model : null,
      kept: nothing,
      dropped: nothing,
      stale: () => [],
    };
  const recorder = recordModel(model);
  const keep = cassetteWriter(record, model.id, values.resume === true);
  return {
    engine: graded ? model.id : 'builtin',
    models: graded ? [recorder.model] : [],
    judge: judge ? recorder.model : null,
    kept: () => keep(recorder),
    dropped: recorder.drop,
    stale: () => [],
  };
}

function endpointModels(engine: string, judge: boolean, io: Io): readonly ChatModel[] {
  if (engine !== 'builtin' && engine !== 'openai') throw usageError(`--engine must be builtin or openai, not ${engine}.`);
  if (engine === 'builtin' && !judge) return [];
  const { config, secrets } = readConfig(io.environment);
  const models = configuredModels(config, secrets);
  if (models.length === 0) throw usageError(`${judge ? '--judge' : '--engine openai'} needs OPENAI_API_KEY or OPENAI_BASE_URL.`);
  return models;
}

/** A new cassette, or with --resume the old one continued. */
function cassetteWriter(file: string, model: string, resume: boolean): (recorder: Recorder) => void {
  const known = resume && existsSync(file) ? readCassette(file) : null;
  if (known !== null && known.model !== model) throw usageError(`${file} was recorded with ${known.model}, not with ${model}; give another file.`);
  writeFileSync(file, renderCassette(known ?? { schema: 1, model, recordings: [] }));
  return (recorder) => {
    for (const recording of recorder.commit()) appendFileSync(file, `${JSON.stringify(recording)}\n`);
  };
}

function readCassette(file: string): Cassette {
  if (!existsSync(file)) throw new CopilotError({ code: 'not-found', message: `There is no cassette ${file}; record one with --record.` });
  return parseCassette(readFileSync(file, 'utf8'));
}

function replayed(file: string, { engine, judge = false }: ModelValues): GradedModels {
  if (engine !== undefined && engine !== 'openai') throw usageError('--replay answers from the cassette; leave --engine out.');
  const replay = replayModel(readCassette(file));
  const count = (list: readonly string[], text: string): readonly string[] => (list.length === 0 ? [] : [`${list.length} ${text}`]);
  return {
    engine: replay.model.id,
    models: [replay.model],
    judge: judge ? replay.model : null,
    kept: nothing,
    dropped: nothing,
    stale: () => [
      ...count(replay.stale(), 'requests have changed since the cassette was recorded (stale): record it again'),
      ...count(replay.missing(), 'requests are not on the cassette: record it again'),
    ],
  };
}
