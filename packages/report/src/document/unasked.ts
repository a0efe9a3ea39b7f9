import type { Pair } from '@fishbowl/lab'
import { commandOf, commandParts } from '../source/operands.ts'
import type { ComparisonSource, Sources } from '../source/source.ts'
import { listed } from './arms.ts'
import type { Block } from './document.ts'

/** Pairs of a comparison about which no result says anything. */
const missing = (
  source: ComparisonSource,
  isKnown: (pair: Pair) => boolean,
): readonly Pair[] => source.comparison.pairs.filter((pair) => !isKnown(pair))

/** The scenario of an arm as the command of the comparison names it; undefined where that names none, as for a fork. */
function operandOf({ comparison, again }: ComparisonSource, arm: string): string | undefined {
  const { operands } = commandParts(again)
  const place = comparison.arms.findIndex((one) => one.arm.id === arm)
  return operands.length === comparison.arms.length ? operands[place] : undefined
}

/** What both commands must keep of the comparison, so that its result fits. */
function kept({ again, measure, seed, comparison }: ComparisonSource): readonly string[] {
  const { options } = commandParts(again)
  const space = options.get('space')
  return [
    ...(measure === 'weeklyActive' ? [] : ['--measure', measure]),
    ...(options.has('weeks') ? ['--weeks', String(comparison.horizon)] : []),
    ...(space === undefined ? [] : ['--space', space]),
    ...(options.has('seed') ? ['--seed', seed] : []),
  ]
}

type Asking = {
  readonly words: (first: string, second: string) => readonly string[]
  readonly file: string
  /** Said of the pairs that were not asked about. */
  readonly says: (pairs: string) => string
}

const most = 3

function blocksOf(source: ComparisonSource, pairs: readonly Pair[], { words, file, says }: Asking): readonly Block[] {
  if (pairs.length === 0) return []
  const names = listed(pairs.map(({ arm, baseline }) => `${arm} and ${baseline}`))
  const commands = pairs.slice(0, most).flatMap(({ arm, baseline }, i) => {
    const [first, second] = [operandOf(source, baseline), operandOf(source, arm)]
    if (first === undefined || second === undefined) return []
    const command = commandOf(['fishbowl', ...words(first, second), ...kept(source), '--json'])
    return [`${command} > ${file}${pairs.length === 1 ? '' : `-${i + 1}`}.json`]
  })
  const way = commands.length === 0 ? '' : ' This asks it; name the file it writes beside the others in fishbowl report:'
  return [
    { kind: 'text', text: `${says(names)}${way}`, from: [], role: 'note' },
    ...commands.map((command): Block => ({ kind: 'command', command })),
  ]
}

/** That nobody asked why the arms of a comparison differ, and the command that asks; nothing where it is known. */
export function unaskedWhy({ comparison, explanations = [] }: Sources): readonly Block[] {
  if (comparison === undefined) return []
  const isKnown = ({ arm, baseline }: Pair): boolean =>
    explanations.some(({ found }) => {
      const ids = found?.arms.map(({ id }) => id) ?? []
      return ids.includes(arm) && ids.includes(baseline)
    })
  return blocksOf(comparison, missing(comparison, isKnown), {
    words: (first, second) => ['explain', first, second],
    file: 'why',
    says: (pairs) => `What it comes from was not asked for ${pairs}.`,
  })
}

/** That nobody asked whether the order of the arms holds under other assumptions, and the command that asks; nothing where it is known. */
export function unaskedRobustness({ comparison, sensitivities = [] }: Sources): readonly Block[] {
  if (comparison === undefined) return []
  const isKnown = ({ arm, baseline }: Pair): boolean =>
    sensitivities.some(({ arms, found }) => {
      const ids = arms.map(({ id }) => id)
      return found.shares !== undefined && ids.length === 2 && ids.includes(arm) && ids.includes(baseline)
    })
  return blocksOf(comparison, missing(comparison, isKnown), {
    words: (first, second) => ['sensitivity', second, '--against', first],
    file: 'robustness',
    says: (pairs) => `Whether the ranking survives other assumptions was not asked for ${pairs}.`,
  })
}
