import { measureIds, measureOf, nearest, quote } from '@fishbowl/core'
import type { Answer, Request } from '../cli/answer.ts'
import { exitCodes, Failure } from '../cli/failure.ts'
import { helpOf } from '../cli/help.ts'
import { columnsOf, pageOf, paragraph } from '../cli/page.ts'
import { commandNames, groups, topics } from '../cli/table.ts'

/** Where the audience of a scenario is external, the words of the measures stand for others. */
const external =
  'Where organisation has audience: external, employees are customers or partners, and only hours of support count as saved.'

/** What the key does, and a file that has it. */
const spacesSay =
  'spaces: adds further spaces to the one that the file itself describes, which is called main. Each has its own community, policies and interventions; people, their needs and their attention are shared, and so are the hours of the team of main with every space that names no team. run shows them one by one and together; --space <id> looks at one.'
const spacesExample = `fishbowl: 1
id: two-spaces
extends: two-cms
spaces:
  guild:
    title: Guild of the engineers
    community: { audience: { share: 0.2 } }
    policies: { alignment: integrated }`

/** How a scenario is named on a command line. */
const operandsSay =
  'A scenario is named by its id in the library, by the path of a file, or written out: an operand that begins with { is the scenario itself, as YAML or JSON with the keys of a file, without comments. Quotes keep the shell away from it; paths in it start at the current folder. A file whose name begins with { is written ./{name}.'
const operandsExample = `fishbowl compare two-cms \\
  '{ fishbowl: 1, id: more-training, extends: two-cms, policies: { training: 1 } }'`

/** `fishbowl help`: a command, the exit codes, the measures, operands or several spaces. */
export async function help({ operands, look }: Request): Promise<Answer> {
  const topic = operands.join(' ')
  if (topic === 'exit-codes') {
    const codes = Object.values(exitCodes)
    return {
      document: { kind: 'exit-codes', exitCodes: codes.map(([code, says]) => ({ code, says })) },
      lines: () => codes.map(([code, says]) => `${String(code).padStart(4)}  ${says}`),
    }
  }
  if (topic === 'spaces') {
    return {
      document: { kind: 'spaces', says: spacesSay, example: spacesExample },
      lines: () => pageOf(paragraph(spacesSay, look), spacesExample.split('\n')),
    }
  }
  if (topic === 'operands') {
    return {
      document: { kind: 'operands', says: operandsSay, example: operandsExample },
      lines: () => pageOf(paragraph(operandsSay, look), operandsExample.split('\n')),
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
      lines: () => pageOf(columnsOf(rows, look), paragraph(external, look)),
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
