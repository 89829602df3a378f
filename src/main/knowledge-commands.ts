import { openScenario } from '../app.js';
import { demoActor, Role } from '../domain/actor.js';
import { ANSWERABLE_FROM } from '../domain/answerability.js';
import type { DocumentInfo, ListedDocument } from '../domain/document.js';
import { standingOn } from '../domain/validity.js';
import { type Command, numberOption, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openDocuments, requireCollection } from './open-copilot.js';

const ingestUsage = 'ingest PATH... [--collection NAME] [--access ROLE,...] [--json]';
export const ingestCommand: Command = {
  name: 'ingest',
  usage: ingestUsage,
  summary: 'Take files and folders into the knowledge; without --access a revision keeps the roles of the one it replaces; broken files are quarantined',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(args, { collection: { type: 'string' }, access: { type: 'string' } }, ingestUsage);
    if (positionals.length === 0) throw usageError(`Name at least one file or folder. Usage: shiftmate ${ingestUsage}`);
    const accessRoles = (values.access ?? '')
      .split(',')
      .filter((role) => role !== '')
      .map((role) => roleOption(role));
    await using library = await openDocuments(io, false);
    const report = await library.ingest.ingest(
      { paths: positionals, collection: values.collection ?? 'default', accessRoles },
      (text) => io.err(`${printable(text)}\n`),
      io.signal,
    );
    if (values.json === true) printJson(io, report);
    else
      io.out(
        `${report.files.map((file) => `${file.status.padEnd(12)} ${printable(file.file)}${file.reason === null ? `  ${file.pages} pages, ${file.passages} passages, ${file.records} log rows` : `  ${file.reason}`}${file.warnings.map((text) => `\n             ${text}`).join('')}`).join('\n')}\n`,
      );
    return report.files.length > 0 && report.files.every(({ status }) => status === 'quarantined') ? 1 : 0;
  },
};

/** Names of files may hold line breaks and marks that turn the writing direction; none of them reaches a terminal. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}

const searchUsage = 'search "QUERY" [-k 10] [--collection NAME] [--role R] [--json]';
export const searchCommand: Command = {
  name: 'search',
  usage: searchUsage,
  summary: 'Ranked passages with document, revision, page and character span',
  run: async (args, io) => {
    const { values, positionals } = parseCommandLine(
      args,
      { limit: { type: 'string', short: 'k' }, collection: { type: 'string' }, role: { type: 'string' } },
      searchUsage,
    );
    const query = positionals.join(' ').trim();
    if (query === '') throw usageError(`The query is missing. Usage: shiftmate ${searchUsage}`);
    const limit = numberOption('limit (-k)', values.limit, 10, { low: 1, high: 100, whole: true });
    const role = Role.parse(roleOption(values.role));
    await using library = await openDocuments(io, values.collection === undefined);
    await requireCollection(library.knowledge, role, values.collection);
    await library.prepare(role, values.collection);
    const found = await library.knowledge.search(
      { query, limit, role, ...(values.collection === undefined ? {} : { collection: values.collection }) },
      io.signal,
    );
    const results = found.results.map(({ rank, score, confidence, passage }) => ({
      rank,
      score,
      confidence,
      document: passage.document,
      documentId: passage.documentId,
      revision: passage.revision,
      status: passage.status,
      page: passage.page,
      section: passage.section,
      start: passage.start,
      end: passage.end,
      text: passage.text,
    }));
    if (values.json === true)
      printJson(io, { query, answerability: found.answerability, answerable: found.answerability >= ANSWERABLE_FROM, unmatched: found.unmatched, results });
    else
      io.out(
        results.length === 0
          ? 'Nothing found.\n'
          : `${found.answerability < ANSWERABLE_FROM ? 'No passage seems to answer this; the nearest ones:\n' : ''}${results.map((item) => `${item.rank}. ${item.document}, Rev ${item.revision}${item.status === 'superseded' ? ' (superseded)' : ''}, page ${item.page}${item.section === null ? '' : `, ${item.section}`}\n   ${item.text.replace(/\s+/gu, ' ').slice(0, 240)}`).join('\n')}\n`,
      );
    return 0;
  },
};

const documentsUsage = 'documents [--role R] [--collection NAME] [--json]';
export const documentsCommand: Command = {
  name: 'documents',
  usage: documentsUsage,
  summary: 'The documents a role may read, with revision and status',
  run: async (args, io) => {
    const { values } = parseCommandLine(args, { role: { type: 'string' }, collection: { type: 'string' } }, documentsUsage);
    const actor = demoActor(roleOption(values.role ?? 'admin'));
    await using library = await openDocuments(io, true);
    await requireCollection(library.knowledge, actor.role, values.collection);
    const today = openScenario('demo').startsAt.slice(0, 10);
    const documents = (await library.knowledge.documents(actor.role, values.collection)).map(
      (info): ListedDocument => ({ ...info, standing: standingOn(info.validity, { from: today, to: today }) }),
    );
    if (values.json === true) printJson(io, documents);
    else
      io.out(
        `${documents.map((item) => `${item.id.padEnd(22)} Rev ${item.revision.padEnd(4)} ${standingOf(item).padEnd(11)} ${String(item.pageCount).padStart(4)} p  ${item.title}${untilOf(item)}${doubtOf(item)}`).join('\n')}\n`,
      );
    return 0;
  },
};

/** A paper that does not hold on the day of the plant is not called current. */
const standingOf = ({ status, standing }: ListedDocument): string =>
  status === 'superseded' || standing === 'in-force' ? status : standing === 'expired' ? 'expired' : 'not yet';

function untilOf({ validity, standing }: ListedDocument): string {
  if (validity?.until != null) return `  (valid${validity.from === null ? '' : ` from ${validity.from}`} until ${validity.until})`;
  return standing === 'not-yet' ? `  (valid from ${validity?.from})` : '';
}

function doubtOf({ uncertainTables = [] }: DocumentInfo): string {
  return uncertainTables.length === 0 ? '' : `  (table uncertain on ${uncertainTables.length} of its pages: ${uncertainTables.join(', ')})`;
}
