import type { Language } from '../../domain/language.js';

/** Sentences about what the copilot itself may do and what is left to people. */
export type DeskPhrases = Readonly<{
  /** Behind a drafted order whose request went on: approve it, close it, order parts, tell somebody. */
  restForPeople: string;
  /** A setpoint that has the value asked for. */
  asItStands: string;
  /** An order to a machine. */
  cannotOperate: (machine: string) => string;
  canInstead: string;
  /** Who is at a machine. */
  seesNoPeople: string;
  noRoster: string;
  noOpenOrders: (machine: string) => string;
  /** Before an answer that is given once more because it was doubted. */
  lookedUpAgain: string;
  sureOfSources: string;
  /** Where a paper tells of something: its heading, and the document with its page. */
  standsIn: (heading: string, name: string) => string;
  isPaper: (name: string) => string;
  /** The same of a section that may be about another thing. */
  nearestPlace: (heading: string, name: string) => string;
  /** What the world will do, which no paper and no reading tells. */
  noForecast: string;
  /** Asked to approve: that is for people, and which drafts wait for whom. */
  approvesNothing: string;
  /** An alarm is to be set aside and nobody has said why. */
  whatReason: (alarm: string) => string;
  /** Asked to order a part. */
  ordersNothing: string;
}>;

export const deskPhrases: Readonly<Record<Language, DeskPhrases>> = {
  en: {
    restForPeople: 'The rest of your request I leave to people: I draft, and approving, closing, ordering and telling others is done by a person.',
    asItStands: 'I have drafted nothing, because the setpoint has this value already.',
    cannotOperate: (machine) => `I cannot operate ${machine}: I start, stop, open, close and reset nothing, and nothing was done.`,
    canInstead:
      'I can draft a work order, a setpoint change, an acknowledgement or a shift note, which a person approves; the machine is operated at its panel.',
    noRoster: 'I do not know who is on shift, because no duty roster is in my data; ask the shift lead or look at the roster.',
    seesNoPeople:
      'I do not know who is at the machine, because people, locks and paper permits are not in my data; look at the lock box and the permit board there, and ask.',
    noOpenOrders: (machine) => `No open work order is listed for ${machine}.`,
    lookedUpAgain: 'I looked it up again; I know no more than the source beside each sentence, so check it there:',
    sureOfSources: 'I know no more than the source beside each sentence; check it there.',
    standsIn: (heading, name) => `It is under "${heading}" in ${name}.`,
    isPaper: (name) => `It is ${name}.`,
    nearestPlace: (heading, name) => `What comes nearest may be about something else: "${heading}" in ${name}.`,
    noForecast: 'I have no forecast: nothing that I can read tells what will be.',
    approvesNothing: 'I do not approve anything: every draft is approved or rejected by a person of the role that it names.',
    whatReason: (alarm) => `For what reason is ${alarm} to be set aside? The reason goes on record, so I draft nothing before I have it.`,
    ordersNothing: 'I do not order anything; I can draft a work order with the part in it, which a person approves.',
  },
  de: {
    restForPeople: 'Den Rest überlasse ich Menschen: Ich entwerfe, und freigeben, schließen, bestellen und Bescheid geben muss ein Mensch.',
    asItStands: 'Ich habe nichts entworfen, denn der Sollwert hat diesen Wert schon.',
    cannotOperate: (machine) => `Ich kann ${machine} nicht bedienen: Ich starte, stoppe, öffne, schließe und setze nichts zurück, und es wurde nichts getan.`,
    canInstead:
      'Ich kann nur entwerfen, was ein Mensch freigibt: einen Arbeitsauftrag, eine Sollwertänderung, eine Quittierung oder eine Schichtnotiz; bedient wird am Bedienfeld.',
    noRoster: 'Ich weiß nicht, wer Schicht hat, denn ein Dienstplan steht nicht in meinen Daten; bitte die Schichtleitung fragen oder im Dienstplan nachsehen.',
    seesNoPeople:
      'Ich weiß nicht, wer an der Maschine ist, denn Menschen, Schlösser und Erlaubnisscheine stehen nicht in meinen Daten; bitte am Schlosskasten und an der Tafel der Erlaubnisscheine nachsehen und fragen.',
    noOpenOrders: (machine) => `Zu ${machine} ist kein offener Arbeitsauftrag verzeichnet.`,
    lookedUpAgain: 'Ich habe noch einmal nachgesehen; ich weiß nicht mehr als die Quelle neben jedem Satz, bitte dort prüfen:',
    sureOfSources: 'Ich weiß nicht mehr als die Quelle neben jedem Satz; bitte dort prüfen.',
    standsIn: (heading, name) => `Das steht unter „${heading}“ in ${name}.`,
    isPaper: (name) => `Das ist ${name}.`,
    nearestPlace: (heading, name) => `Am nächsten kommt, vielleicht zu etwas anderem: „${heading}“ in ${name}.`,
    noForecast: 'Ich habe keine Vorhersage: Nichts, was ich lesen kann, sagt, was kommen wird.',
    approvesNothing: 'Ich genehmige nichts: Jeden Entwurf gibt ein Mensch mit der Rolle frei, die bei ihm steht, oder lehnt ihn ab.',
    whatReason: (alarm) => `Aus welchem Grund soll ${alarm} zurückgestellt werden? Der Grund wird festgehalten, vorher entwerfe ich nichts.`,
    ordersNothing: 'Ich bestelle nichts; ich kann einen Arbeitsauftrag mit dem Teil entwerfen, den ein Mensch freigibt.',
  },
  zh: {
    restForPeople: '其余的请求留给人来做：我只起草，批准、关闭、订购和通知由人完成。',
    asItStands: '我没有起草任何内容，因为设定值现在就是这个值。',
    cannotOperate: (machine) => `我不能操作 ${machine}：我不启动、停止、打开、关闭或复位任何设备，什么也没有做。`,
    canInstead: '我可以起草工单、设定值更改、报警确认或交接班记录，由人批准；设备在操作面板上操作。',
    noRoster: '我不知道谁在当班，因为排班表不在我的数据里；请询问班长或查看排班表。',
    seesNoPeople: '我不知道谁在设备旁，因为人员、挂锁和纸质作业许可不在我的数据里；请查看锁箱和许可板，并当面询问。',
    noOpenOrders: (machine) => `没有列出 ${machine} 的未完成工单。`,
    lookedUpAgain: '我查了一遍，知道的只有每句话旁边的出处，请在那里核对：',
    sureOfSources: '我只知道每句话旁边的出处，请在那里核对。',
    standsIn: (heading, name) => `见《${name}》中的“${heading}”。`,
    isPaper: (name) => `见《${name}》。`,
    nearestPlace: (heading, name) => `最接近的是《${name}》中的“${heading}”，但可能讲的是别的内容。`,
    noForecast: '我没有预测：我能读取的内容都不说明将来会怎样。',
    approvesNothing: '我不会批准任何内容：每份草稿由其所列角色的人批准或拒绝。',
    whatReason: (alarm) => `为什么要搁置 ${alarm}？原因要记录在案，在此之前我不起草。`,
    ordersNothing: '我不会订购任何东西；我可以起草一份含该备件的工单，由人批准。',
  },
};
