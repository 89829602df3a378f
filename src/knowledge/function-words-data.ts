/** Small words of German and Chinese in English, as far as they rule or relate a statement; those that do neither are left out (`-`). */
export const GERMAN_FUNCTION_WORDS = `
weil da denn=because|wegen aufgrund infolge=because of|daher deshalb darum deswegen dadurch=therefore|sodass damit=so that
wenn falls sofern=if|sobald=as soon as|solange=as long as|nachdem=after|bevor ehe=before|bis=until|während=while|außer=except|ohne=without
nicht=not|nie niemals=never|kein keine keinen keiner keinem keines=no|nur lediglich=only|erst=only|niemand=nobody
und sowie=and|oder=or|aber sondern=but|auch=also|sonst=otherwise|mit=with|für=for|von vom aus=from|bei beim=at|an am=at|auf=on|in im ins=in|zu zum zur=to|nach=after|vor=before
unter=below|über=above|zwischen=between|durch=by|gegen=against|innerhalb=within|um=by|ab=from|pro je=per|seit=since
darf dürfen=may|kann können=can|muss müssen=must|soll sollen sollte sollten=should|ist sind=is|war waren=was|wird werden wurde wurden=is|hat haben=has|beträgt liegt gilt gelten=is
alle jede jeder jedes jeden jedem=every|sämtliche=all|immer stets=always|meist meistens=mostly|oft=often|etwa ungefähr ca=about|mindestens=at least|höchstens=at most|mehr=more|weniger=less|als=than
einmal=once|zweimal=twice|täglich=daily|wöchentlich=weekly|monatlich=monthly|jährlich=yearly|halbjährlich=every 6 months|vierteljährlich=every 3 months
ausgefallen=failed|oben=up|unten=down|links=left|rechts=right|zuerst=first|zuletzt=last|dann danach anschließend=then|sofort=at once|wieder=again|schon bereits=already|noch=still
stunden stunde=hours|minuten minute=minutes|sekunden sekunde=seconds|tage tagen tag=days|wochen woche=weeks|monate monaten monat=months|jahre jahren jahr=years|uhr=o'clock|prozent=%|grad=°|liter litern=litres|meter metern=metres
der die das den dem des ein eine einen einem einer eines man es sich wo was wie diese dieser dieses diesen diesem dabei davon dafür hier dort sein seine ihre ihr er sie zwar=-
`;
export const CHINESE_FUNCTION_WORDS = `
因为 由于=because|因此 所以=therefore|导致 引起 造成=causes|如果 若 当=if|时=when|之后 以后=after|之前 以前=before|直到=until|除非=unless|只有 仅 只能 只=only
不得 不能 不可 禁止 严禁 不准=must not|不 未 没有 无=not|必须 应 须=must|可以 可 允许=may|每=every|所有 全部=all|和 与 及=and|或=or|低于 小于=below|高于 超过 大于=above|至少=at least|最多 不超过=at most
小时=hours|分钟=minutes|秒=seconds|天 日=days|周=weeks|月 个月=months|年=years|的 了 是 在 把 被 由 个 则 就 将 后=-
`;
