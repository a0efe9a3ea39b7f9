import { quote } from '@fishbowl/core'
import type { Sources } from '@fishbowl/report/document'
import { Failure } from '../cli/failure.ts'

/** Kinds of which a report can tell several: of other pairs of scenarios, or of other measures. */
const lists: ReadonlySet<string> = new Set(['explanation', 'sensitivity'])

type File = { readonly kind: string; readonly sha256: string }

/** A run stands in the place of a comparison. */
const groupOf = ({ kind }: File): string => (kind === 'run' ? 'comparison' : kind)

/** Kinds that make a report of their own. */
const alone: ReadonlySet<string> = new Set(['play', 'session'])

/** Refuses anything beside a game or a session: two stories make no report. */
function checkAlone(path: string, { kind }: File, [first]: readonly File[]): void {
  if (first === undefined || !(alone.has(kind) || alone.has(first.kind))) return
  const told = alone.has(first.kind) ? first.kind : kind
  throw new Failure('usage', `${quote(path, 200)}: a report of a ${told} is made from that document alone`, {
    hint: 'make a report of each',
  })
}

/** Refuses a second result of a kind of which a report tells one, and the same result twice. */
export function checkSecond(path: string, file: File, before: readonly File[]): void {
  const { kind, sha256 } = file
  checkAlone(path, file, before)
  if (before.some((one) => one.kind === kind && one.sha256 === sha256))
    throw new Failure('usage', `${quote(path, 200)} is the same ${kind} a second time`, {
      hint: 'name each file once',
    })
  if (lists.has(kind) || before.every((one) => groupOf(one) !== groupOf(file))) return
  const way =
    kind === 'advice'
      ? 'make a report of its own from it'
      : 'fishbowl compare takes several scenarios at once'
  throw new Failure('usage', `${quote(path, 200)} is a second ${kind}, and a report is made from one`, {
    hint: `leave one out; ${way}`,
  })
}

/** Name of the file of a result beside the page: the second of a kind has a number. */
export function keptName(kind: string, before: readonly File[]): string {
  const count = before.filter((one) => one.kind === kind).length
  return count === 0 ? `${kind}.json` : `${kind}-${count + 1}.json`
}

const later = (a: File, b: File): number => {
  const [one, other] = [`${a.kind} ${a.sha256}`, `${b.kind} ${b.sha256}`]
  return one < other ? -1 : one > other ? 1 : 0
}

/** Results as they were named, then those of which there are several in an order that does not depend on the names of their files: beside the page they have others. */
export const inOrder = <T extends File>(files: readonly T[]): readonly T[] => [
  ...files.filter(({ kind }) => !lists.has(kind)),
  ...files.filter(({ kind }) => lists.has(kind)).toSorted(later),
]

/** Sources with those of one more result. */
export function withMore(sources: Sources, more: Sources): Sources {
  const explanations = [...(sources.explanations ?? []), ...(more.explanations ?? [])]
  const sensitivities = [...(sources.sensitivities ?? []), ...(more.sensitivities ?? [])]
  return {
    ...sources,
    ...more,
    ...(explanations.length === 0 ? {} : { explanations }),
    ...(sensitivities.length === 0 ? {} : { sensitivities }),
  }
}

/** Refuses results of different models: what one explains is not what the other did. */
export function checkModels(
  files: readonly { readonly path: string; readonly modelVersion: string; readonly again: string }[],
): void {
  const [first, ...others] = files.filter(({ modelVersion }) => modelVersion !== '')
  const other = others.find(({ modelVersion }) => modelVersion !== first?.modelVersion)
  if (first === undefined || other === undefined) return
  const says = ({ path, modelVersion }: typeof first): string =>
    `${quote(path, 200)} of model ${quote(modelVersion)}`
  throw new Failure('usage', `results of two models do not make one report: ${says(first)}, ${says(other)}`, {
    hint: `make both with one version of fishbowl: ${first.again === '' ? other.again : first.again}`,
  })
}
