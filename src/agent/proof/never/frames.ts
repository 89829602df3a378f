/** Frames that the classes of this folder share: words in a clause, what conditions it, and who it is said to. */

export const latin = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`.replaceAll('\\w', '[\\p{L}\\p{N}_]'), 'iu');
export const either = (words: string, han: string): RegExp => new RegExp(`${latin(words).source}|${han}`, 'iu');

/** Parts that stand for themselves: a condition, check or prohibition in one says nothing of the other. */
export function partsOf(sentence: string): readonly string[] {
  return sentence.split(/[;；。]|,\s*(?:so|therefore|hence|daher|also)(?!\p{L})|，(?:所以|因此)|[.!](?:\s|$)/u).filter((part) => part.trim() !== '');
}

export const question = /[?？]\s*$/u;

/** What must hold first, or what is still to be found out. */
export const doubt = either(
  "until|unless|before|verify|verified|verifies|check (?:that|whether|if)|make sure|ensure|confirm|only (?:when|after|if|once)|not|never|no one|nobody|cannot|can't|whether|wenn|bevor|prüfen|prüfe|sicherstellen|nicht|nie|niemals|erst|ob",
  '确认|检查|之前|不得|不能|无法|是否|切勿|只有',
);

/** Under which circumstances something is so: then it describes how a thing works and says nothing of now. */
export const condition = either(
  'when(?:ever)?|if|once|after|as soon as|until|unless|while|where|as long as|provided|should|wenn|sobald|nachdem|falls|solange|bis|während|sofern|nach (?:dem|der)',
  '当|一旦|如果|若|之后|以后|后[，,]|时[，,]|期间|直到',
);

export const forbidden = either(
  "never|not(?!-)|don't|must not|cannot|can't|refuse|no one|nobody|nie|niemals|keinesfalls|prohibited|forbidden|not (?:allowed|permitted)|verboten|unzulässig|nicht",
  '不得|不能|不会|禁止|严禁|切勿|拒绝|不要|无法',
);

/** Only somebody who stands there knows it: here, now, this job. No paper does. */
export const deictic = either(
  'this (?:job|work|task|time|case|one|repair|machine|pump|step|change)|for (?:this|that|it)|here|now|today|tonight|right away|anyway|already|at the moment|diese[nmrs]? (?:arbeit|fall|mal|job|auftrag|reparatur|schritt)|dafür|hierfür|hier|jetzt|heute|gerade|sowieso|schon',
  '这次|这个|这项|此次|本次|现在|今天|这里|当前',
);
