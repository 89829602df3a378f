import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allMatches } from '../domain/all-matches.js';
import { TurnEvent } from '../domain/turn.js';
import { ClientMessage, parseClientMessage } from './client-message.js';
import { closeCodes, ServerMessage, SessionEvent } from './server-message.js';

const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
const examples = (side: string): readonly string[] =>
  allMatches(page, /```json (client|server)\n([\s\S]*?)```/gu).flatMap(([, of, lines = '']) => (of === side ? lines.trim().split('\n') : []));
const rowOf = (type: string): string => page.split('\n').find((row) => row.startsWith('|') && row.split('|')[1]?.includes(`\`${type}\``)) ?? '';

describe('docs/protocol.md', () => {
  it.each(ClientMessage.options.map((option) => [option.shape.type.value, Object.keys(option.shape)] as const))(
    'tells of %s with all its fields',
    (type, fields) => {
      for (const field of fields.filter((name) => name !== 'type')) expect(rowOf(type), type).toMatch(new RegExp(`\`${field}\\??\``, 'u'));
    },
  );

  it.each([...TurnEvent.options, ...SessionEvent.options].map((option) => option.shape.type.value))('tells of the event %s', (type) => {
    expect(rowOf(type)).not.toBe('');
  });

  it('has examples that the schemas take, and one of every kind of client message', () => {
    for (const text of examples('client')) expect(parseClientMessage(text)).toMatchObject({ ok: true });
    for (const text of examples('server')) ServerMessage.parse(JSON.parse(text));
    const shown = new Set(examples('client').map((text) => ClientMessage.parse(JSON.parse(text)).type));
    expect([...shown].sort()).toEqual(ClientMessage.options.map((option) => option.shape.type.value).sort());
  });

  it('names every close code of our own', () => {
    for (const code of Object.values(closeCodes)) expect(page).toContain(`| ${code} |`);
  });
});
