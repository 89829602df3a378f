/** "How do I reset ...", "wie setze ich ... zurück", "怎么复位": a work that the asker wants to do. */
const byAsker =
  /\bhow (?:do|can|should|must|could|would|shall) (?:i|we|you|one)\b|\bhow to\b|\bwie (?!oft|lange|viele?|hoch|schnell|weit|tief|warm|heiß|kalt|schwer|groß|stark|laut)\p{L}+ (?:ich|man|wir)(?!\p{L})|(?:怎么|如何|怎样)(?:才能|样)?(?:去|把|将|给|对)?(?:复位|更换|换|拆|装|安装|清洗|清理|清洁|检查|测试|启动|停机|关机|调整|调节|校准|标定|润滑|加油|排气|排空|隔离|上锁|处理|操作|做)(?!了)/iu;
/** What can be seen, known or told is no work. */
const ofKnowing =
  /\bhow (?:do|can|should|must|could|would|shall) (?:i|we|you|one) (?:know|tell|see|find out|notice|compare|read|check (?:whether|if|that|how))\b|\bwie (?:sehe|erkenne|weiß|merke|finde|erfahre|sieht|erkennt|merkt) (?:ich|man|wir)(?!\p{L})/iu;

/** Whether a question asks how a work is done, which no reading and no record of the plant tells. */
export function asksHowTo(question: string): boolean {
  return byAsker.test(question) && !ofKnowing.test(question);
}

/** "After a trip", "nach einer Störung": whenever one has been, and not that one was. */
const anyCase = /\b(?:after|following|in case of|when there is) (?:an?|any) |\b(?:nach|bei) (?:eine[mr]) |后(?:要|应该|该)?(?:怎么|如何|怎样)/iu;

/** Whether a question asks how a work is done after an event of a kind, and takes no such event for granted. */
export function asksHowToAfterAny(question: string): boolean {
  return asksHowTo(question) && anyCase.test(question);
}
