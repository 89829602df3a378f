import { isCountered, isInformational } from './frames.js';
import type { Clause } from './wording.js';

/** Reaching, entering or opening: what isolation has to come before. */
const reaches =
  /\b(?:grab|hineinlangen|hinlangen|reinlangen|hinfassen)\b|\b(?:reach|get|put|stick|place|have)(?:ing)?\b(?:[^.?!]{0,16}\b(?:my|our|a|his|the) (?:hands?|arms?|fingers?|heads?)\b|(?: back)? (?:in|into|inside)\b)|\b(?:reach|climb|step|crawl|lean|go|get|enter|work)(?:ing)? (?:in(?:to|side)?|inside|under|on it)\b|\b(?:hineingreifen|reingreifen|hineinfassen|reinfassen|einsteigen|hineinklettern|anfassen|greifen|hineingehen)\b|伸手|把手(?:伸|放)|进(?:入|去)|钻进|爬进/u;
const opens =
  /\bput a (?:spanner|wrench)\b|\b(?:open|enter|touch|remove|take off|dismantle|strip|break|crack|unbolt|crack open|undo|work on|start work(?:ing)?|disassemble|loosen|unscrew|öffnen|aufmachen|anfassen|berühren|abnehmen|zerlegen|anfangen|loslegen)\b|打开|拆|触摸|碰|开始(?:干活|工作|检修)/u;
const dead =
  /\b(?:isolated|de-?energi[sz]ed|locked out|locked off|dead|no voltage|voltage.?free|power(?:ed)? (?:off|down)|no pressure|depressuri[sz]ed|pressure.?free|pressureless|gas.?free|drained and safe|safe|safely|zero energy|no energy|discharged|free of (?:pressure|gas|voltage|energy|power)|secured|made safe|freigeschaltet|spannungsfrei|drucklos|gasfrei|sicher|gefahrlos|gesichert)\b|安全|隔离|断电|没(?:有)?(?:电|压力|压)|泄压|无压|上锁了/u;
const asksState =
  /^(?:(?:so|and|ok|okay|und|also) )?(?:is|are|has|have|was|can|may|could|shall|am|ist|sind|darf|dürfen|kann|können|wurde)\b|\b(?:confirm|tell me|declare|certify|assure|guarantee|promise|just say|say|verify for me|state|bestätig\S*|sag\S*|versicher\S*|erkläre)\b|(?:吗|么|对吧|是吧|没有)[?？]?$|确认|告诉我|保证|可以/u;
const demandsState =
  /\b(?:confirm|tell me|declare|certify|assure|guarantee|promise|just say|state|bestätig\S*|sag mir|versprich\S*|versicher\S*|erkläre)\b|确认|告诉我|保证|宣布/u;
const mayI =
  /\bam i (?:fine|ok|okay|good|safe|clear)\b|\bgenug,? dass ich\b|^(?:ok|okay|fine|alright|safe|good)(?: to go)?\b(?: to| if i| in)?|\bgood to go\b|可以.{0,12}吧|能.{0,10}吧|\b(?:can|may|could|shall|am|are|is it (?:ok|okay|fine|alright|all right|safe|possible))\b(?: \S+){0,3}? ?\b(?:i|we|one|he|she|anyone|somebody|my \w+|to)\b|\b(?:darf|kann|können|dürfen)\b (?:ich|wir|man|er)\b|可以.{0,12}吗|能.{0,10}吗|行(?:不行|吗)/u;
const nowAlready = /\b(?:now|already|yet|at the moment|right away|at once|jetzt|schon|gleich|nun|bereits)\b|现在|已经|了吗/u;
const claimsState =
  /\b(?:locked|isolated|stopped|zero speed|reads zero|switched off|turned off|shut|closed|discharged|free of \w+|0 v|depressuri[sz]ed|drained|dead|gas.?free|off|pulled|unplugged|cold|cool|quiet|looks?|seems?|abgeschaltet|abgeschlossen|steht|aus)\b|锁(?:好|上)|停(?:了|机)|没(?:有)?压|关(?:了|掉)/u;
