import { JobOrder, maintenanceJobOrder, productionJobOrder } from '../domain/exchange/b2mml.js';
import { failureRecordOf, maintenanceRecordOf, maintenanceRecordOfRow } from '../domain/exchange/iso14224.js';
import { parsePlanWindow } from '../domain/plan-window.js';
import { type Command, parseCommandLine, printJson, roleOption, usageError } from './command-line.js';
import { openCopilot } from './open-copilot.js';

const usage = 'work-orders [--equipment TAG] [--format text|json|b2mml|iso14224] [--production WHEN] [--log] [--role R] [--json]';
const formats = ['text', 'json', 'b2mml', 'iso14224'];
const many = 500;
const manyRows = 10_000;

/** Work orders for other systems: as they are, as ISA-95 / B2MML JobOrders, or as ISO 14224 failure and maintenance records. */
export const workOrdersCommand: Command = {
  name: 'work-orders',
  usage,
  summary: 'Work orders as text, JSON, B2MML JobOrders or ISO 14224 records; --production for the orders of the line, --log for the maintenance log',
  run: async (args, io) => {
    const { values } = parseCommandLine(
      args,
      { equipment: { type: 'string' }, format: { type: 'string' }, production: { type: 'string' }, log: { type: 'boolean' }, role: { type: 'string' } },
      usage,
    );
    const format = values.format ?? (values.json === true ? 'json' : 'text');
    if (!formats.includes(format)) throw usageError(`--format must be one of ${formats.join(', ')}, not ${format}.`);
    await using copilot = await openCopilot(io, { bundled: values.log === true });
    const { assets } = copilot.directory;
    if (values.production !== undefined) {
      const now = copilot.plant.now();
      const window = parsePlanWindow(values.production, now);
      if (window === null)
        throw usageError(`--production names a time, for example "tonight", "next shift", "tomorrow" or a date; "${values.production}" does not.`);
      const plan = await copilot.sources.production?.plan(window, io.signal);
      const orders = (plan?.items ?? []).map((item) => JobOrder.parse(productionJobOrder(item, assets, now.toISOString())));
      printJson(io, { JobOrder: orders });
      return 0;
    }
    const equipment = values.equipment === undefined ? undefined : copilot.sources.names.asset(values.equipment).id;
    if (values.log === true) {
      const filter = { limit: manyRows, ...(equipment === undefined ? {} : { asset: String(equipment) }) };
      const { records } = await copilot.sources.log.search(filter, { role: roleOption(values.role), collection: null });
      printJson(io, { maintenanceRecords: records.map(maintenanceRecordOfRow) });
      return 0;
    }
    const orders = await copilot.workOrders.list({ limit: many, ...(equipment === undefined ? {} : { equipment }) });
    if (format === 'b2mml') printJson(io, { JobOrder: orders.map((order) => JobOrder.parse(maintenanceJobOrder(order, assets))) });
    else if (format === 'iso14224')
      printJson(io, { failureRecords: orders.flatMap((order) => failureRecordOf(order, assets) ?? []), maintenanceRecords: orders.map(maintenanceRecordOf) });
    else if (format === 'json') printJson(io, orders);
    else
      io.out(
        orders.length === 0
          ? 'There are no work orders.\n'
          : `${orders.map(({ id, status, priority, equipment: at, title, dueAt }) => `${id}  ${status.padEnd(10)} ${priority.padEnd(9)} ${at.padEnd(8)} due ${dueAt?.slice(0, 16) ?? '-'}  ${title}`).join('\n')}\n`,
      );
    return 0;
  },
};
