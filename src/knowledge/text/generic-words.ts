/**
 * Words with which people ask, as stems of their language would be too many: written forms. A question may use them although no
 * document does, so they weigh little when they are not found.
 */
const ENGLISH =
  'not no none heavy tall thick deep wide hot cold fast slow true false compare comparison compared found normally condition conditions considered stand stands sort hold holds much many often frequently long far big small large little good bad better best right wrong correct correctly proper properly new old different kind type sort way ways thing things something anything someone anyone everything person people one two need needs needed want wants tell show give gives given find look looking know knows explain describe list name mean means meaning meant say says said use uses used using make makes made take takes taken get gets getting got go goes going come comes keep keeps kept put happen happens happened happening help helps work works working do does done call called see seen think ask question answer details detail information info available allowed permitted possible possibly necessary required requires require recommend recommended recommendation suggest suggested supposed must need exactly really actually currently usually normally always never ever still yet already now today please thanks hello number numbers amount value values figure figures quantity total maximum minimum max min limit limits least most highest lowest first last next previous latest current recent main major typical general particular specific certain every whole full last long-term reason reasons cause causes caused purpose difference between instruction instructions procedure procedures step steps process manual handbook document documentation documents section page chapter according per via within without instead rather able unable try tried trying start begin end finish become fix solve handle deal dealing perform performed carry carried carrying apply applied applies applicable provide provided determine determined ensure consider regarding concerning related relevant equipment machine machines device devices unit units system systems plant site company location installed interval intervals frequency duration time times day days week weeks month months year years hour hours minute minutes second seconds';
const GERMAN =
  'stimmt sagt sagen wahr vergleiche vergleichen gilt bedingung bedingungen steht fasst viel viele vielen oft häufig lange lang weit groß grosse große klein gut richtig falsch neu alt art weise ding dinge etwas jemand person personen brauche braucht brauchen benötige benötigt sagen sage zeig zeige zeigen gib geben finde finden suche wissen weiß weiss erkläre erklären beschreibe liste nenne nennen heißt heisst heißen bedeutet bedeuten bedeutung nutzen benutzen verwenden verwendet machen macht gemacht tun getan nehmen gehen geht kommt passiert helfen funktioniert funktionieren erlaubt zulässig möglich nötig notwendig erforderlich empfohlen vorgeschrieben dürfen darf sollen müssen genau eigentlich normalerweise immer nie schon heute danke hallo zahl anzahl menge wert werte maximal minimal maximum minimum höchstens mindestens höchste niedrigste grenzwert grenze erste letzte nächste grund gründe ursache zweck unterschied anleitung verfahren schritt schritte handbuch dokument abschnitt seite laut gemäß pro ohne statt beginnen starten beenden beheben lösen durchführen durchgeführt anlage gerät maschine system intervall dauer zeit tag tage woche wochen monat monate jahr jahre stunde stunden minute minuten hoch niedrig schwer stark nicht kein keine keinen keinem keiner keines ungefähr circa ca etwa früher rein einfach mal gerade aktuell aktuelle aktuellen aktueller aktuellem aktuelles zurzeit damals jeweils bereits gehört gehören bekommt bekommen wofür womit woran wodurch wohin wieviel wievielte wozu weshalb bzw beziehungsweise sofort überhaupt insgesamt derzeit momentan';
const CHINESE =
  '多久 多长 多大 多高 多宽 多深 多厚 多快 多远 多重 多粗 多少钱 多 得 几点 几号 几个 几台 几根 几天 几小时 几分钟 几年 什么时候 哪种 哪家 哪天 哪台 哪个 最多 最少 至少 至多 数量 数值 值 次 一次 做 进行 使用 用 说明 告诉 介绍 查找 知道 意思 含义 表示 办法 方法 步骤 流程 程序 原因 目的 区别 允许 必须 应当 建议 推荐 要求 规定 最大 最小 最高 最低 上限 下限 限值 范围 标准 时间 周期 间隔 天 周 月 年 小时 分钟 设备 机器 系统 装置 手册 文件 章节 页 超过 达到 时候 情况 处理 解决 发生 怎么办 怎样 怎么做 几次 每次 啥 为啥 咋 咋办 各 各是 分别 大概 大约 左右 现在 目前 当前 一样 准不准 具体 一般 通常 到底 究竟 一共 总共 那次 哪几 哪几项 有啥 不同 差别 先 再 没 没有 还有';

const words = (list: string): readonly string[] => list.split(' ');
const GENERIC: ReadonlySet<string> = new Set([...words(ENGLISH), ...words(GERMAN), ...words(CHINESE)]);

/** Plurals that mean something else than their singular: goods are no good ones. */
const OWN_SENSE: ReadonlySet<string> = new Set(['goods', 'means', 'glasses', 'works']);

/** The word as written and what it may be a plural, a comparative or a superlative of: kinds, heavier, steepest. */
export function inflectionsOf(word: string): readonly string[] {
  if (OWN_SENSE.has(word)) return [word];
  const forms = [word];
  if (/[a-z]{3}s$/u.test(word) && !/(?:ss|us|is)$/u.test(word)) forms.push(word.slice(0, -1), ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []));
  const degree = /^([a-z]{2,}?)(?:er|est)$/u.exec(word)?.[1];
  if (degree !== undefined && word.endsWith('est')) {
    forms.push(degree, `${degree}e`, degree.replace(/i$/u, 'y'));
    if (/([b-df-hj-np-tv-z])\1$/u.test(degree)) forms.push(degree.slice(0, -1));
  }
  return forms;
}

/** True for a word that belongs to asking rather than to the subject. */
export function isGenericWord(written: string): boolean {
  return inflectionsOf(written.normalize('NFKC').toLowerCase()).some((form) => GENERIC.has(form));
}
