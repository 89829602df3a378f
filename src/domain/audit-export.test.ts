import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSqliteAuditLog } from '../adapters/sqlite/audit-log.js';
import { openDatabase } from '../adapters/sqlite/database.js';
import { auditCsvLine, exportedAudit, verifyExport } from './audit-export.js';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

async function exported(): Promise<readonly string[]> {
  const audit = createSqliteAuditLog(openDatabase(':memory:'));
  for (let index = 1; index <= 2_300; index += 1)
    await audit.append({
      at: new Date(index * 1000),
      actor: { id: 'demo-admin', role: 'admin' },
      category: 'turn',
      event: `e${index}`,
      result: 'ok',
      details: { index, note: 'Grüße "…"' },
    });
  return (await exportedAudit((filter) => audit.read(filter), 'jsonl')).text.trimEnd().split('\n');
}
const check = (lines: readonly string[]) => verifyExport(lines.join('\n'), digest);

describe('an exported audit log', () => {
  it('verifies without its database, over more than one page', async () => {
    expect(check(await exported())).toMatchObject({ ok: true, count: 2_300, brokenAt: null });
  });

  it('shows every kind of tampering', async () => {
    const lines = await exported();
    const at = (index: number): string => lines[index] ?? '';
    expect(check(lines.with(4, at(4).replace('e5', 'e6')))).toMatchObject({ ok: false, brokenAt: 5, reason: 'record 5 was changed' });
    expect(check(lines.toSpliced(4, 1))).toMatchObject({ ok: false, brokenAt: 5, reason: 'record 5 is missing or out of its place' });
    expect(check(lines.with(4, at(5)).with(5, at(4)))).toMatchObject({ ok: false, brokenAt: 5 });
    expect(check(lines.slice(0, -1))).toMatchObject({ ok: false, reason: expect.stringContaining('cut off') });
    expect(check([...lines.slice(0, 100), lines.at(-1) ?? ''])).toMatchObject({ ok: false, reason: expect.stringContaining('some are missing') });
    expect(check([...lines, at(0)])).toMatchObject({ ok: false });
    expect(check(lines.with(9, 'not json'))).toMatchObject({ ok: false, brokenAt: 10 });
    expect(verifyExport('', digest)).toMatchObject({ ok: false, count: 0 });
  });

  it('is a spreadsheet without live formulas as CSV', () => {
    expect(
      auditCsvLine({
        sequence: 1,
        at: 't',
        actor: { id: '=cmd()', role: 'admin' },
        category: 'turn',
        event: 'a "b", c',
        result: 'ok',
        details: { x: 1 },
        previousHash: 'p',
        hash: 'h',
      }),
    ).toBe(`1,t,'=cmd(),admin,turn,"a ""b"", c",ok,"{""x"":1}",p,h`);
  });
});
