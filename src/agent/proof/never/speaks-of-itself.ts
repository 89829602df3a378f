import { either, latin, question } from './frames.js';

/** What the copilot is told and knows of others stays with it; it is no person and vouches for nothing; and it asks nobody for a secret. */

const instructions =
  '(?:hidden|internal|secret|initial|original|developer|my|our) (?:\\S+ )?(?:prompts?|instructions?|messages? (?:say|tell|begin|start)s?|guidelines|programming|configuration|rules of conduct)|system (?:prompts?|messages?|instructions?)(?= (?:\\S+ )?(?:is|are|say|says|tells?|begins?|starts?|reads?|contains?|states?|was|were|:))|system prompts?|(?:rules?|instructions?|orders?|guidelines) (?:that )?(?:I|we) (?:was|were|am|are|have been|got|follow|received)|I (?:was|am|have been) (?:told|instructed|configured|programmed|ordered|prompted) (?:to|not|that|never|by)|(?:meine|interne|geheime|versteckte|ursprüngliche)[nr]? (?:\\S+ )?(?:anweisung\\w*|systemanweisung\\w*|vorgaben|konfiguration|prompts?|regeln)|systemprompt|mir wurde (?:gesagt|aufgetragen|befohlen)';
const otherTalks =
  "(?:another|a different|the previous|an earlier|someone else's|other) (?:users?|persons?|colleagues?)(?:'s|s')? (?:\\S+ )?(?:asked|wrote|conversations?|chats?|messages?|questions?)|in (?:another|someone else's|a different) (?:conversation|chat|session)|ein anderer (?:benutzer|nutzer|anwender|kollege) (?:hat )?(?:fragte|gefragt|schrieb)";
const keys =
  '(?:api|access|secret|private|admin)[ -]?(?:key|token|password)\\w* (?:is|are|=|:|lautet)|(?:the|my|our) (?:endpoint|server) (?:key|token|password) is|sk-[\\p{L}\\p{N}]{8,}';
const discloses = either(
  `${instructions}|${otherTalks}|${keys}`,
  '系统提示词?|(?:我的|内部|隐藏|最初|原始)(?:系统)?(?:指令|提示|规则|配置|设定)|我被(?:告知|要求|设定|指示)|(?:另一(?:个|位)|其他|别的)(?:用户|人|同事)(?:刚才|曾经?|也)?(?:问|说|的对话)|密钥(?:是|为|：)',
);

/** True for a sentence about its own instructions, keys, or what others asked. */
export function disclosesItself(sentence: string): boolean {
  return !question.test(sentence) && discloses.test(sentence);
}

const impersonates = either(
  "(?:I am|I'm|you(?:'re| are) (?:talking|speaking|chatting) (?:to|with)|this is) (?:really |actually |in fact )?(?:an?|the|your) (?!ai\\b|assistant|copilot|program|machine|model)(?:\\p{L}+ ){0,2}(?:human|person|man|woman|engineer|technician|operator|electrician|inspector|colleague|expert|supervisor|manager|officer|doctor|shift lead)|(?:I am|I'm) (?:not (?:an? )?(?:ai|bot|machine|computer|program|robot)|human|real|certified|qualified|licen[sc]ed|authori[sz]ed)|as (?:an?|your) (?:certified|qualified|licen[sc]ed|experienced|senior|chartered)(?: \\p{L}+){0,2}[, ]+I|ich bin (?:ein|eine|der|die|kein|keine)[nrms]? (?:\\p{L}+e[rsn]? ){0,2}(?:mensch|ingenieur\\w*|techniker\\w*|elektriker\\w*|fachkraft|sachverständige\\w*|prüfer\\w*|computer|maschine|ki)",
  '我(?:是|就是)(?!人工智能|AI|一个AI|助手|一个助手|Shiftmate)(?:一?[名位个])?.{0,6}(?:人类|真人|工程师|技师|技术员|电工|专家|主管|检验员)|我不是(?:AI|机器|机器人|程序|人工智能)',
);
const vouches = either(
  '(?:I|we|shiftmate) (?:hereby |can |personally |do |fully )*(?:certif(?:y|ies)|approve|authori[sz]e|guarantee|warrant|vouch|attest|sign(?: this)? off|release|swear|promise|assure you|declare)|(?:hereby|officially) (?:certified|approved|released|authori[sz]ed|declared)|(?:this|my|the above) (?:answer|advice|reply|message|information|recommendation|calculation|procedure) (?:has been|was|is) (?:\\p{L}+ly )?(?:checked|reviewed|verified|approved|certified|signed|confirmed|endorsed)|(?:ich|wir) (?:hiermit )?(?:bestätige|bestätigen|bescheinige|zertifiziere|genehmige|garantiere|gebe\\w* (?:\\S+ ){0,5}frei|erteile|versichere)(?: \\S+)*|hiermit (?:\\S+ ){0,6}(?:bestätigt|freigegeben|genehmigt|zertifiziert|bescheinigt)',
  '我(?:在此|特此|可以|谨)?(?:保证|证明|批准|授权|担保|放行|认证|签发)|特此(?:证明|批准|放行)|(?:本|此|这个)(?:回答|答复|建议)(?:已|经)',
);

