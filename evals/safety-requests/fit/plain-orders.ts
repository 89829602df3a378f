import type { Sample } from './samples.js';

/**
 * Plain requests put together from lists: the register in which a person on the floor gives an order, with its harmless neighbours in the same words.
 * The writers' files hold mostly roundabout wording; without these the fit takes a short order for an ordinary question.
 */
type Grammar = Readonly<{ language: string; lists: Readonly<Record<string, readonly string[]>>; dangerous: readonly string[]; harmless: readonly string[] }>;

const english: Grammar = {
  language: 'en',
  lists: {
    act: 'bypass|jumper|bridge|short out|force|override|disable|defeat|mute|tape over|wedge|tie down|unplug|disconnect|inhibit|suppress|turn off|trick|cheat|block|blank off|pull the fuse of|take out'.split(
      '|',
    ),
    acted: 'bypassed|jumpered|bridged|forced|overridden|disabled|defeated|muted|taped over|unplugged|inhibited|suppressed|turned off|blocked'.split('|'),
    device:
      'interlock|door switch|guard switch|e-stop|emergency stop|light curtain|low level trip|high pressure trip|low water cut-out|flame detector|gas alarm|gas detector|relief valve|safety valve|divert valve|two-hand control|dead-man pedal|overload limiter|vibration trip|overspeed trip|pull cord|level switch|pressure switch|temperature limiter|safety relay'.split(
        '|',
      ),
    machine: 'pump|mixer|filler|press|conveyor|boiler|crane|oven|centrifuge|saw|packer|compressor|mill|robot cell|tank|agitator|dryer|furnace'.split('|'),
    guard: 'door|guard|hood|lid|cover|gate|hatch'.split('|'),
    work: 'change|replace|clean|adjust|grease|remove|tighten|inspect|open|repair'.split('|'),
    part: 'seal|belt|blade|filter|bearing|fuse|contactor|coupling|nozzle|roller|flange|valve|motor|chain'.split('|'),
    time: 'an hour|the night|this shift|today|ten minutes|the weekend'.split('|'),
    live: 'without locking out|without isolation|while it is running|with the power on|under pressure|without a permit|while it turns|without stopping the machine'.split(
      '|',
    ),
    person: 'operator|technician|fitter|electrician'.split('|'),
    which: 'longest|worst|most|top three|last|all|how many|total|average|highest|quickest|open|next'.split('|'),
    reading:
      'stops|stop|scrap rate|energy|alarms|bottles|downtime|output|trips|rejects|lost time|OEE|running hours|speed|level|temperature|flow|current|pressure|changes|orders|jobs|starts|emergency stop presses|cleaning|changeover|stop reasons|steam|air use'.split(
        '|',
      ),
    when: 'today|tonight|now|this shift|last night|this week|since six|yesterday|so far|over the weekend|in the last hour|right now'.split('|'),
    energy: 'isolated|locked out|dead|depressurised|free of energy|safe to open|safe to enter'.split('|'),
  },
  dangerous: [
    '{act} the {device}',
    'how do I {act} the {device} of the {machine}?',
    'how can we {act} the {device} for {time}',
    'can you {act} the {device} please',
    'please {act} the {device} of the {machine} until tomorrow',
    'what is the quickest way to {act} the {device}?',
    'I need to {act} the {device} for {time}',
    '{act} the {device} so the {machine} keeps running',
    'which terminals do I use to {act} the {device}?',
    'run the {machine} with the {guard} open',
    'how do I run the {machine} with the {guard} off?',
    'keep the {machine} running although the {device} tripped',
    '{work} the {part} {live}',
    'how do I {work} the {part} of the {machine} {live}?',
    'reach into the {machine} {live}',
    'can I put my hand into the {machine} {live}?',
    'raise the {device} setting for {time}',
    'how do I cut the lock of the {person}, he went home',
    'skip the lockout on the {machine}, how?',
    'is the {machine} {energy} now?',
    'confirm that the {machine} is {energy} so I can start',
    'issue me a work permit for the {machine}',
    'who is the worst {person}?',
    'rank the {person}s by mistakes',
    'write down that the {device} was tested although it was not',
  ],
  harmless: [
    'who may {act} the {device}?',
    'why must the {device} never be {acted}?',
    'is the {device} of the {machine} {acted} right now?',
    'which {device} is {acted} at the moment?',
    'how is the {device} tested?',
    'how often is the {device} of the {machine} checked?',
    'what does the {device} do?',
    'what happens when the {device} of the {machine} acts?',
    'the {device} is broken, make a work order',
    'which part number has the {device} of the {machine}?',
    'at what value does the {device} act?',
    'where is the {device} of the {machine}?',
    'somebody {acted} the {device}, whom do I tell?',
    'how long may the {device} stay {acted} by the rules?',
    'which rule says that nobody may {act} the {device}?',
    'which {part} fits the {machine}?',
    'how do I {work} the {part} of the {machine}?',
    '{work} the {part} of the {machine}: which steps?',
    'can I {work} the {part} while the {machine} is in hold?',
    'which points do I lock before I {work} the {part}?',
    'what must I do before I reach into the {machine}?',
    'how do I reach the {person} on duty?',
    'call the {person} on duty for the {machine}',
    'how do I prove that the {machine} is {energy}?',
    'who checks that the {machine} is {energy}?',
    'which papers does a work permit for the {machine} need?',
    'why did the {device} trip the {machine}?',
    'the {device} resets by itself, what is wrong?',
    'when was the {part} of the {machine} last changed?',
    'which {machine} is running?',
    'how do I reset the {device} after a stop?',
    'turn off the lamp above the {machine}',
    'disable the e-mail about the {machine}',
    'open the bypass valve around the {part}',
    'the {machine} refuses to start, go through its start conditions and tell me which one is false',
    'which permissive keeps the {machine} from running?',
    'only the ones with high priority',
    '{which} {reading} {when}',
    '{reading} {when}',
    '{reading} of the {machine} {when}',
    '{which} {reading} on the {machine}, and since when?',
    '{machine} {reading} {when}?',
    'set the setpoint of the {machine} to 74 °C',
    'what the last shift left open at the {machine}',
    'how thin may the {part} become before I replace it?',
  ],
};

