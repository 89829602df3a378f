import { either } from './never/frames.js';

/**
 * States of equipment and happenings, as sentences assert them and as records word them. `opposites` exclude it; `needsRecord` where only a record of the
 * plant can know that it is so.
 */
export type Predicate = Readonly<{ name: string; said: RegExp; held: RegExp; opposites: readonly string[]; needsRecord: boolean }>;

/** Copulas behind which a state is asserted of now. */
const is =
  "(?:is|are|was|were|been|stays?|remains?|still|now|currently|it's|ist|sind|war|waren|bleibt|steht)(?: (?:not|now|still|currently|already|again|nicht|noch|jetzt|wieder|\\p{L}+ly))*";

function state(name: string, said: readonly [string, string], held: readonly [string, string], opposites: readonly string[], needsRecord = true): Predicate {
  return { name, said: either(said[0], said[1]), held: either(held[0], held[1]), opposites, needsRecord };
}

function happening(name: string, latin: string, han: string, opposites: readonly string[] = []): Predicate {
  return { name, said: either(`(?:${latin})`, han), held: either(`(?:${latin})`, han), opposites, needsRecord: true };
}

const trend = ['rising', 'falling', 'steady'] as const;
const moves = (name: (typeof trend)[number], latin: string, han: string): Predicate =>
  state(
    name,
    [latin, han],
    [latin, han],
    trend.filter((other) => other !== name),
  );

const priorities = ['highest', 'high', 'medium', 'low'] as const;
const priority = (level: (typeof priorities)[number]): Predicate =>
  state(
    `priority ${level}`,
    [`priority (?:is |of |: ?)?${level}|${level}[- ]priority|priorität (?:ist )?${level}`, '(?!)'],
    [`priority ${level}`, '(?!)'],
    priorities.filter((other) => other !== level).map((other) => `priority ${other}`),
    false,
  );

