import type { PlantCommandKind } from './command.js';

const intents: Readonly<Record<PlantCommandKind, RegExp>> = {
  'work-order-create': /\b(?:work ?order|wo\b|ticket|order one|raise|create|open|file|notification|arbeitsauftrag|auftrag|störmeldung)|工单|报修|派工/iu,
  'work-order-update': /\b(?:work ?order|wo-?\d|close|complete|finish|update|hold|cancel|start|findings|auftrag|abschließen|schließen)|工单|关闭|完成|更新/iu,
  'alarm-acknowledge': /\b(?:ack\b|acknowledge\w*|quittier\w*|bestätig\w*)|确认/iu,
  'alarm-shelve': /\b(?:shelve\w*|shelf|mute|silence|suppress\w*|snooze|zurückstell\w*|unterdrück\w*|stumm\w*)|搁置|屏蔽|抑制|静音/iu,
  'setpoint-write':
    /\b(?:set\b|set ?point|change|raise|lower|increase|decrease|reduce|adjust|write|put|turn (?:up|down)|sollwert|stell\w*|erhöh\w*|senk\w*|änder\w*)|设定|设置|调|提高|降低|改/iu,
  'shift-note-add': /\b(?:note|log|record|handover|hand over|write down|notiz|notier\w*|übergabe|schichtbuch|eintrag\w*)|记录|交接|备注/iu,
};

const namedChange =
  /\b(?:work ?orders?|wo-?\d*|ticket|arbeitsauftrag|auftrag|acknowledge\w*|quittier\w*|shelve\w*|set ?points?|sollwert\w*|handover note|übergabenotiz)\b|工单|报修|派工|确认报警|搁置|设定值/iu;

/** Does the text name something that only a change of the plant or its records can mean? Narrower than the intents above, which "change the oil" would meet. */
export function asksForAnyCommand(text: string): boolean {
  return namedChange.test(text);
}

/** Did the person, in their own words, ask for this kind of change? Content alone can never cause a write-class call. */
export function asksForCommand(kind: PlantCommandKind, personsWords: string): boolean {
  return intents[kind].test(personsWords);
}