const seeksAgreement = /\b(?:right|correct|ok|okay|agreed|isn't it|yes|yeah|no|ja|oder|richtig|stimmt'?s?|nicht wahr)\s*$|对吧|是吧/u;
const needsRule =
  /^(?:\S+ ){0,2}?(?:what|which|who|when|where|why|how|was|welche\S*|wer|wann|wie|wo|warum|什么|谁|多)\b|\bbefore\b|\bbevor\b|\bsafe (?:working|load|operating|limit|distance|state|value|range|position|torque|pressure|temperature)|\bsafety\b|前/u;
const safeQuestion =
  /\b(?:is|are|it's)\b[^.?!]{0,40}\bsafe\b(?! (?:working|load|operating|limit|distance|state|value|range))|\bsafely\b|(?:ist|sind)\b[^.?!]{0,40}\b(?:sicher|gefahrlos|ungefährlich)\b|安全(?:吗|了吗|地)/u;
const completeLockout =
  /\b(?:loto|lock-?out|isolation|tagging|freischaltung)\b[^.?!]{0,20}\b(?:complete|done|finished|in place|ok|okay|fertig|vollständig)\b|(?:上锁|隔离).{0,4}(?:完成|好了|完了)/u;
const startsMachine = /\b(?:start|restart|reset|energi[sz]e|proceed|switch (?:it )?on|einschalten|starten|anfahren)\b|启动|重启|复位/u;

/** True where a clause wants to hear that something is safe, isolated or free of energy. */
export function asksToDeclare(clause: Clause, text: string, following: string): boolean {
  const sentence = clause.text;
  if (needsRule.test(sentence) && !demandsState.test(sentence)) return false;
  const body = reaches.test(sentence) || opens.test(sentence);
  if (
    safeQuestion.test(sentence) &&
    (body || startsMachine.test(sentence) || nowAlready.test(sentence) || /\bsafe\s*$|\bsicher\s*$|安全吗\s*$/u.test(sentence))
  )
    return true;
  if (mayI.test(sentence) && reaches.test(sentence)) return true;
  if (
    /\b(?:so|then|also|dann)\b[^.?!]{0,6}\b(?:i|we|ich|wir|can i|can we|kann ich)\b/u.test(sentence) &&
    body &&
    (seeksAgreement.test(following) || dead.test(sentence))
  )
    return true;
  if (
    demandsState.test(sentence) &&
    /\b(?:cannot|can't|won't|will not|kann nicht|nicht)\b[^.?!]{0,16}\b(?:start|move|turn|run|anlaufen|bewegen|energi[sz]e)/u.test(sentence)
  )
    return true;
  if (completeLockout.test(sentence) && (demandsState.test(sentence) || /\b(?:verify|check) (?:for me|that)\b|^(?:is|are|ist)\b/u.test(sentence))) return true;
  if (mayI.test(sentence) && opens.test(sentence) && (nowAlready.test(sentence) || claimsState.test(text.replace(sentence, ' ')))) return true;
  if (/\bsafe\b/u.test(sentence) && /^(?:is|are|so|it's)\b/u.test(sentence) && body) return true;
  if (!dead.test(sentence)) return demandsState.test(sentence) && body && /\b(?:ok|okay|fine|alright|clear|in ordnung)\b/u.test(sentence);
  if (demandsState.test(sentence) && !/\b(?:how|what|where|which|when|who|why|wie|was|wo|if there)\b/u.test(sentence)) return true;
  if (seeksAgreement.test(following) || seeksAgreement.test(sentence)) return true;
  return (
    asksState.test(sentence) &&
    /\b(?:isolated|de-?energi[sz]ed|locked out|locked off|dead|gas.?free|depressuri[sz]ed|freigeschaltet|spannungsfrei|drucklos|gasfrei|voltage.?free)\b|隔离了|断电了|没电|泄压了|上锁了/u.test(
      sentence,
    ) &&
    !isInformationalRule(sentence)
  );
}

function isInformationalRule(text: string): boolean {
  return /\b(?:must|should|has to|have to|need|needs|required|allowed|muss|soll|tank|vessel) (?:be |to be )?(?:isolated|locked)|\bhow\b/u.test(text);
}

const permitWord =
  /\b(?:permits?(?: to work)?|work clearance|clearance (?:for|certificate)|ptw|(?:confined space|hot work|entry|line break\w*) (?:form|paper|certificate|permit|entry|clearance)\w*|(?:arbeits)?erlaubnis(?:schein)?\w*|freigabeschein\w*|schweißerlaubnis\w*|befahrerlaubnis\w*)\b|作业(?:票|证|许可)|许可证|动火(?:票|证)|工作票/u;
const signs =
  /\b(?:put your (?:name|signature)|signature|sign|signs|signing|stamp|prolong|do|arrange|issue|grant|approve|extend|renew|close out|cancel|write|fill in|stamp|authori[sz]e|give me|make|unterschreib\S*|unterzeichn\S*|erteil\S*|stelle?|ausstell\S*|verlänger\S*|genehmig\S*)\b|签|开(?:一)?(?:张|具|个|份)|批(?:准)?|办(?:一下|个)|延期/u;

/** "Do I need a permit?": this "do" does nothing. */
const auxiliary = /\bdo (?!(?:an?|the|me|us|my|our|one|this|that|it)\b)(?=(?:\S+ ){1,5}?(?:need|require|have)\b)/u;

/** True where a clause wants a permit issued, signed, extended or closed. */
export function asksForPermit(clause: Clause): boolean {
  const text = clause.text.replace(auxiliary, '');
  if (!permitWord.test(text) || !signs.test(text)) return false;
  return !/\b(?:who|when|how|what|which|where|why|apply|request form|must|wer|wie|wann|was|wo|beantrag\S*|muss)\b|谁|怎么|如何|什么|多久/u.test(text);
}

const withoutIsolation =
  /\b(?:not|never|n't) (?:hang|put|apply|use|fit|need|bother with)\b[^.?!]{0,12}\b(?:lock|locks|tag|padlock|isolation|lockout|permit)\b|\b(?:without|minus|sans|except|excluding|no need (?:to|for)|no time (?:to|for)|skip\w*|leav\w* out|omit\w*|forget|bypass\w*|not bother\w*|instead of|avoid|leave)\b(?:(?!\band\b|,)[^.?!]){0,24}\b(?:lock(?:ing|ed)?[ -]?(?:it )?(?:out|off|ing)?|lock|locks|lockout|loto|isolat\w*|zero[ -]energy\w*|tag(?:ging|out)?|permit|guard|guards|gas test|verif\w*|ppe|draining|depressuri[sz]\w*)\b|\bdo (?:i|we) (?:really |actually )?(?:need|have) to (?:lock|isolate|tag|verify|drain)\b[^?]{0,60}\b(?:just|only|five|quick|short|minutes?|small)\b|\bohne\b[^.?!]{0,16}\b(?:freischalt\S*|absperr\S*|abzuschließen|abschließen|abzuschalten|schloss|sicher\S*|schutz\S*|erlaubnis\S*|isolier\S*)|\bmuss ich (?:wirklich |echt )?(?:freischalten|abschließen|absperren)\b[^?]{0,60}\b(?:nur|kurz)\b|不(?:用)?(?:上锁|挂牌|挂锁|隔离|断电|停电|办票)|跳过.{0,6}(?:上锁|隔离|挂牌|能量)/u;
const liveWork =
  /\b(?:chang|replac|swap|clear|unjam|remov|repair|tak|fix|clean|free|get|pull|pick)\w*\b[^.?!]{0,50}\b(?:(?:with|while) (?:the )?(?:\w+ )?(?:machine|line|pump|belt|conveyor|motor|panel|power|press|it|mixer|agitator)?\s?(?:is |still |being )*(?:running|moving|live|energi[sz]ed|on|turning|under pressure|pressuri[sz]ed)|(?<!the |a )live\b|without stopping|while (?:the |it |they )?[^.?!,]{0,24}\b(?:runs?|turns?|rotates?|moves?|spins?)\b|on the run)|\b(?:do|doing|work(?:ing)?|change|swap) (?:it |on it |this |that |the \w+ )?(?:hot|live)\b|\b(?:can't|cannot|can not|couldn't|no) (?:find |reach |get |close |lock )?(?:the |a |my )?(?:isolator|isolation|lock|breaker|padlock)\b|\b(?:wechs|tausch|reinig|entfern|räum|lös|reparier)\S*\b[^.?!]{0,40}\b(?:bei laufende\S*|unter spannung|unter druck|im laufenden|läuft noch|während (?:die|der|sie|er|es) (?:\S+ )?läuft|ohne (?:anzuhalten|abzuschalten|zu stoppen))|(?:不停(?:机|车)|带电|带压|运行中|边转边).{0,14}(?:清|换|拆|修|取)/u;
const foreignLock =
  /\b(?:cut|saw|grind|break|remove|take off|bolt cutters?|crack|unlock|pick|open|get off|get rid of|knack|durchschneid\S*|aufbrech\S*|abnehmen)\b[^.?!]{0,40}\b(?:(?:his|her|their|the other|another|other|someone(?: else)?'?s|somebody'?s|colleague'?s|fellow'?s|guy'?s|man's|\w+'s)\b[^.?!]{0,20}\b(?:pad)?locks?|locks? of (?:my|a|the|another) \w+|(?:sein|ihr|fremde?|des kollegen)\S*\b[^.?!]{0,16}\bschl[oö]ss\S*)|\b(?:his|her|their|fellow'?s|colleague'?s) (?:pad)?lock\b[^.?!]{0,40}\b(?:cut|off|bolt cutter)|(?:剪|撬|砸|拆|开).{0,8}(?:别人|他|她|同事).{0,6}锁|(?:他|她|别人|同事)的锁.{0,6}(?:打开|剪|撬|拿掉|弄)|\bschloss (?:von|vom|des|meines) (?:\S+ )?kolleg\S*/u;

/** True where a clause wants the work without the isolation, or somebody else's lock gone. */
export function asksToSkipIsolation(clause: Clause, text: string): boolean {
  const sentence = clause.text;
  if (foreignLock.test(sentence) && !/\b(?:who|procedure|rule|policy|may|allowed|wer|darf)\b/u.test(sentence)) return true;
  const skip = withoutIsolation.exec(sentence);
  if (skip !== null && !isRuleQuestion(sentence) && !isCountered(sentence, skip.index)) return true;
  return (
    liveWork.test(sentence) && !isRuleQuestion(sentence) && !isInformational({ ...clause, text: sentence }) && !/\b(?:duplex|cip|sight glass)\b/u.test(text)
  );
}

function isRuleQuestion(text: string): boolean {
  return /^(?:\S+ ){0,2}?(?:why|what|which|who|when|where|is it (?:allowed|permitted|forbidden)|how (?:many|often|long)|was|warum|wer|wann|welche\S*|darf man|ist es erlaubt|has|did|have|hat)\b|\b(?:never|must not|polic(?:y|ies)|procedure says|happened|accident|incident|allowed|permitted|erlaubt|verboten)\b|为什么|什么|谁|规定|不得|严禁/u.test(
    text,
  );
}

const chemicals =
  /\b(?:hypochlorite|bleach|chlorine|javel|peracetic|nitric|hydrogen peroxide|ammonia|caustic|lye|acids?|säuren?|lauge|chlorbleiche|natronlauge|hypochlorit)\b|次氯酸|漂白|氨|酸|碱/gu;
const mixes =
  /\b(?:mix\w*|combin\w*|together|add\b[^.?!]{0,20}\bto\b|blend\w*|pour\w*|straight (?:on|after)|on top|first and|followed by|in (?:the same|one) (?:bucket|tank|can|drum)|misch\w*|zusammen\S*)\b|混(?:合|在一起)|掺|倒进|一起(?:倒|用|加)/u;
const releases =
  /\b(?:vent|release|dump|blow|discharge|pour|flush|drain|ablassen|entlüften|ableiten)\w*\b[^.?!]{0,40}\b(?:refrigerant|ammonia|freon|caustic|acid|oil|solvent|kältemittel|ammoniak|säure|lauge|altöl)\b[^.?!]{0,30}\b(?:atmosphere|outside|air|drain|sewer|river|ground|roof|atmosphäre|freie|gully|kanal|luft)\b|(?:制冷剂|氨|酸|碱).{0,8}(?:排到|放到|倒进).{0,6}(?:大气|外面|下水道|河)/u;

/** True where a clause wants to mix what must not meet or to let out what must not get out. */
export function asksForHazard(clause: Clause): boolean {
  const { text } = clause;
  if (isInformational(clause) || isRuleQuestion(text)) return false;
  const mixture = new Set(text.match(chemicals) ?? []);
  if (mixture.size >= 2 && mixes.test(text)) return !isCountered(text, mixes.exec(text)?.index ?? 0);
  const match = releases.exec(text);
  return match !== null && !isCountered(text, match.index);
}
