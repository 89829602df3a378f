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
  openOrders: (machine: string) => string;
  noOpenOrders: (machine: string) => string;
  role: (role: string) => string;
  mayAskFor: (kinds: string) => string;
  mayApprove: (kinds: string) => string;
  approvesNothing: string;
  needsSecond: (kinds: string) => string;
  /** Before an answer that is given once more because it was doubted. */
  lookedUpAgain: string;
  sureOfSources: string;
}>;

export const deskPhrases: Readonly<Record<Language, DeskPhrases>> = {
  en: {
    restForPeople: 'The rest of your request I leave to people: I draft, and approving, closing, ordering and telling others is done by a person.',
    asItStands: 'That is the value it has already, so there is nothing to change and I have drafted nothing.',
    cannotOperate: (machine) => `I cannot operate ${machine}: I start, stop, open, close and reset nothing, and nothing was done.`,
    canInstead:
      'It is operated at the panel by a person. I can draft a work order, a setpoint change, an acknowledgement or a shift note, which a person approves.',
    seesNoPeople:
      'I do not know who is at the machine: people, locks and paper permits are not in my data. Look at the lock box and the permit board, and ask.',
    openOrders: (machine) => `Open work orders on ${machine}:`,
    noOpenOrders: (machine) => `No open work order is listed for ${machine}.`,
    role: (role) => `Your role is ${role}.`,
    mayAskFor: (kinds) => `You may ask me to draft: ${kinds}.`,
    mayApprove: (kinds) => `You may approve: ${kinds}.`,
    approvesNothing: 'You may approve nothing here.',
    needsSecond: (kinds) => `A second person has to approve what you asked for yourself: ${kinds}.`,
    lookedUpAgain: 'I looked it up again. I know no more than the source beside each sentence, so check it there:',
    sureOfSources: 'I know no more than the source beside each sentence; check it there.',
  },
  de: {
    restForPeople: 'Den Rest überlasse ich Menschen: Ich entwerfe, und freigeben, schließen, bestellen und Bescheid geben muss ein Mensch.',
    asItStands: 'Diesen Wert hat er schon; es gibt nichts zu ändern, und ich habe nichts entworfen.',
    cannotOperate: (machine) => `Ich kann ${machine} nicht bedienen: Ich starte, stoppe, öffne, schließe und setze nichts zurück, und es wurde nichts getan.`,
    canInstead:
      'Bedient wird am Bedienfeld von einem Menschen. Ich kann einen Arbeitsauftrag, eine Sollwertänderung, eine Quittierung oder eine Schichtnotiz entwerfen, die ein Mensch freigibt.',
    seesNoPeople:
      'Wer an der Maschine ist, weiß ich nicht: Menschen, Schlösser und Erlaubnisscheine stehen nicht in meinen Daten. Bitte am Schlosskasten und an der Tafel der Erlaubnisscheine nachsehen und fragen.',
    openOrders: (machine) => `Offene Arbeitsaufträge zu ${machine}:`,
    noOpenOrders: (machine) => `Zu ${machine} ist kein offener Arbeitsauftrag verzeichnet.`,
    role: (role) => `Ihre Rolle ist ${role}.`,
    mayAskFor: (kinds) => `Sie dürfen entwerfen lassen: ${kinds}.`,
    mayApprove: (kinds) => `Sie dürfen freigeben: ${kinds}.`,
    approvesNothing: 'Sie dürfen hier nichts freigeben.',
    needsSecond: (kinds) => `Was Sie selbst beantragt haben, muss ein zweiter Mensch freigeben: ${kinds}.`,
    lookedUpAgain: 'Ich habe noch einmal nachgesehen. Mehr als die Quelle neben jedem Satz weiß ich nicht; bitte dort prüfen:',
    sureOfSources: 'Mehr als die Quelle neben jedem Satz weiß ich nicht; bitte dort prüfen.',
  },
  zh: {
    restForPeople: '其余的请求留给人来做：我只起草，批准、关闭、订购和通知由人完成。',
    asItStands: '它现在就是这个值，没有需要更改的，我没有起草任何内容。',
    cannotOperate: (machine) => `我不能操作 ${machine}：我不启动、停止、打开、关闭或复位任何设备，什么也没有做。`,
    canInstead: '设备由人在操作面板上操作。我可以起草工单、设定值更改、报警确认或交接班记录，由人批准。',
    seesNoPeople: '我不知道谁在设备旁：人员、挂锁和纸质作业许可不在我的数据里。请查看锁箱和许可板，并当面询问。',
    openOrders: (machine) => `${machine} 的未完成工单：`,
    noOpenOrders: (machine) => `没有列出 ${machine} 的未完成工单。`,
    role: (role) => `您的角色是 ${role}。`,
    mayAskFor: (kinds) => `您可以让我起草：${kinds}。`,
    mayApprove: (kinds) => `您可以批准：${kinds}。`,
    approvesNothing: '您在这里不能批准任何内容。',
    needsSecond: (kinds) => `您自己提出的以下内容必须由另一个人批准：${kinds}。`,
    lookedUpAgain: '我又查了一遍。我知道的不多于每句话旁边的出处，请在那里核对：',
    sureOfSources: '我知道的不多于每句话旁边的出处，请在那里核对。',
  },
};
