import type { SessionFile, SessionText, Step } from './session-file.ts'

/** A text of a session file with its place. */
export type PlacedText = { readonly path: readonly (string | number)[]; readonly text: SessionText }

type Path = PlacedText['path']

const one = (path: Path, text: SessionText | undefined): readonly PlacedText[] =>
  text === undefined ? [] : [{ path, text }]
const many = (path: Path, texts: readonly SessionText[]): readonly PlacedText[] =>
  texts.map((text, i) => ({ path: [...path, i], text }))

function ofGuide(path: Path, { say, see, ask, ifAsked }: Step['guide']): readonly PlacedText[] {
  return [
    ...one([...path, 'say'], say),
    ...one([...path, 'see'], see),
    ...many([...path, 'ask'], ask),
    ...ifAsked.flatMap(({ question, answer }, i) => [
      ...one([...path, 'ifAsked', i, 'question'], question),
      ...one([...path, 'ifAsked', i, 'answer'], answer),
    ]),
  ]
}

function ofStep(step: Step, i: number): readonly PlacedText[] {
  const path = ['steps', i] as const
  const own = [...one([...path, 'title'], step.title), ...ofGuide([...path, 'guide'], step.guide)]
  switch (step.kind) {
    case 'talk':
      return [...own, ...one([...path, 'says'], step.says)]
    case 'predict':
      return [...own, ...one([...path, 'question'], step.question), ...one([...path, 'after'], step.after)]
    case 'decide':
      return own
    case 'discuss':
    case 'debrief':
      return [...own, ...many([...path, 'questions'], step.questions)]
  }
}

/** Every text of a session file, in its order. */
export function textsOf(file: SessionFile): readonly PlacedText[] {
  const { title, question, purpose, audience, scenarios, hidden, steps } = file
  return [
    ...one(['title'], title),
    ...one(['question'], question),
    ...one(['purpose'], purpose),
    ...one(['audience'], audience),
    ...Object.entries(scenarios).flatMap(([id, arm]) => one(['scenarios', id, 'title'], arm.title)),
    ...one(['hidden', 'says'], hidden?.says),
    ...steps.flatMap(ofStep),
  ]
}