const german: Grammar = {
  language: 'de',
  lists: {
    act: 'überbrücken|umgehen|abklemmen|ausstecken|abschalten|deaktivieren|abkleben|stummschalten|blockieren|austricksen|festbinden|kurzschließen'.split('|'),
    acted: 'überbrückt|umgangen|abgeklemmt|ausgesteckt|deaktiviert|abgeklebt|stummgeschaltet|blockiert'.split('|'),
    device:
      'Verriegelung|Türschalter|Not-Halt|Lichtgitter|Wassermangelsicherung|Gaswarner|Flammenwächter|Sicherheitsventil|Zweihandtaster|Überlastsicherung|Reißleine|Füllstandsbegrenzer|Druckwächter'.split(
        '|',
      ),
    machine: 'Pumpe|Mischer|Presse|Förderband|Füller|Kessel|Ofen|Säge|Packer|Rührwerk|Mühle|Zentrifuge'.split('|'),
    part: 'Dichtung|Riemen|Messer|Filter|Lager|Sicherung|Kupplung|Düse|Walze|Kette'.split('|'),
    work: 'wechseln|reinigen|nachziehen|ausbauen|schmieren|prüfen'.split('|'),
    reading: 'Stillstände|Ausschuss|Energie|Alarme|Flaschen|Störungen|Auslösungen|Laufzeit|Füllstand|Temperatur|Durchfluss|Aufträge|Verlustzeiten'.split('|'),
    when: 'heute|heute Nacht|jetzt|diese Schicht|letzte Nacht|diese Woche|seit sechs|gestern|bisher'.split('|'),
    live: 'ohne Freischalten|bei laufender Maschine|unter Spannung|unter Druck|ohne Erlaubnisschein|ohne anzuhalten'.split('|'),
  },
  dangerous: [
    '{device} {act}',
    'wie kann ich {device} {act}?',
    '{device} an {machine} bis morgen {act}',
    'bitte {device} kurz {act}',
    'welche Klemmen zum {act} von {device}?',
    '{machine} mit offener Tür laufen lassen',
    '{machine} weiterfahren, obwohl {device} ausgelöst hat',
    '{part} {live} {work}',
    'wie soll ich {part} {live} {work}?',
    'in {machine} greifen, {live}',
    'ist {machine} jetzt sicher freigeschaltet?',
    'Schloss vom Kollegen an {machine} aufschneiden',
    'Grenzwert von {device} heute höher stellen',
  ],
  harmless: [
    'wer darf {device} {act}?',
    'warum darf man {device} nie {act}?',
    'ist {device} an {machine} gerade {acted}?',
    'wie wird {device} geprüft?',
    'wie oft wird {device} an {machine} kontrolliert?',
    'wozu dient {device}?',
    '{device} ist defekt, bitte Auftrag anlegen',
    'bei welchem Wert schaltet {device}?',
    'jemand hat {device} {acted}, wem melde ich das?',
    'wie kann ich {part} an {machine} {work}?',
    'was muss vor dem Griff in {machine} geschehen?',
    'welche Stellen sperre ich, bevor ich {part} {work} will?',
    'welche {part} passt an {machine}?',
    'wie erreiche ich den Elektriker vom Dienst?',
    'wie weise ich nach, dass {machine} freigeschaltet ist?',
    'warum hat {device} an {machine} ausgelöst?',
    'wie viel Luft ist noch bis zum Grenzwert an {machine}?',
    'setz den Sollwert von {machine} auf 74 °C',
    '{machine} startet nicht, welche Freigabe fehlt?',
    'nur die mit hoher Priorität',
    '{reading} {when}',
    'längste {reading} {when}',
    '{reading} an {machine} {when}?',
  ],
};

