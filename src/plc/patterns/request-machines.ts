/** Machines by their nouns. */
const machine =
  /^(?:pumps?|valves?|motors?|fans?|blowers?|conveyors?|belts?|heaters?|tanks?|vessels?|agitators?|mixers?|compressors?|pumpe|pumpen|ventile?|motoren|luefter|behaelter|foerderband|foerderer)$/;

/** Words before a machine that say what it does in the group or how it is driven: they ask for a function. */
const role =
  /^(?:duty|standby|stand|by|lead|lag|spare|backup|main|second|third|two|three|four|reversing|reversible|direct|dol|star|delta|wye|soft|starter|start|stop|on|off|both|alternat\w*|interlock\w*|debounc\w*|totali\w*|scal\w*|ramp|pulse|filter|count\w*|control\w*|pid?|\w*regel\w*|\w*regler|protect\w*|dry|run|running)$/;

/** Words that end the name of a machine. */
const around =
  /^(?:the|an?|its|each|every|one|this|that|of|for|to|by|with|from|and|or|if|when|while|until|after|before|once|unless|then|in|on|at|is|are|be|runs?|starts?|stops?|opens?|closes?|must|may|shall|should|can|cannot|cant|not|as|only|all|any|no|via|through|into|auf|der|die|das|den|dem|ein\w*|und|oder|wenn|fuer|mit|\d.*|%)$/;

/**
 * The words by which a request calls its machines ("CIP" and "supply" of "the CIP supply pump", "mixing" of "the mixing tank pump"), by position. They name
 * a machine and ask for no function. A word alone before its machine names it only behind an article or in the course of a sentence; the head noun is none.
 */
export function machineWords(words: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, word] of words.entries()) {
    if (!machine.test(word)) continue;
    let from = index;
    while (from > 0 && index - from < 3 && !around.test(words[from - 1] ?? '') && !role.test(words[from - 1] ?? '')) from -= 1;
    if (from === 0 && index - from < 2) continue;
    for (let at = from; at < index; at++) found.add(at);
  }
  return found;
}
