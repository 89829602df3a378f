import type { NameMention, Pattern, PatternBuild, PatternParameters, RequestReading } from './model.js';

const press = '(?: (?:push ?)?(?:buttons?|pushbuttons?|keys?|taster|taste|knopf|contact|kontakt|signal|command))?';
const by = '(?: (?:by|with|via|from|on|mit|durch|ueber|per|von))';
const between = '(?: (?:the|a|an|its|nc|no|normally (?:closed|open)|den|die|der|dem|operator|local))*';
/** What a name is called that gives a command to a block; a start or stop needs a button or a "by", or it would be the machine that is started. */
const roles: readonly (readonly [identifier: string, before: RegExp])[] = [
  ['StartButton', named('start(?:s|ed)?|starten|ein(?:schalten)?')],
  ['StopButton', named('(?<!\\b(?:emergency|e|not)[ -])stop(?:s|ped)?|stopp(?:en|t)?|aus(?:schalten)?|halt')],
  ['ResetButton', command('reset(?:s|ting)?|rearm|ruecksetzen|zuruecksetzen|entriegeln|quittier\\w*')],
  ['AcknowledgeButton', command('acknowledg\\w*|ack|quittier\\w*')],
];

function named(verb: string): RegExp {
  return new RegExp(
    `(?:\\b(?:${verb})(?:${by}|(?= (?:push ?)?(?:button|key|taster|taste)))${between}${press}|\\b(?:${verb})-?(?:push ?button|button|key|taster|taste))\\s*\\(?$`,
    'i',
  );
}

function command(verb: string): RegExp {
  return new RegExp(`\\b(?:${verb})${by}?${between}${press}\\s*\\(?$`, 'i');
}

/** A pattern whose buttons have the names that the request gives them. */
export interface Wired {
  readonly pattern: Pattern;
  readonly names: readonly string[];
}

/** The pattern with the push buttons of its block called as the request calls them: "stop by S0, start by S1", "reset with RB1". */
export function withNamedButtons(pattern: Pattern, parameters: PatternParameters, reading: RequestReading, build: PatternBuild): Wired {
  const used = new Set(Object.values(parameters.names).flat());
  const taken = new Map<string, string>();
  for (const name of reading.names) {
    const identifier = used.has(name.text) ? null : buttonIn(build, reading.text, name);
    const own = build.signals.some((row) => row.identifier === identifier && row.tag === '' && row.direction === 'input');
    if (identifier !== null && own && !taken.has(identifier)) taken.set(identifier, name.text);
  }
  if (taken.size === 0) return { pattern, names: [] };
  const wired: Pattern['build'] = (given, tags) => {
    const plain = pattern.build(given, tags);
    return { ...plain, signals: plain.signals.map((row) => ({ ...row, tag: row.tag === '' ? (taken.get(row.identifier) ?? '') : row.tag })) };
  };
  return { pattern: { ...pattern, build: wired }, names: [...taken.values()] };
}

/** The button that a name is told to be, as the block has it: what is acknowledged may be its reset, and the other way round. */
function buttonIn({ signals }: PatternBuild, text: string, { start, end }: NameMention): string | null {
  const identifier = buttonAt(text, start, end);
  const others: Readonly<Record<string, string>> = { AcknowledgeButton: 'ResetButton', ResetButton: 'AcknowledgeButton' };
  const other = identifier === null ? undefined : others[identifier];
  const has = (one: string | null | undefined): boolean => signals.some((row) => row.identifier === one);
  return !has(identifier) && has(other) ? (other ?? null) : identifier;
}

/** The button of a block that a name is told to be, by the words before it, or in German behind it; null for any other name. */
export function buttonAt(text: string, start: number, end: number): string | null {
  const before = text.slice(Math.max(0, start - 60), start);
  const behind = /\b(?:button|pushbutton|key|taster|taste|knopf)\s*$/i.test(before)
    ? /^ (quittiert|zurueckgesetzt|acknowledges|resets)\b/i.exec(text.slice(end))?.[1]
    : undefined;
  if (behind !== undefined) return /^(?:quit|ack)/i.test(behind) ? 'AcknowledgeButton' : 'ResetButton';
  return roles.find(([, pattern]) => pattern.test(before))?.[0] ?? null;
}
