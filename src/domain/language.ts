/** Languages the built-in engine answers in; documents may be in any. */
export const languages = ['en', 'de', 'zh'] as const;
export type Language = (typeof languages)[number];

const german = new Set(
  'gute guten gefertigt voraus wieder betrieb bericht quittiere quittieren stelle setze setzen lege macht laufen laufende laufenden laufender steht stehen zeig gib pumpen ventile alarme meldungen offene offenen der die das ein eine einen ist sind war warum wieso weshalb wie was welche welcher welches wann wer wo und oder nicht mit von für auf bei den dem des im zu zum zur ich du wir bitte kann muss soll hat haben wird werden seit gibt es nach über an aus öffne zeige erstelle schicht pumpe druck störung läuft ab bis zwischen vom beim am als auch noch nur jetzt gerade aktuell welchem welchen wieviel viel viele hoch lange oft schnell gerade dürfen darf können müssen schaltet meldet steht stehen gib mir mich uns unsere dieser diese dieses einer einem eines etwas sollte würde vor durch um ohne unter zwischen alarme aufträge ventil kessel behälter dichtung temperatur handbuch anleitung ordnung wurde wurden zuletzt gewartet vergleiche vergleich letzte letzten füller noch mal genug stunde stunden wärmer kälter voll leer frühschicht spätschicht nachtschicht übergabe heute gestern gegen heut fürs vorm wer hatte prozent dass wenn falls weil sind bin mein meine unser unsere ihr ihre mich dich sein seine es mit mehr sehr schon doch denn eben nichts jemand kein keine keiner einmal davon dafür darum startet öffnet schließt verhindert springt tropft stoppt fällt steigt welch wozu woran wohin woher nächste nächster erklär erklärs stell setz setze schreib mach machst quittier bestell zeig sag grad nochmal bisher eigentlich'.split(
    ' ',
  ),
);
const english = new Set(
  'the a an is are was why how what which when who where and or not with of for on at to i you we please can must should has have will be since there does do did from by it in my open show create shift pump pressure'.split(
    ' ',
  ),
);

/** Heads of German compounds: a request in key words ("Betriebsstunden A gegen B") holds no function word. */
const germanHead =
  /^\p{L}{2,}(?:schicht|druck|stunden?|zeit(?:en)?|werte?|keit|heit|ung(?:en)?|pumpen?|moment|schuss|zahl|menge|wechsel|ventile?|temperatur|flaschen?|strom|behälter|geschwindigkeit|status|zustand|aufträge?|übersicht|verbrauch|protokoll)$/u;

/** Detects the language of a question by its script and function words; English when in doubt. */
export function detectLanguage(text: string): Language {
  const hanSigns = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  // One sign alone beside a name is a question in Chinese; beside Latin words it is a quotation.
  if (hanSigns >= 2 || (hanSigns === 1 && !/\p{Script=Latin}{3,}/u.test(text))) return 'zh';
  // WO is a work order, wo is German.
  const words =
    text
      .replace(/\bWO\b/gu, ' ')
      // The A of P-101A is no English article.
      .replace(/(?<![\p{L}\d])\p{L}{0,5}-?\d+\p{L}?(?![\p{L}\d])/gu, ' ')
      .toLowerCase()
      .match(/[\p{Script=Latin}]+/gu) ?? [];
  let balance = /[äöüß]/iu.test(text) ? 2 : 0;
  for (const word of words) balance += (german.has(word) || (word.length > 6 && germanHead.test(word)) ? 1 : 0) - (english.has(word) ? 1 : 0);
  return balance > 0 ? 'de' : 'en';
}
