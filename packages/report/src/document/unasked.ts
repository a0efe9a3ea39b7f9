import type { Pair } from '@fishbowl/lab'
import { commandOf, commandParts } from '../source/operands.ts'
import type { ComparisonSource, Sources } from '../source/source.ts'
import { say } from '../words/index.ts'
import { listed } from './arms.ts'
import type { Block } from './document.ts'

/** Commands that are shown. */
const most = 3

const note = (text: string): Block => ({ kind: 'text', text, from: [], role: 'note' })

/** The command of a comparison: its scenarios by arm, where it names each of them, and what another command must keep so that its result fits. */
function askedBy({ again, measure, comparison }: ComparisonSource): {
  readonly operands: ReadonlyMap<string, string>
  readonly kept: readonly string[]
} {
  const { operands, options } = commandParts(again)
  // A study or a fork names no scenario for each arm.
  const isCompared = again.startsWith('fishbowl compare ') && operands.length === comparison.arms.length
  const names = isCompared ? operands : []
  return {
    operands: new Map(names.map((name, i) => [comparison.arms[i]?.arm.id ?? '', name])),
    kept: [
      '--measure',
      measure,
      ...['seed', 'weeks', 'space'].flatMap((name) => {
        const value = options.get(name)
        return value === undefined ? [] : [`--${name}`, value]
      }),
    ],
  }
}

/** That nobody asked whether the order of the arms holds under other assumptions, and the command that asks; nothing where it is known. */
export function unaskedRobustness({ comparison: source, sensitivities = [] }: Sources): readonly Block[] {
  if (source === undefined) return []
  const isKnown = ({ arm, baseline }: Pair): boolean =>
    sensitivities.some(({ arms, found }) => {
      const ids = arms.map(({ id }) => id)
      return found.shares !== undefined && ids.length === 2 && ids.includes(arm) && ids.includes(baseline)
    })
  const pairs = source.comparison.pairs.filter((pair) => !isKnown(pair))
  if (pairs.length === 0) return []
  const { operands, kept } = askedBy(source)
  const commands = pairs.slice(0, most).flatMap(({ arm, baseline }, i) => {
    const [first, second] = [operands.get(baseline), operands.get(arm)]
    if (first === undefined || second === undefined) return []
    const words = ['fishbowl', 'sensitivity', second, '--against', first, ...kept, '--json']
    return [`${commandOf(words)} > sensitivity${pairs.length === 1 ? '' : `-${i + 1}`}.json`]
  })
  const names = listed(pairs.map(({ arm, baseline }) => say('report.unasked.pair', { arm, baseline })))
  return [
    note(say('report.unasked.note', { names })),
    ...(commands.length === 0 ? [] : [note(say('report.unasked.asks'))]),
    ...commands.map((command): Block => ({ kind: 'command', command })),
  ]
}
