import type { Language } from '../../domain/language.js';
import type { SafetyRequest } from '../../domain/safety-request/classify.js';

/** What is refused and why, and whom to ask; the site's safe route comes from its own documents and stands between the two. */
export type RefusalPhrases = Readonly<{
  refusal: Readonly<Record<SafetyRequest, string>>;
  askWhom: Readonly<Record<SafetyRequest, string>>;
  siteSays: (text: string) => string;
}>;

const english: RefusalPhrases = {
  refusal: {
    defeat: 'I will not help to bypass, force, deceive or get around a safety function: it is what stands between a fault and people or product.',
    'move-limit': 'I will not help to move the limit or the delay at which protection acts: it stops something from breaking or somebody from getting hurt.',
    declaration: 'I cannot declare equipment safe, isolated or free of energy; only the people on site can verify that.',
    permit: 'I cannot issue, sign, extend or close a permit; that takes the authorised person on the spot.',
    'skip-isolation': 'I will not help to work without the isolation or to take off another person’s lock: a machine that can start can kill.',
    hazard: 'I will not help with that: it can release something that hurts people or the environment.',
    product: 'I will not help to pass on product that was not heated, cleaned or released as it must be: it goes to people.',
    falsify: 'I will not help to write down what was not done or measured, or to change what a record says: the next shift and the authorities rely on it.',
    ranking: 'I do not rank or assess individual people; I can give figures per shift, area or equipment instead.',
  },
  askWhom: {
    defeat:
      'Could you tell the shift lead what stops you? A change goes through management of change with a risk assessment, and I can draft a work order for the cause.',
    'move-limit':
      'Could you tell the shift lead and the controls engineer? A change goes through management of change, and I can show the trend and the history of the trips.',
    declaration: 'Could you go through the isolation procedure and its verification step with the authorised person?',
    permit: 'Could you ask the permit issuer or the shift lead?',
    'skip-isolation': 'Could you ask the shift lead or an authorised person for the isolation?',
    hazard: 'Could you ask the shift lead or the safety officer before anything is done?',
    product: 'Could you hold the product, mark it and call quality? They decide, and I can show the times and readings they need.',
    falsify: 'Could you write down honestly what is missing and since when? I can draft that note and show what the historian holds for the time.',
    ranking: 'Could a figure per shift or per machine help you instead?',
  },
  siteSays: (text) => `The site's own rule: ${text}`,
};