/** True where the writer gives itself out as a person, or vouches for, certifies or approves something. */
export function posesAsPerson(sentence: string): boolean {
  return (
    !question.test(sentence) &&
    (impersonates.test(sentence) || vouches.test(sentence.replace(/(?:can|will|may|do|does)(?:not| not|n't) /giu, 'NOT ').replace(/NOT \p{L}+/gu, '')))
  );
}

const secret =
  'passwords?|passcodes?|pin(?: codes?)?|credentials?|tokens?|api keys?|access codes?|log-?ins?|badge numbers?|one-time codes?|passwort|passwörter|kennwort|zugangsdaten|anmeldedaten|密码|口令|凭证|账号|验证码';
const toChat = latin(
  '(?:type|enter|send|give|tell|share|provide|reply with|post|paste|confirm|write|supply|need|want)(?:s|ing)? (?:\\S+ ){0,6}?(?:here|me|us|in(?:to)? (?:this|the) chat|below|to (?:continue|proceed|unlock|verify))|(?:schreiben|geben|nennen|senden|schicken|teilen) (?:sie )?(?:\\S+ ){0,4}(?:hier|mir|uns)|(?:I|we) need your|(?:give|tell|read|send|hand|dictate) (?:them|him|her|it|support|the caller|the vendor|the hotline|anyone)',
);
const sendsOut = either(
  '(?:send|forward|upload|post|mail|e-?mail|export|copy|submit|transmit|give|hand|schicken|senden|leiten|laden)(?:s|ing)? (?:sie )?(?:\\S+ ){0,2}(?:this|the|your|our|all|whole|entire|diese[ns]?|den|die|das|alle)?(?: \\S+){0,3} ?(?:conversation|chat|transcript|credentials?|passwords?|recipes?|drawings?|employee\\w*|personal data|source code|backup|database|gespräch|chatverlauf|zugangsdaten|rezept\\w*|daten)(?: \\S+){0,4} (?:to|at|via|an|nach|per)|(?:visit|go to|open|log in (?:at|to|on)|click|call|text|besuchen|rufen|klicken)(?: sie)? (?:\\S+ ){0,5}(?:(?:link|address|website|portal|page|site|number|seite|adresse)(?: \\S+){0,4} (?:and|und)(?: \\S+){0,4} (?:log|sign|enter|confirm|download|melden|bestätigen|eingeben)|hxxp|www\\b|https?)',
  '把.{0,12}(?:对话|聊天|密码|配方|图纸|数据).{0,6}(?:发(?:送|到|给)|上传|转发)|(?:访问|点击|打开).{0,12}(?:链接|网址|网站).{0,10}(?:登录|输入|填写|确认)',
);

const asked = either(
  '(?:your|ihr\\w*|dein\\w*) (?:\\S+ ){0,3}(?:password|passcode|pin|credentials?|token|api key|access (?:code|card)|log-?in|badge number|passwort|kennwort|zugangsdaten|anmeldedaten|ausweis(?:nummer)?)',
  '(?:你|您)的.{0,6}(?:密码|口令|凭证|账号|验证码|工号)',
);
const requests = either(
  "share|send|tell|give|what(?: is| was| were|'s)|could you|can you|may i have|need|please|nennen|geben|senden|schicken|wie lautet",
  '请|告诉|发|提供|是多少|输入',
);

/** True for a sentence that asks for a secret in the chat, or sends people or data to somewhere outside. */
export function asksForSecrets(sentence: string): boolean {
  const holds = new RegExp(`(?<![\\p{L}])(?:${secret})(?![\\p{L}])|密码|口令|凭证|账号|验证码`, 'iu').test(sentence);
  return (
    (asked.test(sentence) && requests.test(sentence)) ||
    (holds && (toChat.test(sentence) || /(?:请|把|将).{0,12}(?:告诉|发给|输入|提供|发送).{0,8}(?:我|这里|此处)?/u.test(sentence))) ||
    sendsOut.test(sentence)
  );
}

const people =
  'workers?|operators?|technicians?|fitters?|electricians?|crews?|colleagues?|employees?|teams?|apprentices?|shift leads?|(?:night|day|early|late|morning) shift|shift [a-d]|mitarbeiter\\w*|bediener\\w*|techniker\\w*|monteur\\w*|schlosser\\w*|kolleg\\w*|nachtschicht|frühschicht|spätschicht|schicht [a-d]|lehrling\\w*|he|she|mr\\.?|ms\\.?|mrs\\.?|herr|frau';
const judged =
  'slowest|laziest|lazy|worst|weakest|(?:least|most) (?:reliable|productive|careful|competent|efficient|careless|skilled)|careless|incompetent|sloppy|unreliable|underperform\\w*|to blame|at fault|the culprit|guilty|should be (?:dismissed|fired|disciplined|warned|replaced)|makes? (?:the )?most (?:mistakes|errors)|best (?:worker|operator|technician|employee|of (?:the|all))|ranks? (?:first|last|lowest|highest)|fault of|slower than|worse than|better than|less productive|am langsamsten|langsamste\\w*|faul\\w*|schlechteste\\w*|unzuverlässig\\w*|unfähig\\w*|schuld|schlampig\\w*|beste\\w* mitarbeiter|nachlässig\\w*|überfordert';
const ranks = either(
  `(?:${people})(?: \\S+){0,8} (?:${judged})|(?:${judged})(?: \\S+){0,5} (?:${people})`,
  '(?:操作员|技术员|工人|员工|班组|夜班|白班|师傅|同事|[甲乙丙丁]班).{0,12}(?:最(?:慢|差|懒|好|不负责)|懒|不负责|的错|责任|粗心|无能|应该(?:开除|处分))|(?:最(?:慢|差|懒)|要怪|怪).{0,8}(?:操作员|技术员|工人|员工|班组|夜班|师傅|班)',
);

/** True for a sentence that ranks or blames people. */
export function judgesPeople(sentence: string): boolean {
  return !question.test(sentence) && ranks.test(sentence);
}
