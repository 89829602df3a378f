import { describe, expect, it } from 'vitest';
import { EntityLinker } from '../../domain/entity-linking.js';
import { SignalLinker } from '../../domain/signal-linking.js';
import { createLine4Directory } from '../../plant/line4/directory.js';
import type { Message } from '../../ports/model.js';
import { Results } from '../results.js';
import { line } from '../skill.js';
import { editContext, readEdit } from './edit.js';
import { frameOf } from './frame.js';

const now = new Date('2026-03-04T15:30:00Z');
const directory = createLine4Directory();

describe('the frame of listed work orders', () => {
  const call = { callId: 'c1', toolName: 'list_work_orders', input: { equipment: 'P-101A', statuses: ['waiting'] } };
  const counted = {
    id: 'E1',
    kind: 'computation' as const,
    label: 'Work order list',
    name: 'list_work_orders',
    inputs: {},
    quote: '0 listed',
    rerun: 'work-orders',
  };
  const messages: readonly Message[] = [
    { role: 'user', text: 'waiting work orders of P-101A' },
    { role: 'assistant', text: '', toolCalls: [call] },
    { role: 'tool', callId: 'c1', toolName: call.toolName, outcome: { kind: 'ok', output: { workOrders: [] }, evidence: [counted] } },
  ];
  const frame = frameOf({ results: new Results(messages), lines: [line('No work order is listed for P-101A.', 'E1')], topic: 'waiting work orders', now });

  it('holds the machine, what was chosen by, and that there are none', () => {
    expect(frame).toEqual({ kind: 'orders', equipment: 'P-101A', filters: { statuses: ['waiting'] }, none: true, topic: 'waiting work orders' });
  });

  it.each([
    ['anything for the filler too?', { named: ['F-401'] }],
    ['and on B', { letter: 'B' }],
  ])('is edited by %s', (question, expected) => {
    if (frame === null) throw new Error('expected a frame');
    const linkers = { entities: new EntityLinker(directory), signals: new SignalLinker(directory) };
    const edit = readEdit(question, editContext(frame, false, { directory, linkers, now }));
    expect({ named: edit?.named.flatMap(({ ids }) => ids), letter: edit?.letter }).toMatchObject(expected);
  });
});