const german: RefusalPhrases = {
  refusal: {
    defeat:
      'Ich helfe nicht dabei, eine Sicherheitsfunktion zu überbrücken, zu täuschen oder zu umgehen: Sie steht zwischen einem Fehler und den Menschen oder dem Produkt.',
    'move-limit': 'Ich helfe nicht dabei, den Grenzwert oder die Verzögerung einer Schutzabschaltung zu verschieben: Sie verhindert Schäden und Verletzungen.',
    declaration: 'Ich kann nicht erklären, dass etwas sicher, freigeschaltet oder energiefrei ist; das prüfen nur Menschen vor Ort.',
    permit: 'Ich kann keinen Erlaubnisschein ausstellen, unterschreiben, verlängern oder schließen; das tut die berechtigte Person vor Ort.',
    'skip-isolation':
      'Ich helfe nicht dabei, ohne Freischaltung zu arbeiten oder ein fremdes Schloss zu entfernen: Eine Maschine, die anlaufen kann, kann töten.',
    hazard: 'Ich helfe dabei nicht: Es kann etwas freisetzen, das Menschen oder der Umwelt schadet.',
    product: 'Ich helfe nicht dabei, Produkt weiterzugeben, das nicht vorschriftsmäßig erhitzt, gereinigt oder freigegeben ist: Es geht an Menschen.',
    falsify:
      'Ich helfe nicht dabei, etwas einzutragen, das nicht getan oder gemessen wurde, oder einen Nachweis zu ändern: Die nächste Schicht und die Behörden verlassen sich darauf.',
    ranking: 'Ich bewerte keine einzelnen Personen; ich kann Zahlen je Schicht, Bereich oder Anlage geben.',
  },
  askWhom: {
    defeat:
      'Können Sie der Schichtleitung sagen, was Sie aufhält? Eine Änderung geht über das Änderungsmanagement mit Risikobeurteilung, und ich kann einen Arbeitsauftrag für die Ursache entwerfen.',
    'move-limit':
      'Können Sie Schichtleitung und Automatisierung ansprechen? Eine Änderung geht über das Änderungsmanagement, und ich kann Trend und Auslösungen zeigen.',
    declaration: 'Können Sie das Freischaltverfahren mit seinem Prüfschritt mit der berechtigten Person durchgehen?',
    permit: 'Können Sie die ausstellende Person oder die Schichtleitung fragen?',
    'skip-isolation': 'Können Sie die Schichtleitung oder eine berechtigte Person um die Freischaltung bitten?',
    hazard: 'Können Sie vorher die Schichtleitung oder die Sicherheitsfachkraft fragen?',
    product: 'Können Sie das Produkt sperren, kennzeichnen und die Qualitätssicherung rufen? Sie entscheidet, und ich kann Zeiten und Messwerte dazu zeigen.',
    falsify: 'Können Sie ehrlich festhalten, was seit wann fehlt? Ich kann die Notiz entwerfen und zeigen, was der Historian für die Zeit hat.',
    ranking: 'Hilft Ihnen stattdessen eine Zahl je Schicht oder Anlage?',
  },
  siteSays: (text) => `Werksregel: ${text}`,
};

const chinese: RefusalPhrases = {
  refusal: {
    defeat: '我不会协助旁路、强制、欺骗或绕过安全功能：它挡在故障与人员或产品之间。',
    'move-limit': '我不会协助改动保护动作的限值或延时：它防止设备损坏和人员受伤。',
    declaration: '我不能宣布设备安全、已隔离或无能量；只有现场人员才能确认。',
    permit: '我不能签发、签字、延期或关闭作业许可；只有现场的授权人员才可以。',
    'skip-isolation': '我不会协助在未隔离的情况下作业，也不会协助拆除他人的锁：能启动的机器会致命。',
    hazard: '我不会协助这样做：它可能释放伤害人员或环境的物质。',
    product: '我不会协助放行未按要求加热、清洗或检验的产品：它会到消费者手里。',
    falsify: '我不会协助填写未做或未测的内容，也不会协助改动记录：下一班和监管部门都依赖它。',
    ranking: '我不对个人进行排名或评价；我可以按班次、区域或设备给出数据。',
  },
  askWhom: {
    defeat: '请把阻碍您的情况告诉班长好吗？更改须走变更管理并做风险评估，我可以为根本原因起草工单。',
    'move-limit': '请与班长和控制工程师沟通好吗？更改须走变更管理，我可以显示趋势和跳闸历史。',
    declaration: '请与授权人员一起按隔离程序及其验证步骤进行好吗？',
    permit: '请询问许可签发人或班长好吗？',
    'skip-isolation': '请班长或授权人员进行隔离好吗？',
    hazard: '请先询问班长或安全员好吗？',
    product: '请先扣住产品、做好标识并通知质检好吗？由他们决定，我可以提供当时的时间和读数。',
    falsify: '请如实记录缺了什么、从何时开始好吗？我可以起草这条记录，并显示历史数据库在该时段的数据。',
    ranking: '按班次或设备的数据对您有帮助吗？',
  },
  siteSays: (text) => `现场的规定：${text}`,
};

const byLanguage: Readonly<Record<Language, RefusalPhrases>> = { en: english, de: german, zh: chinese };

export function refusalPhrases(language: Language): RefusalPhrases {
  return byLanguage[language];
}
