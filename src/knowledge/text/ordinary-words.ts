import { inflectionsOf } from './generic-words.js';

/**
 * Everyday words in which people wrap a question. They are so common that a document which answers may well not hold them, so a
 * question that uses one the documents lack is not thereby a question about something else. Names of things, attributes (price,
 * warranty, colour) and technical terms are left out on purpose: those carry what is asked.
 */
const ENGLISH =
  'able about accept actually add again ago agree ahead aim aiming alone along already alright am anymore anyone anyway apart arrive around aside ask asking away back bad badly basically become been begin behind believe best better big bigger biggest bit bother bring bringing brought build built bunch busy call called came can cannot careful carry case catch certain chance check choose chosen clear close come coming common completely count couple cut day days deal decide definitely different do does doing done down drop due each early easily easy either else enough ensure entire ever exactly expect expected extra fail fair fairly far fast faster favourite feel few find finish first fit fix follow forget found free fresh full fully gave get gets getting give given gives giving go goes going gone good got great guess guy guys half handle hang happen happening happens hard hardly have heard hear heavy heaviest help here high higher hit hold holding hope hour how however hurry idea immediately important inside instead intend job just keep keeping keeps kept kind knew know known knows last lately later lay learn least leave left less let lets level lie like likely little long longer look looking lot lots low lower main make makes making manage many matter matters maximum may maybe mean means meant meet might mind minimum minute moment month months more morning most mostly move moved moving much must myself near nearly necessary need needed needs never new next nice night nobody normal normally nothing notice now nowadays number odd of off offer often okay old older once one only onto open opposed ordinary other otherwise ought out outside over overall own pass pay people perhaps person pick picked picks piece place plain plan please plenty possible possibly precisely prefer presumably pretty probably proper properly pull pulled push put puts putting quick quicker quickly quite rather reach reached ready real really reason receive recommended regular regularly remain remember require result right rough roughly round run running runs said same save saw say saying says second see seem seems seen send sense sent set several shall she short shorter should show shown shows side simple simply since single sit size small smaller smallest so some somebody someone something sometimes somewhere soon sooner sort sound spare speak special specific spend spot stand start started starting starts state stay stays stick still stop stopped stops straight stuff such suddenly suggest suppose supposed sure take taken takes taking talk tell tells than that then there thing things think though thought through throw thrown time times tip today together told too took top touch toward towards tried tries trouble true try trying turn turned turning turns twice two type under understand unexpectedly until up use used useful uses using usual usually various very wait waiting want wanted wants warm watch way ways week weeks weigh well went what whatever when whenever where whether which while whole whose why will wish with within without wonder wondering work worked working works worry worse worst worth would write writing wrong year years yes yesterday yet you young normally swap swapped shove stick stuck chuck grab hop lug carted cart haul hiss gets bust busted dodgy knackered buddy mate folks folk boss bosses thanks thank cheers hey hi hello hey somebody everybody everyone anybody quite kinda gotta gonna wanna ok allowed permitted supposed dont doesnt didnt isnt arent wasnt werent cant couldnt shouldnt wouldnt wont hasnt havent hadnt im ive youre thats whats hows wheres whos theres vs versus besides plus nowadays';
const GERMAN =
  'bevor nachdem während wieviel ab aber allein also andere anders anfangen ankommen ansehen aufheben aufhören ausmachen bald bedeuten bekommen bekommt benutzen besonders besser beste bestimmt bisschen bitte bleiben bleibt brauchen brauche braucht bringen bringt danach dauern dauert denken denn doch dran drehen dreht drin einfach einmal eigentlich entfernt erst etwas fahren fallen falls fast fertig finden finde findet früh ganz geben gibt geht gehen gehört genau genug gerade gern gleich groß größer gut haben hält halten heben holen hole immer irgendwie jemand jetzt kam kann kaputt kein kennen klar klein kleiner komme kommen kommt kurz lang lange länger langsam lassen läuft laufen leicht leuchtet liegen liegt los machen mache macht mal manchmal mehr meist melden merke merken muss müssen nachsehen nahe nehmen nicht nochmal noch normalerweise nötig nun oben oft passieren passiert plötzlich reicht richtig rufen rum sagen schaffen schauen schlecht schlimm schnell schon schwer sehen seit selbst setzen sicher sofort soll sollte sonst später stehen steht stellen stimmt tun typisch überhaupt ungefähr unten viel vielleicht voll vorher wandert warten wechseln weg weit weitergehen wenig wenn werden wichtig wieder will wirklich wissen wo wohl wollen zeigen ziehen zuerst zurück zusammen Woran Womit Wovon Wozu';

const WORDS: ReadonlySet<string> = new Set(`${ENGLISH} ${GERMAN.toLowerCase()}`.split(' '));
/** What stands before an English verb: "can I ...", "to ...", "they ...". A noun rarely follows. */
const BEFORE_A_VERB =
  /\b(?:to|can|could|may|might|must|should|shall|will|would|i|we|you|they|he|she|people|don't|doesn't|can't|cannot|never|gets?|got|ich|wir|man)\s+$/iu;
const VERB_ENDING = /(?:ing|ed|ly)$/u;
/** These end like an adverb of manner and say which one. */
const RECURRING = /^(?:dai|hour|night|week|fortnight|month|quarter|year)ly$/u;
const ARTICLE = /\b(?:the|a|an|of|which|what|this|that|per|each|every|for|in|on|at)\s+$/iu;

/** True for a word so common that it names no thing or act of its own. */
export function isEverydayWord(surface: string): boolean {
  return inflectionsOf(surface.normalize('NFKC').toLowerCase()).some((form) => WORDS.has(form));
}

/** True for a word that wraps the question rather than naming what is asked, judged by the word and by what stands before it. */
export function isOrdinaryWord(surface: string, question: string, start: number): boolean {
  const word = surface.normalize('NFKC').toLowerCase();
  if (isEverydayWord(word)) return true;
  if (surface !== word || !/^[a-zäöüß']+$/u.test(word)) return false;
  if (RECURRING.test(word)) return false;
  const before = question.slice(0, start);
  if (BEFORE_A_VERB.test(before)) return true;
  return VERB_ENDING.test(word) && word.length > 5 && !ARTICLE.test(before);
}
