/** Irregular English forms with their base form; regular endings are left to the stemmer. Ambiguous forms ("ground", "lead") are left out. */
const FORMS =
  'held hold kept keep ran run broke break broken break wore wear worn wear built build sent send fell fall fallen fall chose choose chosen choose drove drive driven drive drew draw drawn draw froze freeze frozen freeze wrote write written write took take taken take gave give given give made make meant mean stuck stick hung hang bent bend blew blow blown blow tore tear torn tear spun spin bought buy brought bring caught catch taught teach thought think fed feed bled bleed slid slide stood stand understood understand sold sell told tell won win shrank shrink shrunk shrink sank sink sunk sink rang ring began begin begun begin became become came come went go gone go knew know known know grew grow grown grow threw throw thrown throw flew fly shook shake shaken shake struck strike swung swing slept sleep lost lose left leave met meet paid pay said say saw see seen see sought seek shot shoot spoke speak spoken speak stole steal woke wake withdrew withdraw withdrawn withdraw overcame overcome men man women woman feet foot teeth tooth knives knife shelves shelf halves half lives life analyses analysis axes axis bases basis criteria criterion indices index matrices matrix vertices vertex';

const pairs = FORMS.split(' ');

/** Base form by irregular form, both lower case. */
export const IRREGULAR_FORMS: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, at): [string, string] => [pairs[2 * at] ?? '', pairs[2 * at + 1] ?? '']),
);
