import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  configuredEmbedder,
  loadOwnerSynonyms,
  makeFolder,
  nativeModuleStatus,
  packageRoot,
  type RunningCopilot,
  readRedactionRules,
  redactionFileName,
  synonymFileName,
} from '../app.js';
import { type Config, openAiAddress, readConfig, type Secrets } from '../config/config.js';
import { toCopilotError } from '../domain/errors.js';
import { type Command, type Io, parseCommandLine, printJson, refuseWords } from './command-line.js';
import { openCopilot } from './open-copilot.js';

type Finding = Readonly<{ check: string; status: 'ok' | 'note' | 'problem'; detail: string; fix: string | null }>;
const usage = 'doctor [--json]';

/** Says in plain words what is missing or misconfigured and how to fix it. */
export const doctorCommand: Command = {
  name: 'doctor',
  usage,
  summary: 'Say what is missing or misconfigured and how to fix it',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, {}, usage);
    refuseWords(positionals, usage);
    const findings = [...surroundings(), ...(await settings(io))];
    const healthy = findings.every(({ status }) => status !== 'problem');
    if (values.json === true) printJson(io, { healthy, findings });
    else
      io.out(
        `${findings.map(({ check, status, detail, fix }) => `${status.padEnd(8)} ${check}: ${detail}${fix === null ? '' : `\n         -> ${fix}`}`).join('\n')}\n`,
      );
    return healthy ? 0 : 1;
  },
};

function surroundings(): readonly Finding[] {
  const built = existsSync(path.join(packageRoot(), 'dist', 'web', 'index.html'));
  const native = nativeModuleStatus();
  return [
    {
      check: 'page',
      status: built ? 'ok' : 'problem',
      detail: built ? 'the tablet page is built' : 'the tablet page is not built',
      fix: built ? null : 'run "npm run build"',
    },
    {
      check: 'vector index',
      status: native === null ? 'ok' : 'note',
      detail: native === null ? 'hnswlib-node loads' : `hnswlib-node does not load (${native}); exact search is used`,
      fix: native === null ? null : 'install a C++ compiler and run "npm rebuild hnswlib-node"',
    },
  ];
}

async function settings(io: Io): Promise<readonly Finding[]> {
  try {
    const { config, secrets } = readConfig(io.environment);
    const findings: Finding[] = [
      folderFinding(config.dataFolder),
      {
        check: 'model',
        status: 'ok',
        detail: config.model === null ? 'none configured; the built-in engine answers' : `${config.model} at ${config.baseUrl ?? 'the OpenAI address'}`,
        fix: null,
      },
    ];
    findings.push(residencyFinding(config), redactionFinding(path.join(config.dataFolder, redactionFileName)));
    findings.push(await embeddingFinding(config, secrets), synonymFinding(path.join(config.dataFolder, synonymFileName)));
    if (config.model !== null && secrets.openAiApiKey === null)
      findings.push({
        check: 'model key',
        status: 'note',
        detail: 'OPENAI_BASE_URL is set without OPENAI_API_KEY',
        fix: 'set OPENAI_API_KEY if the endpoint asks for one',
      });
    if (config.databaseUrl !== null)
      findings.push({ check: 'database', status: 'problem', detail: 'DATABASE_URL is set, but this version stores in SQLite only', fix: 'unset DATABASE_URL' });
    if (config.plantUrl !== null)
      findings.push({
        check: 'plant',
        status: 'problem',
        detail: 'SHIFTMATE_PLANT_URL is set, but this version reads the simulator only',
        fix: 'unset SHIFTMATE_PLANT_URL',
      });
    return findings[0]?.status === 'ok' ? [...findings, ...(await storedFindings(io))] : findings;
  } catch (error) {
    return [{ check: 'environment', status: 'problem', detail: toCopilotError(error).message, fix: 'correct the variable it names' }];
  }
}

async function embeddingFinding(config: Config, secrets: Secrets): Promise<Finding> {
  const check = 'embeddings';
  if (config.embeddingModel === null)
    return { check, status: 'ok', detail: 'built-in latent semantic analysis; SHIFTMATE_EMBEDDING_MODEL is not set', fix: null };
  const connect = configuredEmbedder(config, secrets);
  if (connect === null)
    return {
      check,
      status: 'problem',
      detail: 'SHIFTMATE_EMBEDDING_MODEL is set, but no endpoint; the built-in latent semantic analysis is used',
      fix: 'set OPENAI_BASE_URL or OPENAI_API_KEY, or unset SHIFTMATE_EMBEDDING_MODEL',
    };
  try {
    const { dimensions } = await connect();
    return {
      check,
      status: 'ok',
      detail: `${config.embeddingModel} at ${config.baseUrl ?? 'the OpenAI address'} answers with ${dimensions} numbers a text`,
      fix: null,
    };
  } catch (error) {
    return {
      check,
      status: 'problem',
      detail: `${config.embeddingModel} does not answer (${toCopilotError(error).message}); the built-in latent semantic analysis is used meanwhile`,
      fix: 'check OPENAI_BASE_URL, OPENAI_API_KEY and the name in SHIFTMATE_EMBEDDING_MODEL, or unset it',
    };
  }
}

