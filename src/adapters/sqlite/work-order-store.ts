import { CopilotError } from '../../domain/errors.js';
import { dueDate, WorkOrder } from '../../domain/work-order.js';
import type { WorkOrderStore } from '../../ports/records.js';
import { type Database, inTransaction, type Migration, migrate } from './database.js';

const migrations: readonly Migration[] = [
  {
    name: 'work-orders-1',
    sql: `
      CREATE TABLE work_orders (
        number INTEGER PRIMARY KEY AUTOINCREMENT, request_id TEXT NOT NULL UNIQUE, equipment TEXT NOT NULL, status TEXT NOT NULL,
        created_at TEXT NOT NULL, body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX work_orders_by_equipment ON work_orders (equipment, status);
      INSERT INTO sqlite_sequence (name, seq) VALUES ('work_orders', 20000);`,
  },
];

/** Work orders in SQLite. One request id makes one work order, however often it is sent. */
export function createSqliteWorkOrderStore(database: Database): WorkOrderStore {
  migrate(database, migrations);
  const byRequest = database.prepare('SELECT body FROM work_orders WHERE request_id = ?');
  const byNumber = database.prepare('SELECT body FROM work_orders WHERE number = ?');
  const insert = database.prepare("INSERT INTO work_orders (request_id, equipment, status, created_at, body) VALUES (?, ?, ?, ?, '{}')");
  const save = database.prepare('UPDATE work_orders SET status = ?, body = ? WHERE number = ?');
  const read = (row: unknown): WorkOrder | null => (hasBody(row) ? WorkOrder.parse(JSON.parse(row.body)) : null);
  const find = (id: string): WorkOrder | null => (/^WO-\d+$/u.test(id) ? read(byNumber.get(Number(id.slice(3)))) : null);
  return {
    async create(draft, by) {
      return inTransaction(database, () => {
        const known = read(byRequest.get(by.requestId));
        if (known !== null) return known;
        const { lastInsertRowid } = insert.run(by.requestId, draft.equipment, 'waiting', by.at.toISOString());
        const number = Number(lastInsertRowid);
        const order: WorkOrder = {
          ...draft,
          id: `WO-${number}`,
          status: 'waiting',
          createdBy: by.createdBy,
          approvedBy: by.approvedBy,
          createdAt: by.at.toISOString(),
          findings: null,
          closedAt: null,
          dueAt: draft.dueAt ?? dueDate(draft.priority, by.at),
          startedAt: null,
          completedAt: null,
        };
        save.run(order.status, JSON.stringify(order), number);
        return order;
      });
    },
    async get(id) {
      return find(id);
    },
    async list(filter) {
      const rows = database.prepare('SELECT body FROM work_orders ORDER BY created_at DESC, number DESC').all();
      const orders = rows.flatMap((row) => read(row) ?? []);
      return orders
        .filter(
          (order) =>
            (filter.equipment === undefined || order.equipment === filter.equipment) &&
            (filter.statuses === undefined || filter.statuses.includes(order.status)),
        )
        .slice(0, filter.limit ?? 200);
    },
    async update(id, change) {
      return inTransaction(database, () => {
        const order = find(id);
        if (order === null) throw new CopilotError({ code: 'not-found', message: `There is no work order ${id}.`, details: { id } });
        if (order.status === 'closed' || order.status === 'cancelled')
          throw new CopilotError({ code: 'conflict', message: `${id} is ${order.status} and cannot be changed.`, details: { id } });
        const next: WorkOrder = {
          ...order,
          status: change.status ?? order.status,
          priority: change.priority ?? order.priority,
          dueAt: change.dueAt ?? dueAfter(order, change.priority),
          findings: change.findings ?? order.findings,
          closedAt: change.closedAt?.toISOString() ?? order.closedAt,
          startedAt: order.startedAt ?? (change.status === 'running' ? (change.at?.toISOString() ?? null) : null),
          completedAt: order.completedAt ?? (change.status === 'completed' ? ((change.at ?? change.closedAt)?.toISOString() ?? null) : null),
        };
        save.run(next.status, JSON.stringify(next), Number(id.slice(3)));
        return next;
      });
    },
  };
}

/** A day that was said stays when the priority changes; one that followed from the priority follows it. */
function dueAfter(order: WorkOrder, priority: WorkOrder['priority'] | undefined): string | null {
  const raised = new Date(order.createdAt);
  return priority === undefined || (order.dueAt !== null && order.dueAt !== dueDate(order.priority, raised)) ? order.dueAt : dueDate(priority, raised);
}

function hasBody(row: unknown): row is { body: string } {
  return row !== null && typeof row === 'object' && 'body' in row && typeof row.body === 'string';
}
