import { measureIds, measureOf, nearest, quote } from '@fishbowl/core'
import type { Answer, Request } from '../cli/answer.ts'
import { exitCodes, Failure } from '../cli/failure.ts'
import { helpOf } from '../cli/help.ts'
import { columnsOf } from '../cli/page.ts'
import { commandNames, groups, topics } from '../cli/table.ts'

/** `fishbowl help`: a command, the exit codes or the measures. */
export async function help({ operands, look }: Request): Promise<Answer> {
  const topic = operands.join(' ')
  if (topic === 'exit-codes') {
    const codes = Object.values(exitCodes)
    return {
      document: { kind: 'exit-codes', exitCodes: codes.map(([code, says]) => ({ code, says })) },
      lines: () => codes.map(([code, says]) => `${String(code).padStart(4)}  ${says}`),
    }
  }
  if (topic === 'measures') {
    const rows = measureIds.map((id) => {
      const { title, unit, says } = measureOf(id)
      return [id, `${title} (${unit}): ${says}`] as const
    })
    return {
      document: {
        kind: 'measures',
        measures: Object.fromEntries(measureIds.map((id) => [id, measureOf(id)])),
      },
      lines: () => columnsOf(rows, look),
    }
  }
  const known = [...commandNames, ...Object.keys(groups), ...topics]
  if (topic !== '' && !known.some((name) => name === topic)) {
    const near = nearest(topic, known)
    const way =
      near === undefined ? 'fishbowl --help lists the commands' : `did you mean fishbowl help ${near}?`
    throw new Failure('not-found', `no help on ${quote(topic)}; ${way}`)
  }
  const text = helpOf(operands).trimEnd()
  return { document: { kind: 'help', text }, lines: () => [text] }
}
