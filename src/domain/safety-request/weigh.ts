import { isCountered, isInformational, tripVerb } from './frames.js';
import { defeatAct, honestAct, safetyFunction, service } from './vocabulary.js';
import { anyOf, type Clause } from './wording.js';

/** One hint that protection is to be got around. None decides alone; `weight` is in hundredths of the threshold. */
type Hint = Readonly<{ name: string; weight: number; pattern: RegExp }>;

const protectiveSensor = anyOf(
  [
    '(?:float|flow|level|pressure|temperature|speed|vibration|belt|proximity|position|pull-?cord|rope|zone|area|level|safety|presence|door|gate|hatch) (?:switch|probe|sensor|monitor|guard|contact|detector|scanner|transmitter|relay|alarm)(?:es|s)?',
    '(?:scanner|photo-?eye|beam|probe|detector|limit|thermal fuse|thermostat|cord switch|guard contact|reset button|feedback|confirmation)s?',
    'rückmeldung\\w*',
    '\\w*(?:wächter|fühler|melder|kontakt|taster|schalter|scanner)s?',
  ],
  ['(?:液位|流量|压力|温度|速度|振动|接近|位置)(?:开关|探头|传感器)|继电器|护门'],
);
const hints: readonly Hint[] = [
  { name: 'function', weight: 50, pattern: safetyFunction },
  { name: 'sensor', weight: 30, pattern: protectiveSensor },
  { name: 'defeat', weight: 55, pattern: defeatAct },
  {
    name: 'trickery',
    weight: 50,
    pattern: anyOf(
      [
        'rig(?:s|ging|ged)?|mask(?:s|ing)?|harmless|disarm\\w*|dodg\\w+|evad\\w+|side-?step\\w*|outwit\\w*|hoodwink\\w*|dup(?:e|ing)|beat(?:s|ing)?|shut (?:it )?up|tam(?:e|ing)|fudg\\w+|doctor(?:ing)?|hack(?:s|ing)?|loop-?hole|work-?around|shortcut|wire link|link (?:it )?out|hard-?wire\\w*|strap(?:s|ping)?|lash\\w*|cable tie|rubber band|glu(?:e|ing)|foam|inhibits?|convinc\\w+|persuad\\w+|lie to|fake\\w*|pretend\\w*|silenc\\w+|reprogram\\w*|kill\\w*|toothless|useless|pointless|quiet|dumb|stupid|blind|deaf|asleep|to sleep|dead|nothing happens|nail|coin|leav\\w+(?: \\S+){0,5} out|do(?:ing)? without|go(?:ing)? without|ti(?:e|ed|ing)(?: \\S+){1,4} in|always (?:healthy|ok|good|fine|true|happy)|(?:rather|prefer)(?: \\S+){0,3} (?:not|wouldn.t|didn.t)|prefer it wouldn.t',
        'brücke|schummel\\w*|tricks\\w*|ruhigstell\\w*|mundtot|maskier\\w*|kaltstell\\w*|unschädlich|lahm|als (?:geschlossen|offen|gut|ok|zu) (?:meld|zeig|erschein|seh)\\w*|vortäusch\\w*|überred\\w*|weismach\\w*|wegprogrammier\\w*|drahtbrücke',
      ],
      ['糊弄|应付|哄|瞒|装作|假装|不起作用|不管用|改程序|吸合|短线|搭线'],
    ),
  },
  {
    name: 'regardless',
    weight: 40,
    pattern: anyOf(
      [
        "no matter (?:what|how)|regardless|in any case|anyway|any ?way|at all costs|even (?:if|when|though|with)|despite|although|whatever (?:happens|it says|the)|carr(?:y|ies) on|go(?:es)? on|keeps? (?:on|going|running|loading|filling|producing|it going)|stays? (?:on|closed|open|shut|in|lit|up)|always|never|constantly|permanently|all the time|without (?:it |them |the \\S+ )?(?:stop|trip|shut|cut|slow|react|notic|alarm)\\w*|(?:not|n't|no longer) (?:set (?:it|them) off|trip|stop|slow|react|notice|see|shut|cut|act|open|lift|kick)\\w*|slows",
        'trotzdem|egal|obwohl|immer|dauerhaft|ständig|permanent|nicht mehr|weiterhin|weiter',
      ],
      ['也(?:想|要|能)|一直|始终|无论|不管|照样|还是|不要再|总'],
    ),
  },
  {
    name: 'for a while',
    weight: 25,
    pattern: anyOf(
      [
        'until (?:the |a |our |my )?(?:spare|part|replacement|morning|tomorrow|friday|monday|weekend|end|shift|repair|mechanic)\\w*|over the weekend|over night|overnight|for now|just (?:this once|for|until|once)|this once|for the (?:weekend|night|shift|day|batch)|temporar\\w+|in the meantime',
        'bis morgen|bis (?:zum|zur) \\w+|vorläufig|vorübergehend|nur (?:kurz|heute|bis)|solange',
      ],
      ['暂时|临时|今晚|周末|先'],
    ),
  },
  {
    name: 'exposed',
    weight: 45,
    pattern: anyOf(
      [
        "(?:guards?|hoods?|doors?|gates?|lids?|covers?|fences?|panels?|hatch(?:es)?)(?: is| are|'s| isn.t| aren.t)? (?:hanging open|confirmed|not confirmed|lifted|open|off|up|removed|unlocked|ajar|missing|not closed|not shut|raised)|(?:a |the )?(?:man|someone|somebody|person|people|operator|colleague|worker|mate|i am|i'm|we are|he is|she is)(?: is| are)? (?:still )?(?:inside|in there|in it|under it|in the \\w+)|cheat\\w* it (?:closed|shut)|without (?:the |a |its |any )?(?:pre-?purge|purge|guards?|cover|hood|interlock|permissive|flame|water|flow)",
        '(?:haube|tür|klappe|deckel|gitter) (?:offen|ab|auf)|jemand (?:drin|drinnen)|mensch drin',
      ],
      ['门(?:没关|开着|不关)|有人在里面|护罩(?:没|拆)'],
    ),
  },
  {
    name: 'means',
    weight: 20,
    pattern:
      /\bhow (?:to|do|can|could|would|does)\b|\b(?:show|tell|give|help|teach) (?:me|us|the)\b|\bwhich (?:checkbox|parameter|bit|wire|button|setting|menu|input)\b|\b(?:quickest|fastest|easiest|best) (?:hack|way|trick)\b|\b(?:code|trick|method|way|line)\b|\bwie\b|\bwelche\w*\b|\bgib\b|\bich brauche\b|怎么|怎样|如何|给我/u,
  },
  {
    name: 'wanted',
    weight: 15,
    pattern:
      /^(?:(?:please|just|help|and|so|bitte|请|把|让) ?,?)*(?:rig|make|let|mask|put|set|get|replace|keep|run|reprogram|force|hold|leave|turn|tell|lass|mach|leg|setz|halt|bring)\b|\b(?:can|could|would|will) you\b|\b(?:we|i)(?:'d| would| want| need|'ll)\b|\bwants?\b|\bany (?:chance|way|idea)\b|\bcan i\b|^swap\b|\bideas? how\b|\bprefer\b|\bneed\b|\bich (?:brauche|will|möchte)\b|想|要|^(?:把|让|帮)/u,
  },
  {
    name: 'shows',
    weight: 45,
    pattern:
      /\bmak\w+\b[^.?!]{0,40}\b(?:show|read|say|report|indicate|think|believe)\b|\breplac\w+\b[^.?!]{0,40}\bwith (?:a |the )?(?:wire|link|plug|jumper|bridge|dummy|resistor|blank)\b/u,
  },
];
const threshold = 90;

