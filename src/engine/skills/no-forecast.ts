import { deskPhrases } from '../phrases/desk-lines.js';
import { line, type Skill } from '../skill.js';
import { asksForRule } from '../understand/rule-question.js';
import type { Understanding } from '../understand/understanding.js';

const ahead =
  /\b(?:tomorrow|the day after tomorrow|next (?:week|month|year|season|summer|winter|spring|autumn)|in (?:\d+|two|three|five|ten) (?:days|weeks|months|years))\b|(?<!\p{L})(?:übermorgen|morgen(?! früh um| um)|nächste[nrs]? (?:woche|monat|jahr|saison|sommer|winter))(?!\p{L})|明天|后天|明年|下(?:周|个?月)/iu;
const becomes = /\b(?:will|going to|gonna|'ll)\b|(?<!\p{L})(?:wird|werden|bekommen wir|gibt es)(?!\p{L})|会|将/iu;
const asksWhat = /^\s*(?:(?:and|so|und)\s+)?(?:how|what|will|is it|who|which|wie|was|wird|wer|welche\w*)(?!\p{L})|多少|怎么样|几|吗|什么/iu;
/** What people of the plant lay down for the days to come: plans, duties, work, tests, visits. */
const laidDown =
  /\b(?:plan\w*|schedul\w*|due|orders?|shifts?|work\w*|jobs?|maint\w*|servic\w*|inspect\w*|calibrat\w*|test\w*|audit\w*|train\w*|visit\w*|deliver\w*|holiday\w*|meeting\w*|clean\w*|cip|stop\w*|start\w*|shutdown|outage|run(?:s|ning)?|make|fill\w*|bottl\w*|produc\w*|replac\w*|need\w*|must|should|on (?:call|duty|shift)|permit\w*|valid|expir\w*|open(?:ed|ing)?|closed?|rule\w*|limit\w*|change\w*|take over|hand)\b|fällig|geplant|vorgesehen|steht an|stehen an|auftr|schicht|wartung|prüf|reinig|dienst|abfüll|produzier|gilt|gelten|计划|班|检|维|生产|灌装|清洗|有效/iu;

/** Nothing of the plant is named, and what is to come is no plan of its people. */
function asksOfTheWorld({ question, assets, tags, signals, signalCoverage, ambiguous, unknownNames }: Understanding): boolean {
  const named = assets.length + tags.length + unknownNames.length > 0 || ambiguous.length > 1 || (signals.length > 0 && signalCoverage >= 0.65);
  return !named && ahead.test(question) && becomes.test(question) && asksWhat.test(question) && !laidDown.test(question);
}

const outdoors =
  /\b(?:outside|outdoors)\b(?!\s+(?:the|of|its|our|a|an|limits?|range|normal|working)\b)|(?<!\p{L})(?:draußen|im freien)(?!\p{L})|外面|室外|户外/iu;
const weather =
  /\b(?:warm\w*|cold\w*|hot|cool\w*|temperature|rain\w*|weather|wind\w*|humid\w*|snow\w*|sunny|freez\w*)\b|(?<!\p{L})(?:warm|kalt|heiß|temperatur|regn\w*|wetter|wind\w*|schnei\w*)(?!\p{L})|天气|冷|热|雨|雪|温度/iu;
const asksState = /^\s*(?:(?:and|so|und)\s+)?(?:is|are|was|were|how|what|does|did|ist|wie|was|war|regnet|scheint)(?!\p{L})|吗|多少|怎么样/iu;
const laidDownToo = /\b(?:should|must|may|can|if|when|where|stored?|keep|parked?|allowed|smok\w*|soll|darf|muss|wenn)\b|可以|应该|必须/iu;

/** How it is out of doors: no instrument of a plant that is asked about nothing else. */
function asksOutdoors(understanding: Understanding): boolean {
  const { question, assets, tags, signals, signalCoverage } = understanding;
  const named = assets.length + tags.length > 0 || (signals.length > 0 && signalCoverage >= 0.65);
  return !named && outdoors.test(question) && weather.test(question) && asksState.test(question) && !laidDownToo.test(question) && !asksForRule(question);
}

/** "How warm will it be tomorrow?": papers tell what holds, and the plant what was; neither tells what the world will do. */
export const noForecast: Skill = {
  name: 'no-forecast',
  needs: [],
  fits: (understanding) => (asksOfTheWorld(understanding) || asksOutdoors(understanding) ? 0.91 : 0),
  plan: () => [],
  compose: ({ understanding, say }) => {
    const [place] = outdoors.exec(understanding.question) ?? [];
    return [line(place === undefined || asksOfTheWorld(understanding) ? deskPhrases[understanding.language].noForecast : say.notMeasured(place))];
  },
};
