import { literalPattern } from '../../domain/literal-pattern.js';
import type { PatternBuild, Signal, TestVector, VectorStep } from './model.js';
import { type ContactPolarity, contactKinds } from './request-polarity.js';

/** What a draft makes of the polarity that a request gives its contacts, and what it could not place. */
export interface Polarised {
  readonly build: PatternBuild;
  readonly openQuestions: readonly string[];
}

/**
 * The same block with the contacts read as the request wires them: where a pattern takes TRUE for pressed and the contact is normally closed (or the other way
 * round), the input is turned over in code, interlocks, invariants and scenarios. A contact that must be safe and whose polarity nobody gave is an assumption.
 */
export function polarised(build: PatternBuild, polarities: readonly ContactPolarity[]): Polarised {
  const wanted = new Map<string, ContactPolarity>();
  const questions: string[] = [];
  for (const polarity of polarities) {
    if (polarity.contacts.length === 0)
      questions.push(`The request says "${polarity.said}" and the draft cannot tell of which contact: which input is TRUE in which state?`);
    for (const contact of polarity.contacts) {
      const rows = inputsOf(build, contact);
      if (rows.length === 0)
        questions.push(
          `The request says "${polarity.said}", and the draft has no input that is the ${contact} contact: which signal is it, and what shall it do?`,
        );
      for (const { identifier } of rows) {
        if ((wanted.get(identifier)?.sense ?? polarity.sense) !== polarity.sense)
          questions.push(`The request gives ${identifier} two polarities, the last in "${polarity.said}": which one holds?`);
        wanted.set(identifier, polarity);
      }
    }
  }
  const turned = contactsOf(build).filter((row) => wanted.has(row.identifier) && wanted.get(row.identifier)?.sense !== senseOf(row));
  const settled = turned.reduce(turnedOver, build);
  const signals = settled.signals.map((row) => {
    const polarity = row.direction === 'input' ? wanted.get(row.identifier) : undefined;
    return polarity === undefined ? row : { ...row, description: describedAs(row, polarity.sense) };
  });
  const known = build.openQuestions.filter((question) => !/wired normally closed/.test(question));
  return {
    build: { ...settled, signals, openQuestions: known, assumptions: [...(build.assumptions ?? []), ...unstated(build, wanted)] },
    openQuestions: questions,
  };
}

function contactsOf(build: PatternBuild): readonly Signal[] {
  return build.signals.filter(({ direction, type }) => direction === 'input' && type === 'BOOL');
}

function inputsOf(build: PatternBuild, contact: string): readonly Signal[] {
  const named = contactsOf(build).filter(({ tag, identifier }) => [tag, identifier].some((name) => name.toLowerCase() === contact));
  return named.length > 0 ? named : contactsOf(build).filter(({ identifier, description }) => contactKinds(identifier, description).includes(contact));
}

function senseOf({ description }: Signal): ContactPolarity['sense'] {
  return /TRUE is healthy|TRUE (?:while|when) (?:healthy|released|closed)|is sufficient|status from the safety/i.test(description) ? 'healthy' : 'active';
}

function describedAs({ description }: Signal, sense: ContactPolarity['sense']): string {
  const plain = description.replace(/,? ?(?:acts on the rising edge|TRUE (?:is|while|stops|ends)[^,;]*)/gi, '');
  return sense === 'healthy'
    ? `${plain}; normally closed: TRUE is healthy or released, FALSE is pressed, tripped or a broken wire`
    : `${plain}; normally open: TRUE is pressed or tripped`;
}

/** One input turned over everywhere: what was NOT of it is now it. */
function turnedOver(build: PatternBuild, { identifier }: Signal): PatternBuild {
  const expression = (text: string): string =>
    text
      .split('//')
      .map((part, index) => (index > 0 ? part : swapped(part, identifier)))
      .join('//');
  const drive = (step: VectorStep): VectorStep =>
    typeof step.drive[identifier] === 'boolean' ? { ...step, drive: { ...step.drive, [identifier]: !step.drive[identifier] } } : step;
  return {
    ...build,
    body: build.body.map(expression),
    interlocks: build.interlocks.map((interlock) => ({ ...interlock, condition: expression(interlock.condition) })),
    invariants: build.invariants.map((invariant) => ({
      ...invariant,
      expression: expression(invariant.expression),
      ...(invariant.statements === undefined ? {} : { statements: invariant.statements.map(expression) }),
    })),
    vectors: build.vectors.map((vector) => withRest(vector, identifier, drive)),
  };
}

function swapped(text: string, identifier: string): string {
  const name = literalPattern(identifier);
  return text.replace(new RegExp(`\\b(NOT\\s+)?(?<![\\w.])${name}\\b(?!\\s*:=)`, 'g'), (_whole, not: string | undefined) =>
    not === undefined ? `NOT ${identifier}` : identifier,
  );
}

/** A scenario that never drives the input meant FALSE; it starts with the turned value. */
function withRest(vector: TestVector, identifier: string, drive: (step: VectorStep) => VectorStep): TestVector {
  const setup = vector.setup.map(drive);
  const steps = vector.steps.map(drive);
  const rested = (step: VectorStep): VectorStep => ({ ...step, drive: { [identifier]: true, ...step.drive } });
  const [first, ...later] = setup;
  if (first !== undefined) return { ...vector, setup: [rested(first), ...later], steps };
  const [begin, ...rest] = steps;
  return { ...vector, setup, steps: begin === undefined ? steps : [rested(begin), ...rest] };
}

/** Contacts that stop something and whose polarity was not given: what the draft takes. */
function unstated(build: PatternBuild, wanted: ReadonlyMap<string, ContactPolarity>): readonly string[] {
  const open = contactsOf(build).filter(
    (row) => !wanted.has(row.identifier) && contactKinds(row.identifier, row.description).some((kind) => /^(?:emergency stop|stop|overload|level)$/.test(kind)),
  );
  const list = (sense: ContactPolarity['sense']): string =>
    open
      .filter((row) => senseOf(row) === sense)
      .map(({ identifier }) => identifier)
      .join(', ');
  return [
    ...(list('active') === ''
      ? []
      : [`Contact polarity was not given: TRUE is taken as pressed, tripped or reached for ${list('active')} (a normally closed contact gives FALSE then).`]),
    ...(list('healthy') === '' ? [] : [`Contact polarity was not given: TRUE is taken as healthy for ${list('healthy')} (normally closed contact).`]),
  ];
}