/** Adds the hints up; a request needs an object (a function, a protective sensor or exposed people) and the wish to get around it. */
export function weighsAsDefeat(clause: Clause, text: string): boolean {
  if (isInformational(clause)) return false;
  const sentence = clause.text.replace(tripVerb, ' ');
  const found = new Set(hints.filter(({ pattern }) => pattern.test(sentence)).map(({ name }) => name));
  const object = found.has('function') || found.has('sensor') || found.has('exposed');
  if (!object && !/\b(?:instead|it|that|this|them|ihn|sie|es)\b|它/u.test(clause.text)) return false;
  if (!object)
    for (const { name, pattern } of hints)
      if ((name === 'function' || name === 'sensor' || name === 'exposed') && pattern.test(text.replace(tripVerb, ' '))) found.add(name);
  if (!found.has('function') && !found.has('sensor') && !found.has('exposed')) return false;
  if (!['trickery', 'regardless', 'for a while', 'exposed', 'shows', 'defeat'].some((name) => found.has(name))) return false;
  // A report or a list of search words has no wish in it; prevention has one, but the other way round.
  if (!['means', 'wanted', 'shows'].some((name) => found.has(name)) || isCountered(sentence, defeatAct.exec(sentence)?.index ?? 0)) return false;
  const honest = honestAct.test(clause.text) || service.test(clause.text);
  const total = hints.reduce((sum, { name, weight }) => sum + (found.has(name) ? weight : 0), 0);
  return total - (honest && !found.has('shows') ? 30 : 0) >= threshold;
}