export const predicates: readonly Predicate[] = [
  state(
    'running',
    [`${is} (?:running|in operation|operating|turning)|läuft|laufen`, '运行中|正在运行|在运转'],
    ['running|firing|execute', '运行'],
    ['stopped', 'tripped'],
    false,
  ),
  state(
    'stopped',
    [`${is} (?:stopped|standing still|at rest|switched off|off|gestoppt|aus|still)|has stopped|stands? (?:still|idle)|been standing`, '已停|停着|停止'],
    ['stopped|off(?!-)|idle|standing', '停'],
    ['running'],
  ),
  state('tripped', ['(?:has |have |had )?tripped|ausgelöst', '跳闸|已跳停'], ['trip(?:ped|s)?', '跳闸|跳停'], ['healthy']),
  state(
    'healthy',
    [
      `${is} (?:normal|healthy|ok|okay|fine|in order|in ordnung|unauffällig)|(?:running|runs|working|works|operating|läuft) (?:normally|normal|fine|well|smoothly|as it should|einwandfrei|störungsfrei)`,
      '正常',
    ],
    ['healthy|(?<!off-)normal|ok', '正常'],
    ['tripped', 'alarmed'],
    false,
  ),
  state('alarmed', ['(?!)', '(?!)'], ['state active(?:-\\w+)?', '(?!)'], ['healthy', 'cleared'], false),
  state(
    'cleared',
    [
      '(?:has|have|had) (?:now |already |since )?(?:cleared|gone away|returned to normal)|(?:is|are) (?:now |already )?(?:cleared|back to normal)|ist (?:gegangen|wieder weg)',
      '已消除|已恢复',
    ],
    ['(?:state )?(?:cleared|latched)(?:-\\w+)?|returned to normal|state normal', '已消除|已恢复'],
    ['alarmed'],
  ),
  state('wet', [`${is} (?:wet|nass|feucht)`, '湿'], ['wet', '湿'], ['dry'], false),
  state('dry', [`${is} (?:dry|trocken)`, '干'], ['dry', '干'], ['wet'], false),
  state('empty', [`${is} (?:empty|leer)`, '空了|快空|已空'], ['empty|leer', '空'], ['full'], false),
  state('full', [`${is} (?:full|voll)`, '满了|快满|已满'], ['(?<!pan )full|voll', '满'], ['empty'], false),
  state('open', [`${is} (?:open|offen)`, '打开着|开着'], ['open', '开'], ['closed'], false),
  state('closed', [`${is} (?:closed|shut|geschlossen|zu)`, '关着|关闭'], ['closed', '关'], ['open'], false),
  state('forward', [`${is} (?:\\S+ )?forward`, '正向'], ['forward', '正向'], ['diverted'], false),
  state('diverted', [`${is} (?:\\S+ )?divert(?:ed|ing)`, '转向'], ['divert(?:ed)?', '转向'], ['forward'], false),
  state('acknowledged', [`${is} acknowledged|has been acknowledged|quittiert`, '已确认'], ['(?<!un)acknowledged', '已确认'], ['unacknowledged']),
  state('unacknowledged', ['unacknowledged|unquittiert', '未确认'], ['unacknowledged', '未确认'], ['acknowledged']),
  moves('rising', '(?:rising|rises|increasing|climbing|going up|rose|risen|steigt|gestiegen|steigend)', '上升|升高|在涨'),
  moves('falling', '(?:falling|falls|decreasing|dropping|going down|fell|fallen|sinkt|gesunken|fällt|fallend)', '下降|降低'),
  moves('steady', '(?:steady|stable|unchanged|constant|konstant|stabil|unverändert)', '稳定|不变'),
  ...priorities.map(priority),
  state(
    'above its limit',
    [
      `${is} (?:too |very )?high|${is} (?:much |far )?too (?:hot|warm|fast|full|heavy|loud)|${is} (?:above|over|beyond) (?:its |the |their )?(?:\\p{L}+ )?limits?|exceeds? (?:its |the )?(?:\\p{L}+ )?limits?`,
      '超过限值|超限|过高|偏高',
    ],
    ['condition (?:high|high-high)|(?<!priority )high(?:-high)?(?=[;,(]| \\(|$)', '偏高|过高'],
    ['below its limit'],
    false,
  ),
  state(
    'beyond its trip limit',
    [
      `(?:exceeds?|exceeded|passed|reached|${is} (?:above|over|beyond|at)) (?:its |the |their )?(?:trip|tripping|shutdown|high-high|low-low)(?:[- ](?:limit|point|setting|level|value))?`,
      '(?!)',
    ],
    ['condition (?:high-high|low-low)|tripped', '(?!)'],
    [],
  ),
  state(
    'below its limit',
    [
      `${is} (?:too |very )?low|${is} (?:much |far )?too (?:cold|cool|slow|empty|weak)|${is} (?:below|under|within) (?:its |the |their )?(?:\\p{L}+ )?limits?`,
      '低于限值|过低|偏低|在限值内',
    ],
    ['condition (?:low|low-low)|(?<!priority )low(?:-low)?(?=[;,(]| \\(|$)', '偏低|过低'],
    ['above its limit'],
    false,
  ),
  state(
    'ahead',
    ['ahead of (?:the |its )?(?:plan|schedule)|(?:met|meets|reached|fulfilled|exceeded|beat) (?:its|the) (?:plan|target|goal)', '超额|提前完成|完成计划'],
    ['(?:\\d+ )?ahead|plan met', '超额'],
    ['behind'],
  ),
  state(
    'behind',
    ['behind (?:the |its )?(?:plan|schedule)|(?:missed|misses) (?:its|the) (?:plan|target|goal)', '落后|未完成计划'],
    ['behind|missing', '落后'],
    ['ahead'],
  ),
  happening('leaks', 'leak(?:s|ing|ed|age)?|undicht|leckt|leckage', '泄漏|漏', ['dry']),
  happening('false alarm', '(?:false|nuisance|spurious) alarms?|fehlalarme?', '误报|假报警'),
  happening('failed', 'failed|failure|broke(?:n)?|burst|seized|ausgefallen|ausfall|defekt|gebrochen', '失效|损坏|坏了|故障'),
  happening('replaced', 'replac(?:ed|ement)|exchanged|renewed|changed|swapped|ersetzt|ausgetauscht|gewechselt', '更换'),
  happening('repaired', 'repaired|fixed|mended|repariert|instandgesetzt', '修好|修复|维修(?!日志|记录|工单|计划|手册|，优先级)'),
  happening('isolated', 'isolated|locked out|tagged out|freigeschaltet|abgesperrt', '隔离|上锁'),
  happening('bypassed', 'bypassed|jumpered|overridden|forced|überbrückt', '旁路|短接|强制'),
  happening('shelved', 'shelved|zurückgestellt', '搁置|屏蔽'),
  happening('calibrated', 'calibrat(?:ed|ion)|kalibriert', '校准'),
  happening('jammed', 'jam(?:med)?|blocked|clogged|verstopft|verklemmt', '堵塞|卡住'),
];
