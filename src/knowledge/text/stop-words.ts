/** Function words that carry no subject, per language. Negations are kept out of the lists: "not", "ohne", "不" change what is asked. */
const ENGLISH =
  "a about above after again all also am an and any are as at be because been before being below between both but by can could did do does doing down during each either etc few for from further had has have having he her here hers herself him himself his how i if in into is it its itself just let me mine more most my myself of off on once only or other our ours ourselves out over own please same shall she should so some such than that the their theirs them themselves then there these they this those through to too under until up upon us very was we were what when where whether which while who whom whose why will with would you your yours yourself i'm i'd i've you're it's that's what's how's where's who's there's don't doesn't didn't isn't aren't wasn't weren't can't couldn't shouldn't wouldn't won't";
const GERMAN =
  'aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern anders auch auf aus bei beim bin bis bist da damit dann das dass dazu dein deine deinem deinen deiner dem den denn der des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann können könnte man manche mein meine meinem meinen meiner mich mir mit muss musste nach noch nun nur ob oder sehr sein seine seinem seinen seiner selbst sich sie sind so solche soll sollte sondern sonst über um und uns unser unsere unter vom von vor wann warum was weg weil weiter welche welchem welchen welcher welches wenn wer werde werden wessen wie wieder will wir wird wirst wo woher wohin wollen worauf woran worin würde würden zu zum zur zwar zwischen bitte wem wen';
const CHINESE =
  '的 了 和 是 在 就 都 而 及 与 着 或 一个 我们 你们 他们 它们 我 你 他 她 它 这 那 这个 那个 这些 那些 之 于 以 为 被 把 从 到 对 上 下 中 里 吗 呢 吧 啊 请 请问 什么 怎么 怎样 如何 哪 哪个 哪些 哪里 谁 多少 几 为什么 何时 是否 应 应该 要 会 能 可以 可 需要 有 该 其 时 等 并 也 还 又 很 最 更 一次 一下';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['en', words(ENGLISH)],
  ['de', words(GERMAN)],
  ['zh', words(CHINESE)],
]);

/** True for a function word of the given language; with no language, of any language known here. */
export function isStopWord(word: string, language: string | null): boolean {
  if (language !== null) return STOP_WORDS.get(language)?.has(word) ?? false;
  for (const list of STOP_WORDS.values()) if (list.has(word)) return true;
  return false;
}
