import { packageRoot } from '../../src/app/root.js';
import { ANSWERABLE_FROM } from '../../src/domain/answerability.js';
import { gather, type Said } from '../answer-model/gather.js';
import { answerSamples, unseenSamples } from '../answer-model/samples.js';

type Figure = Readonly<{ name: string; value: number; unit: string }>;

/**
 * The best piece of every search over labelled documents, and over the same documents with the answering sentences taken out: what is
 * then still said is said of the nearest other thing. By whether the documents are few or the bundled library. Takes minutes.
 */
export async function benchAnswerModel(): Promise<readonly Figure[]> {
  const root = packageRoot();
  const said = await gather(root, answerSamples(root));
  return [
    ...figuresOf('trades never fitted on', await gather(root, unseenSamples(root))),
    ...figuresOf(
      'few documents',
      said.filter(({ sample }) => sample.corpus !== null),
    ),
    ...figuresOf(
      'bundled library',
      said.filter(({ sample }) => sample.corpus === null),
    ),
  ];
}

function figuresOf(name: string, said: readonly Said[]): readonly Figure[] {
  const answered = ({ probability }: Said): boolean => probability >= ANSWERABLE_FROM;
  const cut = said.filter((one) => one.cut);
  const answerable = said.filter((one) => !one.cut && one.sample.facts.length > 0);
  const unanswerable = said.filter((one) => !one.cut && one.sample.facts.length === 0);
  const figure = (what: string, of: readonly Said[], counts: (one: Said) => boolean): Figure => ({
    name: `${name}: ${what}`,
    value: of.filter(counts).length,
    unit: `of ${of.length}`,
  });
  const shown = [
    figure('right, or part of it', answerable, (one) => answered(one) && one.right > 0),
    figure('another answer', answerable, (one) => answered(one) && one.right === 0),
    figure('silent', answerable, (one) => !answered(one)),
    figure('unanswerable answered', unanswerable, answered),
  ];
  return cut.length === 0 ? shown : [...shown, figure('answered with the answer taken out', cut, answered)];
}
