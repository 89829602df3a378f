/** What says, in a few words, that something is not wanted any more. "Do not cancel it" says the reverse: its "not" is in no phrase here. */
const phrases = [
  'cancel(?:l?ed|ling)?|withdraw(?:n|ing)?|discard(?:ed)?|retract(?:ed)?|revoked?|rescind|abandon(?:ed)?|abort|scrap(?:ped)?|bin|deleted?|removed?|drop(?:ped)?(?! (?:the |my |our )?set ?point)',
  'forget|never ?mind|leave (?:it|that|this)(?: (?:as it is|alone|be|out))?|get rid of|call off|call (?:it|that|this) off|not now|stop (?:it|that|this)|stop(?=[\\s.!]*$)',
  "(?:do not|don['’]?t) do (?:it|that|this)|don['’]?t(?: (?:it|that))?(?=[\\s.!]*$)|(?:do not|don['’]?t) (?:need|want)|no longer (?:needed|necessary|required|wanted|need|want)",
  'not (?:needed|necessary|required|wanted)|changed (?:my|our) minds?',
  'storniere?n?|storniert|abbrechen|abbruch|brich|verwirf|verwerfen|verworfen|lösche?n?|gelöscht|zurückziehen|zurücknehmen|zurückgezogen|streiche?n?|gestrichen|(?:ziehe?n?|nimm|nehmen)(?=\\P{L}.*(?<!\\p{L})zurück)',
  'lass|lassen|vergiss|vergessen|doch nicht|nicht (?:mehr )?(?:nötig|notwendig|erforderlich|gebraucht)|brauch\\p{L}*(?: \\p{L}+){0,3} nicht mehr|hat sich erledigt|weg damit|mach (?:das|es) nicht',
];
const drops = new RegExp(`(?<!\\p{L})(?:${phrases.join('|')})(?!\\p{L})`, 'giu');

/** Words that may stand around such a phrase: lead-ins, politeness, and names of a draft and its kinds. Each other word makes it another wish. */
const beside = new Set(
  (
    'no nope ok okay yes sorry actually well oh ah hm hmm um wait hold on stop please pls and but so then now just again rather instead better thanks thank mate yet after all any more anymore longer altogether for the moment ' +
    'i we you me us my our let lets it its that this the a an one is was have be would like want wish to could can will by mistake wrong about of with thing ' +
    'both all two three them these those every everything beide beiden alle alles zwei drei ' +
    'drafts requests proposals orders tickets entwürfe aufträge ' +
    'draft request proposal change order work workorder wo ticket job card setpoint set point note entry shelving acknowledgement last latest previous new made prepared drafted created ' +
    'nein ja ach also moment halt bitte doch mal wieder lieber dann jetzt tut mir leid danke ich wir du sie will möchte kannst könntest können könnten habe es das den die der ihn ist sein bleiben gut so zurück ab eben gerade letzten letzte letzter meinen meine mein ' +
    'entwurf antrag anfrage vorschlag auftrag arbeitsauftrag sollwert sollwertänderung änderung notiz meldung quittierung zurückstellung'
  ).split(' '),
);
const asksLeave = /[?？]\s*$/u;
const politely = /(?<!\p{L})(?:(?:can|could|would|will) you|please|bitte|(?:kannst|könntest) du|(?:können|könnten) sie)(?!\p{L})/iu;

const chineseDrops = /取消|撤回|撤销|作废|放弃|删除|删掉|算了|(?:不用|不要|不需要|不必)了?(?=[。！!，,\s]*$)|别(?:弄|做|改)了/gu;
const besideChinese =
  /^不[，,。]|(?:刚才|刚刚|上一|最后|草稿|申请|请求|提议|建议|工单|设定值?|更改|变更|修改|备注)|[全部两都些]|[请帮我你您把将给这那此个份条张的它吧了啊呀嘛哦嗯好还是先就等一下那么想要，。！!,.、\s]/gu;

/** "Actually cancel that", "no, the work order is not needed any more": nothing in it but that what was drafted is not wanted. */
export function dropsDraft(question: string): boolean {
  if (/\p{Script=Han}/u.test(question)) {
    const rest = question.replace(chineseDrops, '');
    return rest !== question && !asksLeave.test(question) && rest.replace(besideChinese, '') === '';
  }
  if (/\d/u.test(question) || (asksLeave.test(question) && !politely.test(question))) return false;
  const rest = question.toLowerCase().replace(drops, ' ');
  return rest !== question.toLowerCase() && (rest.match(/[\p{L}'’]+/gu) ?? []).every((word) => beside.has(word.replace(/['’]/gu, '')));
}

const twoWords = /(?<!\p{L})(?:both|two|beiden?|zwei)(?!\p{L})|两/iu;
const allWords = /(?<!\p{L})(?:all|three|every\w*|alles?|drei|these|those|them)(?!\p{L})|都|全部/iu;
/** So many drafts at most go at one word. */
const mostDropped = 6;

/** How many of the person's newest drafts are meant: "cancel both" means two, "cancel them" all that wait, anything else the newest. */
export function draftsDropped(question: string): number {
  return twoWords.test(question) ? 2 : allWords.test(question) && !/(?<!\p{L})after all(?!\p{L})/iu.test(question) ? mostDropped : 1;
}

/** Of these, the ones that name the withdrawing itself and do not only wave it aside. */
const plainly =
  /(?<!\p{L})(?:cancel|withdraw|discard|retract|revoke|rescind|abort|scrap|delete|remove|storn|abbrech|verw[ei]rf|lösch|zieh|nimm|streich|zurück(?:zieh|nehm))|取消|撤回|撤销|作废|删/iu;

/** "Cancel it", some turns after the draft. */
export function cancelsPlainly(question: string): boolean {
  return plainly.test(question) && dropsDraft(question);
}

/** Words that could also be done to a thing or a record that was spoken of. */
const bodily = /(?<!\p{L})(?:remov|delet|drop|bin|scrap|stop|nimm|nehmen|zieh|lösch|gelöscht|streich|gestrichen|brich|lass|weg)|删|放弃|别/iu;

/** "Actually cancel that": takes back what was asked for and can mean no act on a machine or a record, whatever was spoken of before. */
export function onlyTakesBack(question: string): boolean {
  return dropsDraft(question) && !bodily.test(question);
}
