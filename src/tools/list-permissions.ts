import * as z from 'zod';
import type { Role } from '../domain/actor.js';
import type { PlantCommandKind } from '../domain/command.js';
import { type Language, languages } from '../domain/language.js';
import { permissionTable } from '../domain/permissions.js';
import { toolResults } from '../domain/tool-results.js';
import type { ReadTool } from '../ports/tool.js';
import { defineReadTool } from './define-tool.js';

const kindNames: Readonly<Record<Language, Readonly<Record<PlantCommandKind, string>>>> = {
  en: {
    'work-order-create': 'new work orders',
    'work-order-update': 'changes of work orders',
    'alarm-acknowledge': 'alarm acknowledgements',
    'alarm-shelve': 'shelvings of alarms',
    'alarm-unshelve': 'ends of shelvings',
    'setpoint-write': 'setpoint changes',
    'shift-note-add': 'shift notes',
  },
  de: {
    'work-order-create': 'neue Arbeitsaufträge',
    'work-order-update': 'Änderungen an Arbeitsaufträgen',
    'alarm-acknowledge': 'Quittierungen von Alarmen',
    'alarm-shelve': 'Zurückstellungen von Alarmen',
    'alarm-unshelve': 'das Ende von Zurückstellungen',
    'setpoint-write': 'Sollwertänderungen',
    'shift-note-add': 'Schichtnotizen',
  },
  zh: {
    'work-order-create': '新工单',
    'work-order-update': '工单更改',
    'alarm-acknowledge': '报警确认',
    'alarm-shelve': '报警搁置',
    'alarm-unshelve': '结束报警搁置',
    'setpoint-write': '设定值更改',
    'shift-note-add': '交接班记录',
  },
};

type Frames = Readonly<{
  role: (role: Role) => string;
  drafts: (kinds: string) => string;
  approves: (kinds: string) => string;
  nothing: string;
  second: (kinds: string) => string;
  ofKind: (kind: string, asks: string, approves: string) => string;
  fourEyes: string;
}>;

const frames: Readonly<Record<Language, Frames>> = {
  en: {
    role: (role) => `The role here is ${role}.`,
    drafts: (kinds) => `Drafts on request of this role: ${kinds}.`,
    approves: (kinds) => `Approved by this role: ${kinds}.`,
    nothing: 'This role approves nothing.',
    second: (kinds) => `By a second person only, never by the one who asked: ${kinds}.`,
    ofKind: (kind, asks, approves) => `${kind}: asked for by ${asks}; approved by ${approves}.`,
    fourEyes: 'The one who asked may not approve it; a second person does.',
  },
  de: {
    role: (role) => `Die Rolle hier ist ${role}.`,
    drafts: (kinds) => `Entwürfe auf Wunsch dieser Rolle: ${kinds}.`,
    approves: (kinds) => `Freigaben durch diese Rolle: ${kinds}.`,
    nothing: 'Diese Rolle gibt nichts frei.',
    second: (kinds) => `Nur durch einen zweiten Menschen, nie durch den Antragsteller: ${kinds}.`,
    ofKind: (kind, asks, approves) => `${kind}: beantragt von ${asks}; freigegeben von ${approves}.`,
    fourEyes: 'Wer es beantragt hat, darf es nicht freigeben; das tut ein zweiter Mensch.',
  },
  zh: {
    role: (role) => `当前角色是 ${role}。`,
    drafts: (kinds) => `该角色可要求起草：${kinds}。`,
    approves: (kinds) => `该角色负责批准：${kinds}。`,
    nothing: '该角色不批准任何内容。',
    second: (kinds) => `只能由另一个人批准，不能由提出者批准：${kinds}。`,
    ofKind: (kind, asks, approves) => `${kind}：可由 ${asks} 提出，由 ${approves} 批准。`,
    fourEyes: '提出者不能批准，须由另一个人批准。',
  },
};

const kinds = Object.keys(permissionTable) as PlantCommandKind[];

/** What a role may ask for and approve, in sentences, from the table that also decides. */
export function permissionLines(role: Role, language: Language): readonly string[] {
  const say = frames[language];
  const listed = (wanted: (kind: PlantCommandKind) => boolean): string =>
    kinds
      .filter(wanted)
      .map((kind) => kindNames[language][kind])
      .join(language === 'zh' ? '、' : ', ');
  const drafts = listed((kind) => permissionTable[kind].request.includes(role));
  const approves = listed((kind) => permissionTable[kind].approve.includes(role));
  const second = listed((kind) => permissionTable[kind].fourEyes && permissionTable[kind].approve.includes(role));
  return [
    say.role(role),
    ...(drafts === '' ? [] : [say.drafts(drafts)]),
    approves === '' ? say.nothing : say.approves(approves),
    ...(second === '' ? [] : [say.second(second)]),
  ];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Who may ask for changes of one kind and who approves them. */
export function kindLines(kind: PlantCommandKind, language: Language): readonly string[] {
  const say = frames[language];
  const { request, approve, fourEyes } = permissionTable[kind];
  return [say.ofKind(capital(kindNames[language][kind]), request.join(', '), approve.join(', ')), ...(fourEyes ? [say.fourEyes] : [])];
}

/** The asker's own rights, or who has them for changes of one kind. */
export function createListPermissions(): ReadTool {
  return defineReadTool({
    name: 'list_permissions',
    description:
      "The asker's own role and rights: permissions by kind of draft, and where a second person is needed; with kind: who may ask for and approve such a change.",
    input: z.strictObject({ language: z.enum(languages).default('en'), kind: z.enum(kinds).optional() }),
    output: toolResults.list_permissions,
    run: async ({ language, kind }, { actor }) => {
      const lines = kind === undefined ? permissionLines(actor.role, language) : kindLines(kind, language);
      return {
        output: { role: actor.role, lines: lines.map((text) => ({ text, evidence: ['#0'] })) },
        evidence: [
          {
            kind: 'computation' as const,
            label: 'Permission table',
            name: 'list_permissions',
            inputs: { role: actor.role, ...(kind === undefined ? {} : { kind }) },
            quote: lines.join('\n'),
            rerun: 'shiftmate ask "what is my role and what may I approve?"',
          },
        ],
      };
    },
  });
}
