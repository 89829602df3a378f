/** Closed lists of words in three languages that rule a statement: conditions, exceptions, hedges, duties, causes, order. They are about no trade. */
const latin = (words: string, chinese: string): RegExp => new RegExp(`(?<![\\p{L}\\d-])(?:${words})(?![\\p{L}])${chinese === '' ? '' : `|${chinese}`}`, 'iu');

export const markers = {
  condition: latin(
    'if|when|whenever|while|where|once|during|in case|provided|as long as|as soon as|wenn|falls|sobald|solange|während|sofern|bei|im fall\\w*',
    '如果|如|当|若|时|期间|一旦',
  ),
  exception: latin(
    'unless|except|excluding|other than|apart from|but not|without|only|not (?:for|in|on|at)|außer|ausgenommen|ausnahme|sofern nicht|es sei denn|nur|ohne|lediglich',
    '除非|除外|除|仅|只有|只|不包括',
  ),
  onlyAfter: latin(
    'only (?:when|after|if|once|with|by|in|at|for|on|while)|not (?:\\p{L}+ ){0,4}(?:before|until|unless)|erst|nur (?:wenn|nach|bei|mit|durch|in|im)',
    '才|方可|之前不',
  ),
  hedge: latin(
    'may|might|can|could|about|approximately|roughly|usually|normally|generally|typically|often|sometimes|expected|planned|likely|probably|should|some|most|many|several|nearly|almost|up to|around|recommended|intended|target|kann|können|könnte|etwa|ungefähr|ca|meist|meistens|üblicherweise|normalerweise|oft|manchmal|voraussichtlich|geplant|wahrscheinlich|sollte|sollten|soll|einige|manche|viele|mehrere|fast|bis zu|empfohlen|vorgesehen|möglich\\w*',
    '可能|可以|约|大约|通常|一般|预计|计划|建议|有时|部分|多数|几乎',
  ),
  absolute: latin(
    'all|every|always|any|each|entire\\w*|complete\\w*|whole|in every case|at all times|certain\\w*|definitely|guarantee\\w*|will|alle\\w*|jede\\w*|immer|stets|sämtliche\\w*|vollständig|gesamt\\w*|generell|grundsätzlich|jederzeit|ausnahmslos|wird|werden',
    '所有|全部|每|总是|始终|任何|一律|必然|都',
  ),
  duty: latin(
    'must|shall|has to|have to|required|mandatory|obligatory|need(?:s|ed)? to|muss|müssen|verpflichtet|pflicht|zwingend|erforderlich|ist zu|sind zu|vorgeschrieben',
    '必须|应|应当|须|强制',
  ),
  leave: latin(
    'may|can|allowed|permitted|optional|voluntary|at (?:his|her|their|its) discretion|dürfen|darf|kann|können|erlaubt|zulässig|freiwillig|gestattet',
    '可以|允许|可|自愿',
  ),
  forbid: latin(
    'not|never|no|must not|may not|forbidden|prohibited|cannot|nicht|nie|niemals|kein\\w*|verboten|untersagt|unzulässig|darf nicht',
    '不得|禁止|严禁|不能|不可|不',
  ),
  cause: latin(
    'because|because of|due to|caused by|causes?|caused|causing|leads? to|led to|results? (?:in|from)|as a result|therefore|thus|hence|so that|owing to|reason|since|in order to|triggered by|triggers?|makes|weil|denn|wegen|aufgrund|durch|verursacht|führt zu|führen zu|führte zu|ursache|grund|daher|deshalb|darum|dadurch|infolge|löst .{0,30} aus|damit',
    '因为|由于|导致|引起|因此|所以|造成|原因|以便|触发',
  ),
  before: latin('before|prior to|until|first|bevor|vor|ehe|bis|zuerst|zunächst', '之前|以前|先|前'),
  after: latin('after|afterwards|then|once|following|finally|last|nach|nachdem|danach|dann|anschließend|zuletzt|später', '之后|以后|然后|再|后|最后'),
  extreme: latin(
    'only|sole\\w*|highest|lowest|largest|smallest|longest|maximum|minimum|at least|at most|nur|einzige\\w*|höchste\\w*|niedrigste\\w*|mindestens|höchstens',
    '仅|唯一|最高|最低|最大|最小|至少|至多',
  ),
} as const;

export type Marker = keyof typeof markers;
export const markerNames = Object.keys(markers) as readonly Marker[];
