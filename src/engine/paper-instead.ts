import type { SearchResult } from '../domain/document.js';
import type { PlantDirectory } from '../ports/plant.js';
import type { Line } from './skill.js';
import { meets, telling } from './skills/word-match.js';
import { asksCause, ofThisTime, plantSubject } from './understand/plant-question.js';
import type { Understanding } from './understand/understanding.js';

/** From here on a sentence of a paper is sure enough to be said in place of what the plant's own records give. */
const sure = 0.85;
/** So many words of the question it must have: one alone may mean anything. */
const fewestShared = 2;
/** A list or a summary of the plant that is ordered, and no question that a paper could answer. */
const ordersList =
  /^\s*(?:(?:please|can you|could you)\s+)?(?:show|list|give|print|tell|summari[sz]e|display|get|bring|zeig\p{L}*|liste\p{L}*|gib|nenn\p{L}*|fasse)(?!\p{L})|^\s*(?:all |the |our )*(?:open|active|current|pending|overdue|standing|shelved|unacknowledged) \p{L}+(?: \p{L}+)?\s*[.?!]*\s*$|^(?:请)?(?:显示|列出|总结|给我)/iu;
/** What a diagnosis leaves unsaid in one word is a word of the complaint. */
const fewestOfComplaint = 2;
/** Words with which anything is asked, and those of every plant; they name nothing. */
const asking = telling(
  'about again against alarm also any are around ask been before being between both but can cause come could did does difference doing done down each else ever find first flood for from gave get getting give given gives giving going gone got had happen happened happening has have having here history how into its just keep know last latest let like long look made make many may mean more most much must name need next not now off often one only our out over overview please put read reading report root same say see seem seems shall should show since some standing still summary sure take tell than that the their them then there these they thing think this those through till time today tonight too top trip tripped two under until use value very want was way well were what wrong when where whether which while who why will with without would yes yet yesterday you your hour minute shift day week morning night line plant machine equipment current currently moment present',
);

const vocabularies = new WeakMap<PlantDirectory, readonly string[]>();
/** The words in which the plant's machines and signals are called. */
function vocabularyOf(directory: PlantDirectory): readonly string[] {
  const known = vocabularies.get(directory);
  if (known !== undefined) return known;
  const words = telling([...directory.assets.map(({ name }) => name), ...directory.tags.map(({ description }) => description)].join(' '));
  vocabularies.set(directory, words);
  return words;
}

/** The words of a question that name something beyond the plant's own vocabulary and that an answer says nothing of; none where the question asks how the plant stands or stood. */
export function unsaid(understanding: Understanding, lines: readonly Line[], directory: PlantDirectory): readonly string[] {
  const fewest = asksCause.test(understanding.asked) ? fewestOfComplaint : 1;
  if (ordersList.test(understanding.asked) || ofThisTime(understanding) || plantSubject(understanding) !== null) return [];
  const said = telling(lines.map(({ text }) => text).join(' '));
  const known = vocabularyOf(directory);
  const words = telling(understanding.asked).filter((word) => !asking.includes(word) && !known.includes(word) && !meets(word, said));
  return words.length < fewest ? [] : words;
}

/** Whether a search found a sentence that is sure to answer and has all that the plant's answer left unsaid. */
export function paperSays(question: string, words: readonly string[], { answers }: SearchResult): boolean {
  const [main] = answers;
  if (main === undefined || main.probability < sure || main.passage.kind === 'record') return false;
  const says = telling(`${main.text} ${main.passage.section ?? ''}`);
  const shared = telling(question).filter((word) => !asking.includes(word) && meets(word, says));
  return shared.length >= fewestShared && words.every((word) => meets(word, says));
}
