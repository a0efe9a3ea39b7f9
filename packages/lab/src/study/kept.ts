import type { StudyReader } from '../ledger/read.ts'
import type { DesignKind } from './file.ts'

/** What a ledger knows of the study file that it was made from. */
export type KeptStudy = {
  readonly question: string | undefined
  readonly kind: DesignKind
  readonly seed: string
  /** Names of the scenarios, the one that the others are compared with first. */
  readonly scenarios: readonly string[]
}

const kinds: readonly DesignKind[] = ['list', 'grid', 'latin-hypercube', 'sobol']

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined

/** Scenarios of the first points, until one comes again: points go through all of them in turn. */
function scenariosOf({ points }: Pick<StudyReader, 'points'>): readonly string[] {
  const names: string[] = []
  for (const { base } of points()) {
    if (names.includes(base)) break
    names.push(base)
  }
  return names
}

/** The study of a ledger, as far as its results need it. */
export function keptStudy(reader: Pick<StudyReader, 'meta' | 'points'>): KeptStudy {
  const study = fieldOf(reader.meta().file, 'study')
  const [question, seed] = [fieldOf(study, 'question'), fieldOf(study, 'seed')]
  const found = fieldOf(fieldOf(study, 'design'), 'kind')
  return {
    question: typeof question === 'string' ? question : undefined,
    kind: kinds.find((kind) => kind === found) ?? 'list',
    seed: typeof seed === 'string' ? seed : '',
    scenarios: scenariosOf(reader),
  }
}

/** True for designs whose points are drawn at random: their points are a sample, not a list to choose from. */
export const isSample = (kind: DesignKind): boolean => kind === 'sobol' || kind === 'latin-hypercube'
