import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoActor, type Role } from '../domain/actor.js';
import { TagId } from '../domain/ids.js';
import { collectTurn, type TurnEvent } from '../domain/turn.js';
import { approvalsCommand, approveCommand, rejectCommand } from './approval-commands.js';
import type { Command, Io } from './command-line.js';
import { openCopilot } from './open-copilot.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'shiftmate-approvals-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Said = Readonly<{ io: Io; text: () => string }>;

function shell(): Said {
  const said: string[] = [];
  const environment = { SHIFTMATE_DATA: folder };
  return { io: { out: (text) => void said.push(text), err: () => {}, environment, signal: new AbortController().signal }, text: () => said.join('') };
}

async function run(command: Command, ...args: string[]): Promise<string> {
  const { io, text } = shell();
  expect(await command.run(args, io)).toBe(0);
  return text();
}

/** Asks in words and gives back the id of the draft that now waits. */
async function drafted(request: string, role: Role): Promise<string> {
  await using copilot = await openCopilot(shell().io, { bundled: false });
  const events: TurnEvent[] = [];
  for await (const event of copilot.turns.ask({ question: request, actor: demoActor(role) }, new AbortController().signal)) events.push(event);
  const id = collectTurn(events).drafts[0]?.approvalId;
  if (typeof id !== 'string') throw new Error(`No draft waits after: ${request}`);
  return id;
}

describe('approving at the command line', { timeout: 180_000 }, () => {
  it('lists a draft, refuses a role that may not decide, executes once and no second time', async () => {
    const id = await drafted('open a work order for the seal leak on P-101A', 'technician');
    expect(await run(approvalsCommand, '--role', 'shift-lead')).toContain(id);
    await expect(run(approveCommand, id, '--role', 'technician')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await run(approvalsCommand, '--role', 'shift-lead')).toContain(id);
    expect(await run(approveCommand, id, '--role', 'shift-lead')).toMatch(/^executed: /);
    await expect(run(approveCommand, id, '--role', 'shift-lead')).rejects.toMatchObject({ code: 'approval-invalid' });
    expect(await run(approvalsCommand, '--role', 'shift-lead')).toBe('No draft waits for a decision.\n');
  });

  it('a setpoint needs another person than the one who asked for it', async () => {
    const id = await drafted('set F-401.SP to 8500 bottles/h', 'engineer');
    await expect(run(approveCommand, id, '--role', 'engineer')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringMatching(/second person/i),
    });
    expect(await run(approveCommand, id, '--role', 'shift-lead')).toMatch(/^executed: /);
    await using later = await openCopilot(shell().io, { bundled: false });
    expect((await later.plant.readTags([TagId.parse('F-401.SP')], new AbortController().signal)).map(({ value }) => value)).toEqual([8500]);
  });

  it('rejecting leaves nothing to approve', async () => {
    const id = await drafted('open a work order for the seal leak on P-101B', 'technician');
    expect(await run(rejectCommand, id, '--role', 'shift-lead', '--reason', 'known')).toMatch(/^rejected: /);
    await expect(run(approveCommand, id, '--role', 'shift-lead')).rejects.toMatchObject({ code: 'approval-invalid' });
  });

  it('says what is missing: the id, the role, a role that exists, a draft that exists', async () => {
    const wanted: readonly (readonly [readonly string[], string])[] = [
      [['--role', 'engineer'], 'usage'],
      [['some-id'], 'usage'],
      [['some-id', '--role', 'king'], 'usage'],
      [['some-id', '--role', 'engineer'], 'approval-invalid'],
    ];
    for (const [args, code] of wanted) await expect(run(approveCommand, ...args)).rejects.toMatchObject({ code });
  });
});
