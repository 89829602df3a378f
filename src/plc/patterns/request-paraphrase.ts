/** A thing that a hand works: what stands between the verb and it, and its noun. */
const handled = "((?:[a-z][\\w'-]* ){0,3}?(?:buttons?|pushbutton|keys?|switch|cord|taster|pedal|[A-Z]{1,3}-?\\d+))";
const people = '(?:someone|somebody|anyone|an? operator|the operators?|operators?|a person|the driver|you|staff)';

/** Turns of speech as the plain statements that the grammar of conditions reads; the meaning stays, the words become fewer. */
const turns: readonly (readonly [RegExp, string])[] = [
  // What is asked for, before it is said
  [
    /^\s*(?:hi|hello|hey|please|kindly|ok)?[,!]?\s*(?:(?:can|could|would) you (?:please )?|(?:i|we)(?:'d| would)? (?:need|want|like)(?: to have)? |(?:please )?(?:write|draft|create|make|give me|program|code|build|generate|implement) )(?:me |us )?(?:(?:a|an|some|the) )?(?:small |simple |short )?(?:st |plc |structured text |siemens |scl )*(?:code|logic|program(?:me)?|function block|fb|block|routine|draft)?(?: in (?:st|structured text|scl))?\s*(?:for this|to do this)?\s*(?::|(?:that|which|where|so that|such that)\b)\s*/i,
    '',
  ],
  [/\s*\(\s*([A-Z]{1,5}-?\d{1,5}[A-Z]?)\s*\)/g, ' $1'],
  // Hands
  [new RegExp(`\\b${people} (?:presses|pushes|hits|operates|pulls|turns|press|push|hit|pull) (the |an? )?${handled}`, 'gi'), 'the $2 is pressed'],
  [
    new RegExp(`\\b(?:pressing|pushing|a press of|a push of|a push on|hitting|pulling) (the |an? )?${handled} (starts|stops|opens|closes|resets)`, 'gi'),
    '$2 $3',
  ],
  [
    new RegExp(
      `\\b((?:re)?starts?|stops?|opens?|closes?)( it| them)? (?:again )?(?:on|by|with|via|at) (?:pressing |a press of )?(?:the |a |an )?${handled}(?![\\w-])`,
      'gi',
    ),
    '$1$2 when $3 is pressed',
  ],
  [/\b(button|key|cord|pushbutton) (?:is|was|has been|gets) (?:hit|pushed|pulled|operated|activated|used)\b/gi, '$1 is pressed'],
  // Warnings before a start
  [
    /\b(?:the |a )?((?:[a-z][\w-]* ){0,2}(?:horn|siren|buzzer|beacon|hupe|[A-Z]{1,3}-?\d+)) (?:(?:must |first |then )*(?:sounds?|warns?|flashes|rings?) )?(?:for )?(\d+(?:\.\d+)? ?\w+) before (?:the |a )?([^,.;]+?) (?:starts|runs|moves|begins)\b/gi,
    'before $3 starts, $1 sounds for $2',
  ],
  [
    /\b(?:sound|give|flash|ring) (?:the |a )?((?:[a-z][\w-]* ){0,2}(?:horn|siren|buzzer|beacon|hupe|[A-Z]{1,3}-?\d+)) for (\d+(?:\.\d+)? ?\w+) (?:before|and then|, then|then) (?:the |start the |start )?([^,.;]+?)(?: starts| runs| moves)?(?=[,.;]|$)/gi,
    'before $3 starts, $1 sounds for $2',
  ],
  // A time after a start in which a cause does not count
  [
    /,? ?\b(?:but not|except(?:ing)?|excluding|apart from|other than|only not|not)(?: for| during| in| within)* (?:the )?first (\d+(?:\.\d+)? ?\w+)(?: after (?:the |its |each |every )?start(?:ing|s|-up)?| of (?:running|operation))?(?![\w-])/gi,
    ', but ignore the first $1 after start',
  ],
  // Locks, and machines that stand
  // Unlocking is the permission itself
  [/\b(?:may|can) (only )?be unlock(ed)\b/gi, 'is $1open$2'],
  [/\bunlock(s|ed|ing)?\b/gi, 'open$1'],
  [/\b(?:has|have) been (?:at standstill|at rest|stationary|stopped|standing(?: still)?)\b/gi, 'is not running'],
  [/\b(?:is|are|stands) (?:at standstill|at rest|stationary)\b/gi, 'is not running'],
  // Resets by a person
  [
    /,? ?\b(?:and |which |it |they |both )?(?:(?:then )?(?:needs?|requires?|must have|wants?) (?:a |an |the )?(?:manual |operator )?(?:reset|acknowledg\w+)(?: button)?(?: (?:by|from) (?:the |an )?operator)?)(?: before (?:it|they|the \w+|restarting|a restart)(?: (?:can|may|is|are)(?: be)?(?: allowed to)?)?(?: (?:re)?start(?:ed|s)?)?(?: (?:again|up))*)?/gi,
    ', until reset',
  ],
  [
    /,? ?\b(?:and )?(?:then )?(?:holds?|keeps?|stays?|remains?|latch(?:es|ed)?|locks?(?: it)?(?: out)?|blocked)(?: (?:it|them|the \w+))?(?: (?:off|closed|stopped|shut|out|in|latched|locked|locked out|blocked|down|tripped|there))* until (?:someone |somebody |an? operator |the operator |it is |they are |it has been |manually )*(?:resets?|acknowledges?|acknowledged|reset by hand|manually reset)(?: (?:it|them|by (?:the |an )?operator|by hand|manually|by (?:pressing )?the reset button))?/gi,
    ', until reset',
  ],
  [/,? ?\b(?:with|needing|requiring) (?:a )?(?:manual|hand|operator) reset\b/gi, ', until reset'],
  [
    /,? ?\b(?:nach|nach dem|erst nach) (?:der )?(?:quittieren|quittierung|reset)(?: (?:geht es|darf (?:er|sie|es)|laeuft (?:er|sie|es))(?: \w+)*)?/gi,
    ', until reset',
  ],
  // "the level in the mixing tank" is the level of that tank, not a thing called "level in"
  [
    /\b(?:the )?(level|temperature|pressure|weight) (?:in|of|inside) the ((?:[a-z]+ ){0,2}(?:tank|vessel|silo|hopper|sump|pit|basin|reservoir|bin|drum))(?![\w-]| [A-Z]+-?\d)/gi,
    'the $2 $1',
  ],
  // Several of a kind that have no names
  [/\b(either|any|one) of (?:the |our )?(?:two|2) ([a-z]+?)s\b/gi, 'the first $2 or the second $2'],
  [
    /\b(?:both|all) (?:of )?(?:the )?(?:two )?([a-z]+(?:conveyor|pump|oven|door|guard|valve|motor|fan|tank|gate|sensor|switch|button|line|machine))s\b/gi,
    'the first $1 and the second $1',
  ],
  [/\bit's\b/gi, 'it is'],
  [/\b(?:doesn't|does not|didn't|did not|hasn't|has not) come\b/gi, 'is not on'],
  // How long at most
  [/,? ?\b(?:but )?(?:never|not|no) (?:for )?(?:longer|more) than (?=\d)/gi, ', for at most '],
  [/\b(?:and )?(?:keeps?|keep|let|lets) (?:it |them |the \w+ )?(?:running|open|on|going|run)(?: on)?(?= until\b)/gi, ''],
  // Keeping between two limits by an actuator
  [
    /\bkeep (?:the )?([^,.;]+?) between (-?\d+(?:\.\d+)?)(?: ?([%\w°/³]+))? and (-?\d+(?:\.\d+)?) ?([%\w°/³]+) (?:by|using|with) (?:opening |starting |running |switching on )?(?:the )?((?:[a-z-]+ )*?[a-z]*(?:inlet|make-up|makeup|fill|feed|supply|refill|heater|heating|steam)[a-z -]*|[A-Z]{1,4}-?\d+\w*)/gi,
    'start $6 when the $1 is below $2 $5 and stop $6 when the $1 is above $4 $5',
  ],
  [/\b(alarm|warning) ([^.;]*?) and another (?=above|below|over|under|at)/gi, '$1 $2, $1 '],
  [/\bwith (?:an? )?(alarm|warning) (below|above|at|when|if)/gi, '$1 $2'],
  // Limits that are come to
  [/\b(?:has |have |is |are )?(?:dropped|fallen|sunk|gone down|come down|back down|down) (?:back )?to\b(?= ?-?\d)/gi, 'is at most'],
  [/\b(?:has |have )?(?:risen|climbed|got|gotten|come up|gone up|recovered|returned) (?:back )?to\b(?= ?-?\d)/gi, 'is at least'],
  [/\b(?:gets|climbs|comes|rises|heats up|warms up|warmed up|fills|filled) (?:up )?to\b(?= ?-?\d)/gi, 'is at least'],
  [/\b(?:drops|falls|sinks|cools|cooled|goes|comes) (?:down |back )*to\b(?= ?-?\d)/gi, 'is at most'],
  [/\b(?:hits|touches|arrives at|hit)\b(?= ?-?\d)/gi, 'reaches'],
  [/\b(?:is |are )(warmer|hotter) than\b/gi, 'is above'],
  [/\b(?:is |are )(?:colder|cooler) than\b/gi, 'is below'],
  [/\bnot (?:again )?(?:before|until)\b/gi, 'only when'],
  [/\b(?:stays?|remains?|sits?|hangs?) (above|below|over|under)\b/gi, 'is $1'],
  // Words of manner
  [
    /,? ?\b(?:straight ?away|right away|immediately|at once|without delay|instantly|in the same scan|sofort|automatically|unverzueglich|for safety|as well|in that case)\b/gi,
    '',
  ],
  [
    /\b(?:bei|on) (?:dem |der |a |an |the )?((?:[A-Za-z-]+ ){0,3}?(?:trip|fault|overload|trockenlauf|ueberlast|stoerung|not-?halt|e-?stop|dry run|smoke|fire|jam|leak|leckage|overflow|ueberlauf|underload|power loss)(?: [A-Z]{1,5}-?\d+\w*)?)(?=[ ,])/gi,
    ', when the $1 is on,',
  ],
  [/\bbei (\d+(?:\.\d+)? ?[%\w°/³]+) (?:wieder )?(aus|ein|zu|auf|ab)\b(?:schalten|machen)?/gi, '$2 bei $1'],
  [/\b(?:keeps?|keep it|continue[sd]?) running\b/gi, 'runs'],
  [/\bagain(?=[,.;]| (?:when|if|once|only|after|below|above|at)\b)/gi, ''],
  [/\brestarts?\b/gi, 'start'],
  [/\b(?:kill|cut|cuts|kills|shuts? off|shut off|halts?|halt)\b(?= (?:the |it\b|[A-Z]))/gi, 'stop'],
  [
    /\b(?:shall|should|must|has to|have to|needs to|is to|are to|ought to|soll|sollen) (?:be )?(?=(?:start|stop|open|close|run|switch|trip|come|go|sound|light)\w*\b)/gi,
    'must ',
  ],
  [/\bfor (?:more|longer) than\b/gi, 'for'],
  [/\b(?:another|an additional|an extra|a further) (?=\d)/gi, ''],
  [/\b(?:and|,) keep (?:it |them )?(?:running|on|open|going)(?= (?:until|while|for)\b)/gi, ''],
];

/** The same request in plainer words, for the readers of conditions and of sequences. The wording of its numbers and names is not touched. */
export function paraphrase(text: string): string {
  let plain = text.trim().replace(/ +(?=:)/g, '');
  for (const [pattern, meaning] of turns) plain = plain.replace(pattern, meaning);
  return withoutTitle(plain)
    .replace(/ {2,}/g, ' ')
    .replace(/ ([,.;])/g, '$1')
    .replace(/,(?:\s*,)+/g, ',')
    .replace(/;\s*,/g, ',')
    .replace(/\.\s*,/g, '.')
    .trim();
}

/** "Low oil pressure trip: ...": a heading says nothing that the sentences behind it do not say again. */
function withoutTitle(text: string): string {
  return text.slice(headingOf(text).length);
}

/** The heading in front of a request, with its colon; empty when there is none. */
export function headingOf(text: string): string {
  return /^([A-Za-z][^:.;,\d]{2,50}):\s+(?=\S)/.exec(text)?.[0] ?? '';
}