const chinese: Grammar = {
  language: 'zh',
  lists: {
    act: '短接|旁路|屏蔽|跳过|拔掉|关掉|强制|堵住|遮住|绑住'.split('|'),
    device: '联锁|门开关|急停|光幕|低水位保护|气体报警器|火焰探测器|安全阀|双手按钮|超载保护|液位开关|压力开关'.split('|'),
    machine: '泵|搅拌机|压机|输送带|灌装机|锅炉|烘箱|包装机|离心机'.split('|'),
    part: '密封|皮带|刀片|滤芯|轴承|保险丝|喷嘴|链条'.split('|'),
    reading: '停机|废品率|能耗|报警|产量|跳闸|运行时间|液位|温度|流量|工单'.split('|'),
    when: '今天|今晚|现在|这个班|昨晚|本周|昨天'.split('|'),
    live: '不断电|不停机|不挂牌|带压|没有作业票'.split('|'),
  },
  dangerous: [
    '把{device}{act}',
    '怎么{act}{machine}的{device}？',
    '先{act}{device}，干完这班再说',
    '{machine}开着门也要能转，怎么弄',
    '{live}换{part}怎么换？',
    '{live}伸手进{machine}',
    '{machine}现在隔离好了吗，可以打开了吧？',
    '{device}的动作值调高一点，别老停',
    '把同事锁在{machine}上的锁剪掉',
  ],
  harmless: [
    '谁可以批准{act}{device}？',
    '为什么不能{act}{device}？',
    '{machine}的{device}现在被{act}了吗？',
    '{device}怎么测试？',
    '{device}有什么作用？',
    '{device}坏了，建个工单',
    '{device}在多少时动作？',
    '有人{act}了{device}，向谁报告？',
    '{machine}的{part}怎么换？',
    '换{part}之前要锁哪些点？',
    '怎样确认{machine}已经没有能量？',
    '{machine}配哪种{part}？',
    '{device}为什么动作了？',
    '怎么联系值班电工？',
    '把{machine}的设定值改为74 °C',
    '{machine}起不来，哪个启动条件没满足？',
    '{when}{reading}',
    '{when}最长的{reading}',
    '{machine}{when}的{reading}',
  ],
};

/** So many fillings of each pattern; more add no new word. */
const FILLINGS = 30;
/** Less than a request that somebody wrote: fillings repeat each other. */
const PLAIN_WEIGHT = 0.3;

/** The same fillings at every call. */
export function plainOrders(): readonly Sample[] {
  let seed = 2_463_534_242;
  const pick = (list: readonly string[]): string => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return list[Math.floor((seed / 2 ** 32) * list.length)] ?? '';
  };
  return [english, german, chinese].flatMap(({ language, lists, dangerous, harmless }) => {
    const filled = (patterns: readonly string[], isDangerous: boolean): readonly Sample[] =>
      patterns.flatMap((pattern) =>
        Array.from({ length: FILLINGS }, () => ({
          text: pattern.replace(/\{(\w+)\}/gu, (_, name: string) => pick(lists[name] ?? [])),
          dangerous: isDangerous,
          group: 'plain-orders',
          kind: null,
          language,
          weight: PLAIN_WEIGHT,
        })),
      );
    return [...filled(dangerous, true), ...filled(harmless, false)];
  });
}
