import { allMatches } from '../../../domain/all-matches.js';

/**
 * Pairs of words of which one says the opposite of the other, and what turns a clause into its opposite, in three languages. Closed lists of common words: they are
 * about no trade and no plant.
 */
type Axis = Readonly<{ name: string; poles: readonly [RegExp, RegExp] }>;

/** Words of Latin letters stand alone, Chinese ones anywhere. */
function words(latin: string, chinese: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d-])(?:${latin})(?![\\p{L}])${chinese === '' ? '' : `|${chinese}`}`, 'giu');
}
const axis = (name: string, one: readonly [latin: string, chinese: string], other: readonly [latin: string, chinese: string]): Axis => ({
  name,
  poles: [words(...one), words(...other)],
});

/** A limit by its figure: "under load" and "over the edge" are none. What is denied ("not below 5") is the other side. */
const limits: readonly [RegExp, RegExp] = [
  /(?<!\p{L})(?:(not|nicht|no|keine) (?:\p{L}+ ){0,2}?)?(?:above|over|more than|exceed(?:s|ed|ing)?|greater than|higher than|longer than|at least|übersteigt|über|mehr als|mindestens|größer als|länger als)\s+(?:the |a |about |ca\. )?([-−]?\d[\d.,]*)/giu,
  /(?<!\p{L})(?:(not|nicht|no|keine) (?:\p{L}+ ){0,2}?)?(?:below|under|less than|fewer than|lower than|shorter than|at most|up to|unterschreitet|unter|weniger als|höchstens|bis zu|kleiner als|kürzer als)\s+(?:the |a |about |ca\. )?([-−]?\d[\d.,]*)/giu,
];

const axes: readonly Axis[] = [
  axis(
    'open',
    ['open(?:s|ed|ing)?|offen\\w*|geöffnet\\w*|öffne\\w*', '打开|开启'],
    ['clos(?:e|es|ed|ing)|shut(?:s|ting)?|geschlossen\\w*|schlie(?:ß|ss)\\w*', '关闭|关上'],
  ),
  axis(
    'power',
    ['(?:switch(?:ed|es|ing)?|turn(?:ed|s|ing)?|is|are) on|energi[sz]ed?|einschalten|eingeschaltet\\w*', '接通|通电'],
    ['(?:switch(?:ed|es|ing)?|turn(?:ed|s|ing)?|is|are) off|de-?energi[sz]ed?|ausschalten|ausgeschaltet\\w*|abgeschaltet\\w*', '切断|断电'],
  ),
  axis(
    'motion',
    ['start(?:s|ed|ing)?|run(?:s|ning)?|moving|läuft|laufen\\w*|anlaufen|starte\\w*|gestartet', '启动|运行'],
    ['stop(?:s|ped|ping)?|stand(?:s|ing)? still|standstill|steht|stehen\\w*|stillst\\w*|angehalten|anhalten|gestoppt', '停止|停机'],
  ),
  axis('towards', ['towards?|zur \\p{L}+ hin', '朝向'], ['away from|weg von', '背向|远离']),
  axis('upper', ['upper|top|obere\\w*', '上部|上方'], ['lower|bottom|untere\\w*', '下部|下方']),
  axis('side', ['left(?!\\s*[.;,])|left-hand|linke\\w*|links', '左'], ['right(?!\\s*[.;,]| away)|right-hand|rechte\\w*|rechts', '右']),
  axis(
    'way',
    ['inlet|intake|suction|supply|einlass|eintritt\\w*|vorlauf\\w*|saugseit\\w*', '入口|进口'],
    ['outlet|discharge|return|auslass|austritt\\w*|rücklauf\\w*|druckseit\\w*', '出口'],
  ),
  axis('tight', ['tighten(?:s|ed|ing)?|festziehen|anziehen|angezogen', '拧紧'], ['loosen(?:s|ed|ing)?|slacken(?:s|ed|ing)?|lösen|gelöst|lockern', '松开']),
  axis(
    'fill',
    ['fill(?:s|ed|ing)?|füllen|gefüllt|befüllen|auffüllen', '加满|注入'],
    ['drain(?:s|ed|ing)?|empt(?:y|ies|ied|ying)|entleer\\w*|ablassen', '排空|排放'],
  ),
  axis(
    'raise',
    ['rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|ris(?:e|es|ing)|erhöh\\w*|steig\\w*|anheben', '提高|升高'],
    [
      'lower(?:s|ed|ing)|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|fall(?:s|ing)?|senk\\w*|verringer\\w*|reduzier\\w*|sink\\w*',
      '降低|下降',
    ],
  ),
  axis('turn', ['clockwise|im uhrzeigersinn', '顺时针'], ['counter-?clockwise|anti-?clockwise|gegen den uhrzeigersinn', '逆时针']),
  axis('heat', ['hot|warm(?:er)?|heiß\\w*|warme\\w*', '热'], ['cold(?:er)?|cool(?:er)?|kalt\\w*', '冷']),
  axis('hand', ['manual(?:ly)?|by hand|von hand|handbetrieb', '手动'], ['automatic(?:ally)?|automatisch\\w*|by itself|von selbst|selbsttätig', '自动']),
  axis('end', ['first|zuerst|erste[nrsm]?', '首先|第一'], ['last|finally|zuletzt|letzte[nrsm]?', '最后']),
  axis('inside', ['inside|internal(?:ly)?|innen\\w*|innere\\w*', '内部|里面'], ['outside|external(?:ly)?|außen\\w*|äußere\\w*', '外部|外面']),
  axis('speed', ['fast(?:er)?|quick(?:ly)?|schnell\\w*', '快'], ['slow(?:er|ly|s)?|langsam\\w*', '慢']),
  axis('level', ['high(?:er)?|hohe?[rnms]?|zu hoch', '过高'], ['low|too low|niedrig\\w*|zu niedrig', '过低']),
  axis('amount', ['more|mehr', ''], ['less|fewer|weniger', '']),
  axis('new', ['new|neue?[nrsm]?', '新'], ['old|used|alte?[nrsm]?|gebrauchte?\\w*', '旧']),
  axis('wet', ['wet|feucht\\w*|nass\\w*', '湿'], ['dry|trocken\\w*', '干']),
  axis('full', ['full(?:y)?|voll\\w*', '满'], ['empty|half|leer\\w*|halb\\w*', '空']),
  axis('season', ['summer|sommer\\w*', '夏'], ['winter\\w*', '冬']),
  axis('day', ['day shift|daytime|tagsüber', '白班'], ['night(?: shift)?|nachts', '夜班']),
  axis('worst', ['minimum|least|lowest|mindest\\w*|kleinste\\w*', '最小|最低'], ['maximum|most|highest|höchst\\w*|größte\\w*', '最大|最高']),
  axis('thick', ['thick(?:er)?|dick\\w*', '厚'], ['thin(?:ner)?|dünn\\w*', '薄']),
  axis('weak', ['weak(?:er)?|schwach\\w*', '弱'], ['strong(?:er)?|stark\\w*', '强']),
  axis('hard', ['hard(?:er)?|hart\\w*', '硬'], ['soft(?:er)?|weich\\w*', '软']),
  axis('dark', ['dark(?:er)?|dunkel\\w*', '暗|深色'], ['pale|light-coloured|bright|hell\\w*', '亮|浅色']),
  axis('mode', ['local(?:ly)?|vor ort', '就地'], ['remote(?:ly)?|ferngesteuert|fernbedien\\w*', '远程']),
  axis('wind', ['upwind|windward|luvseit\\w*', '上风'], ['downwind|leeward|leeseit\\w*', '下风']),
  axis('travel', ['forwards?|vorwärts', '向前|前进'], ['backwards?|rückwärts', '向后|后退']),
  axis('side of', ['front|vordere\\w*|vorne?', '前部'], ['rear|back side|hintere\\w*|hinten', '后部']),
  axis('vertical', ['upwards?|nach oben|aufwärts', '向上'], ['downwards?|nach unten|abwärts', '向下']),
  axis('edge', ['drive side|antriebsseite|landside|landseit\\w*', '传动侧'], ['operator side|tending side|bedienseite|waterside|wasserseit\\w*', '操作侧']),
  axis('flow', ['upstream|stromaufwärts', '上游'], ['downstream|stromabwärts', '下游']),
  axis('port', ['port side|to port|backbord\\w*', '左舷'], ['starboard\\w*|steuerbord\\w*', '右舷']),
];

/** Looks like a denial and is none. */
const noDenial = /\bnot only\b|\bnicht nur\b|\bno\. ?(?=[\p{L}\d-]*\d)/giu;
const denial = words(
  "not|never|no|none|nobody|no one|nothing|neither|nor|without|cannot|can't|don't|doesn't|didn't|isn't|aren't|won't|mustn't|needn't|forbidden|prohibited|unnecessary|unless|otherwise|or (?:it|they|the \\p{L}+)|sonst|rather than|instead of|nicht|nie|niemals|keine?[nmrs]?|keinesfalls|ohne|weder|verboten\\w*|untersagt\\w*|unzulässig\\w*|statt|anstatt|niemand",
  '不|未|勿|禁止|无需|没有|无法',
);

/** What a clause says on each pair of opposites, whether it denies, and its text without all these words. */
export type Poles = Readonly<{ signs: ReadonlyMap<string, ReadonlySet<0 | 1>>; denials: number; rest: string }>;

export function polesOf(clause: string): Poles {
  const signs = new Map<string, Set<0 | 1>>();
  const add = (name: string, sign: 0 | 1): void => void signs.set(name, (signs.get(name) ?? new Set()).add(sign));
  let rest = clause.replace(noDenial, ' ');
  for (const sign of [0, 1] as const)
    for (const [found, not, figure = ''] of allMatches(clause, limits[sign])) {
      add(`limit ${Number(figure.replace(',', '.').replace('−', '-'))}`, not === undefined ? sign : sign === 0 ? 1 : 0);
      rest = rest.replace(found, ` ${figure} `);
    }
  const said = rest;
  for (const { name, poles } of axes)
    for (const sign of [0, 1] as const)
      for (const { 0: found } of allMatches(said, poles[sign])) {
        add(name, sign);
        rest = rest.replace(found, ' ');
      }
  return { signs, denials: allMatches(said, denial).length, rest: rest.replace(denial, ' ') };
}

/** Opposites by which things are told apart (the upper wheel, the return pipe): what speaks of the other one is about another thing. */
export const namingAxes: ReadonlySet<string> = new Set([
  'upper',
  'side',
  'way',
  'end',
  'inside',
  'new',
  'season',
  'day',
  'flow',
  'port',
  'level',
  'side of',
  'edge',
]);
