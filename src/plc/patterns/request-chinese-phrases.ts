/** A number of Chinese or Latin digits in front of a unit. */
const count = '([0-9]+(?:\\.[0-9]+)?|[一二三四五六七八九十两]+)';
const unit = '(毫秒|秒钟|秒|分钟|分|小时|ms|s|min|h)';
const least = '(?:至少|必须|需要?|须|要|应)*';
const start = '(?:启动|起动|开启|开机|运行|启用)';

/** What Chinese says in another order than English, or leaves to a verb: prohibitions behind their condition, rests before the next start, starts in an hour. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    new RegExp(
      `停(?:止|机|车|泵)?(?:运行)?(?:之后|以后|后)${least}(?:等待?|间隔|休息|停|再过|经过)?${least}\\s*${count}\\s*${unit}(?:钟)?(?:之后|以后|后)?(?:才能|才可以?|才允许|方可|方能|可以?|才)?(?:再次|重新|再)${start}`,
      'gu',
    ),
    ' minimum off time $1 $2 ',
  ],
  [new RegExp(`(?:至少|最少)停(?:止|机)?(?:运行)?\\s*${count}\\s*${unit}`, 'gu'), ' minimum off time $1 $2 '],
  [new RegExp(`(?:至少|最少)(?:连续)?运行\\s*${count}\\s*${unit}`, 'gu'), ' minimum run time $1 $2 '],
  [new RegExp(`(?:最短|最小|最少)(?:停机|停止|停歇|关机|间歇)(?:时间)?(?:为|是|不少于)?\\s*${count}\\s*${unit}`, 'gu'), ' minimum off time $1 $2 '],
  [
    new RegExp(
      `(?:每小时|一小时内?|每1?小时内?)(?:${start})?(?:次数)?(?:不超过|最多|至多|不得超过|不能超过|不多于)(?:${start})?\\s*${count}\\s*次(?:${start})?`,
      'gu',
    ),
    ' at most $1 starts per hour ',
  ],
  [
    new RegExp(
      `([^,;。，；：:]+?)(?:的时候|期间|情况下|时)[，,]?\\s*(?:不得|不能|不可以?|不允许|不准|禁止|严禁|不要|不许|不应)(?:再次|再)?${start}([^,;。，；：]*)`,
      'gu',
    ),
    ' $2 must not start when $1 ',
  ],
];

/** A Chinese request with such phrases as English has them. */
export function inEnglishOrder(text: string): string {
  return phrases.reduce((rest, [pattern, english]) => rest.replace(pattern, english), text);
}