function synonymFinding(file: string): Finding {
  const { added, removed, problems } = loadOwnerSynonyms(file);
  const [first] = problems;
  const counts = `${added} groups added, ${removed} built-in words taken out`;
  if (first === undefined)
    return {
      check: 'synonyms',
      status: 'ok',
      detail: existsSync(file) ? `${file}: ${counts}` : `the built-in map; write ${file} to add your own words`,
      fix: null,
    };
  return { check: 'synonyms', status: 'note', detail: `${file}: ${counts}, ${problems.length} lines mean nothing`, fix: `line ${first.line}: ${first.reason}` };
}

function residencyFinding(config: Config): Finding {
  const check = 'data residency';
  const endpoint = config.model === null && config.embeddingModel === null ? 'nowhere' : (config.baseUrl ?? openAiAddress);
  if (config.nothingLeaves) return { check, status: 'ok', detail: `nothing leaves this machine but to ${endpoint}`, fix: null };
  return {
    check,
    status: 'ok',
    detail: `questions and evidence go to ${endpoint}; set SHIFTMATE_NOTHING_LEAVES=1 to shut off every other connection`,
    fix: null,
  };
}

function redactionFinding(file: string): Finding {
  const check = 'redaction';
  try {
    const { names, patterns, ...kinds } = readRedactionRules(file);
    const on = Object.entries(kinds).flatMap(([kind, hidden]) => (hidden ? [kind] : []));
    const own = `${names.length} names and ${patterns.length} patterns of your own`;
    return { check, status: 'ok', detail: `hidden from a model: ${on.length === 0 ? 'nothing by itself' : on.join(', ')}; ${own}`, fix: null };
  } catch (error) {
    return { check, status: 'problem', detail: toCopilotError(error).message, fix: 'correct the file; no model is used until then' };
  }
}

/** What the database knows: the audit chain, and how the model's endpoint did when it was last asked. */
async function storedFindings(io: Io): Promise<readonly Finding[]> {
  try {
    await using copilot = await openCopilot({ ...io, err: () => undefined }, { bundled: false });
    const circuits = copilot.circuits().map((circuit): Finding => {
      const troubled = circuit.state !== 'closed';
      const detail = troubled
        ? `${circuit.endpoint} failed ${circuit.failures} times in a row (${circuit.lastFailure ?? 'no reason known'}); it is left alone until ${circuit.retryAt ?? 'now'} and the built-in engine answers`
        : `${circuit.endpoint}: ${circuit.failures === 0 ? 'no failure on record' : `${circuit.failures} failures in a row (${circuit.lastFailure ?? 'no reason known'})`}`;
      return {
        check: 'model circuit',
        status: troubled ? 'problem' : 'ok',
        detail,
        fix: troubled ? 'check that the endpoint runs, OPENAI_BASE_URL and the key' : null,
      };
    });
    return [...circuits, await filesFinding(copilot), await auditFinding(copilot)];
  } catch (error) {
    return [{ check: 'database', status: 'problem', detail: toCopilotError(error).message, fix: 'correct what it names' }];
  }
}

async function filesFinding(copilot: Pick<RunningCopilot, 'withoutFile'>): Promise<Finding> {
  const check = 'document files';
  const missing = await copilot.withoutFile();
  const [first] = missing;
  if (first === undefined) return { check, status: 'ok', detail: 'every stored document has its file', fix: null };
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
  return {
    check,
    status: 'problem',
    detail: `the file of ${first.id} Rev ${first.revision}${others} is gone from the data folder; they are quoted, but their pages cannot be shown`,
    fix: 'put back the folder "documents" from a backup, or ingest the files again',
  };
}

async function auditFinding(copilot: Pick<RunningCopilot, 'audit'>): Promise<Finding> {
  const { ok, count, brokenAt } = await copilot.audit.verify();
  return {
    check: 'audit log',
    status: ok ? 'ok' : 'problem',
    detail: ok ? `${count} records, the hash chain is whole` : `the hash chain is broken at record ${brokenAt ?? 0}`,
    fix: ok ? null : 'keep the database file as it is and tell whoever is responsible for security',
  };
}

function folderFinding(folder: string): Finding {
  const check = 'data folder';
  try {
    makeFolder(folder);
    const probe = path.join(folder, '.doctor');
    writeFileSync(probe, '');
    rmSync(probe);
    return { check, status: 'ok', detail: `${folder} can be written`, fix: null };
  } catch (error) {
    const known = toCopilotError(error);
    const detail = known.code === 'internal' ? `${folder} cannot be written` : known.message;
    return { check, status: 'problem', detail, fix: 'set SHIFTMATE_DATA to a folder you may write to' };
  }
}
