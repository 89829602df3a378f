/** Nouns that stand for things of the plant or its records, in the asker's language, and the plant's English word. */
const machineNouns: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?:feed(?:water)? )?pumps?|pumpen?|水?泵/iu, 'pumps'],
  [/valves?|ventile?|klappen|阀门?/iu, 'valves'],
  [/machines?|equipment|units|maschinen|anlagen(?:teile)?|aggregate|设备|机器/iu, 'machines'],
  [/motors?|drives?|motoren?|antriebe?|电机|马达/iu, 'motors'],
  [/conveyors?|förderbänder|bänder|förderer|输送[带机]/iu, 'conveyors'],
];
const states: ReadonlyArray<readonly [RegExp, string]> = [
  [/running|working|laufende[nr]?|in betrieb|eingeschaltete?|(?:正在)?运行(?:中|着)?/iu, 'running'],
  [/stopped|standing|idle|stehende[nr]?|gestoppte[nr]?|abgeschaltete[nr]?|ausgeschaltete[nr]?|停止(?:了|中)?|停(?:着|机|运)(?:中)?/iu, 'stopped'],
  [/tripped|faulted|faulty|ausgelöste[nr]?|gestörte[nr]?|跳闸(?:了)?|故障/iu, 'tripped'],
  [/open(?:ed)?|offene[nr]?|geöffnete[nr]?|打?开(?:着|启|的)?/iu, 'open'],
  [/closed|shut|geschlossene[nr]?|关(?:着|闭)?/iu, 'closed'],
];
const alarmNoun = /(?:alarms?|alarme[n]?|meldungen|报警|警报)/iu;
const asideWords = /shelved|suppressed|silenced|muted|zurückgestellte[nr]?|unterdrückte[nr]?|stumm ?geschaltete[nr]?|搁置|抑制|屏蔽|静音/iu;
const priorities: ReadonlyArray<readonly [RegExp, string]> = [
  [/highest|höchste[rn]?|最高/iu, 'highest'],
  [/high|hohe[rn]?|高/iu, 'high'],
  [/medium|mittlere[rn]?|中/iu, 'medium'],
  [/low|niedrige[rn]?|geringe[rn]?|低/iu, 'low'],
];
const priorityNoun = '(?:prio(?:rity|rität)?|priority|priorität|优先级)';
const lead =
  /^\s*(?:(?:and|so|ok|please|show(?: me)?|list|give me|all|the|any|current(?:ly)?|now|und|bitte|zeig(?:e|en)?(?: mir)?|liste|alle|die|der|aktuelle|显示|列出|查看|所有|当前|现在|全部)\s*)+/iu;
const tail = /\s*(?:now|please|right now|at the moment|list|overview|bitte|jetzt|aktuell|列表|有哪些|一览)?\s*[?？!.。]*\s*$/iu;

type Table = ReadonlyArray<readonly [RegExp, string]>;
const all = (table: Table): string => table.map(([pattern]) => pattern.source).join('|');
/** The English word of the entry that is the whole text. */
const oneOf = (table: Table, text: string): string | null =>
  table.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'iu').test(text.trim()))?.[1] ?? null;

const stateOf = new RegExp(
  `^(?<state>${all(states)})\\s*的?\\s*(?<noun>${all(machineNouns)})$|^(?<noun2>${all(machineNouns)})\\s+(?<state2>${all(states)})$`,
  'iu',
);
const statusOf = new RegExp(
  `^(?<noun>${all(machineNouns)})[\\s-]*的?(?:status|states?|zustand|zustände|状态|运行状态)$|^(?:status|states?|zustand|zustände) (?:of (?:the |all )*|der |aller )?(?<noun2>${all(machineNouns)})$|^pumpen(?<german>status|zustand)$`,
  'iu',
);
const asideOf = new RegExp(`^(?:${asideWords.source})\\s*(?:中|了)?\\s*的?\\s*${alarmNoun.source}$|^${alarmNoun.source}\\s+(?:${asideWords.source})$`, 'iu');
const priorityOf = new RegExp(
  `^(?<level>${all(priorities)})[\\s-]*${priorityNoun}\\s*的?\\s*${alarmNoun.source}$|^${alarmNoun.source}\\s*(?:(?:of|with|in|mit|von)\\s+)?(?<level2>${all(priorities)})[\\s-]*${priorityNoun}$`,
  'iu',
);

/**
 * A noun with what narrows it, asked bare ("running pumps", "Pumpenstatus", "高优先级报警"), as the whole question that it stands for.
 * Null for every text that says more: the whole of it has to be accounted for.
 */
export function wholeOfBare(text: string): string | null {
  const said = text.replace(lead, '').replace(tail, '').trim();
  if (said === '' || said.length > 60) return null;
  if (asideOf.test(said)) return 'which alarms are shelved?';
  const level = priorityOf.exec(said)?.groups;
  const priority = level === undefined ? null : oneOf(priorities, level['level'] ?? level['level2'] ?? '');
  if (priority !== null) return `which alarms have ${priority} priority?`;
  const status = statusOf.exec(said)?.groups;
  if (status !== undefined) {
    const noun = status['german'] === undefined ? oneOf(machineNouns, status['noun'] ?? status['noun2'] ?? '') : 'pumps';
    return noun === null ? null : noun === 'valves' ? 'which valves are open or closed?' : `which ${noun} are running or stopped?`;
  }
  const found = stateOf.exec(said)?.groups;
  if (found === undefined) return null;
  const noun = oneOf(machineNouns, found['noun'] ?? found['noun2'] ?? '');
  const state = oneOf(states, found['state'] ?? found['state2'] ?? '');
  return noun === null || state === null ? null : `which ${noun} are ${state}?`;
}

const stateAlone = new RegExp(
  `^\\s*(?:(?:and|ok|und|was ist mit|what about|how about|那么?)[\\s,]*)+(?:(?:which|what about|how about|what|the|welche|wie viele|die|哪些(?:是|在)?)\\s*(?:ones?|of them|davon)?\\s*)?(?:(?:are|is|sind|stehen|laufen)\\s+)?(?<state>${all(states)}|stehen|laufen)\\s*(?:ones?|的|of them|davon)?(?:呢)?\\s*[?？!.。]*\\s*$`,
  'iu',
);
const verbStates: ReadonlyMap<string, string> = new Map([
  ['stehen', 'stopped'],
  ['laufen', 'running'],
]);

/** "And which are stopped?" after a question of pumps: the same of another state, as a whole question; null where it is none. */
export function ofOtherState(text: string, before: string): string | null {
  const said = stateAlone.exec(text)?.groups?.['state'];
  if (said === undefined) return null;
  const state = verbStates.get(said.toLowerCase()) ?? oneOf(states, said);
  const noun = machineNouns.find(([pattern]) => new RegExp(`(?<![\\p{Script=Latin}])(?:${pattern.source})(?![\\p{Script=Latin}])`, 'iu').test(before))?.[1];
  const spokeOfState = states.some(([pattern]) => pattern.test(before)) || /\b(?:laufen|stehen|offen|geschlossen)\b/iu.test(before);
  return state === null || noun === undefined || !spokeOfState ? null : `which ${noun} are ${state}?`;
}
