import { measureIds, measureOf, nearest, quote } from '@fishbowl/core'
import type { Answer, Request } from '../cli/answer.ts'
import { exitCodes, Failure } from '../cli/failure.ts'
import { helpOf } from '../cli/help.ts'
import { type Wording, wordingOf } from '../cli/help-words.ts'
import { languageOf } from '../cli/language.ts'
import type { Look } from '../cli/look.ts'
import { columnsOf, pageOf, paragraph } from '../cli/page.ts'
import { commandNames, groups, topics } from '../cli/table.ts'

/** Where the audience of a scenario is external, the words of the measures stand for others. */
const externalSays =
  'Where organisation has audience: external, employees are customers or partners, and only hours of support count as saved.'

/** What the key does, and a file that has it. */
const spacesSays =
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
const operandsSays =
  'A scenario is named by its id in the library, by the path of a file, or written out: an operand that begins with { is the scenario itself, as YAML or JSON with the keys of a file, without comments. Quotes keep the shell away from it; paths in it start at the current folder. A file whose name begins with { is written ./{name}.'
const operandsExample = `fishbowl compare two-cms \\
  '{ fishbowl: 1, id: more-training, extends: two-cms, policies: { training: 1 } }'`

type Topic = (typeof topics)[number]

/** The measures in words; in other languages those of messages, which English does not load. */
async function measureRows(isEnglish: boolean): Promise<readonly (readonly [string, string])[]> {
  if (isEnglish)
    return measureIds.map((id) => {
      const { title, unit, says } = measureOf(id)
      return [id, `${title} (${unit}): ${says}`]
    })
  const [{ measureSays, measureTitle, unitWord }, { say }] = await Promise.all([
    import('@fishbowl/report'),
    import('@fishbowl/report/words'),
  ])
  return measureIds.map((id) => {
    const name = `${measureTitle(id)} (${unitWord(id)})`
    return [id, say('curve.named', { name, text: measureSays(id) })]
  })
}

/** A topic that is no command. */
export async function topicAnswer(
  topic: Topic,
  word: Wording,
  { look, isEnglish }: { readonly look: Look; readonly isEnglish: boolean },
): Promise<Answer> {
  switch (topic) {
    case 'exit-codes': {
      const codes = Object.entries(exitCodes).map(([id, [code, says]]) => ({
        code,
        says: word(`exit.${id}`, says),
      }))
      return {
        document: { kind: 'exit-codes', exitCodes: codes },
        lines: () => codes.map(({ code, says }) => `${String(code).padStart(4)}  ${says}`),
      }
    }
    case 'spaces': {
      const says = word('spaces', spacesSays)
      return {
        document: { kind: 'spaces', says, example: spacesExample },
        lines: () => pageOf(paragraph(says, look), spacesExample.split('\n')),
      }
    }
    case 'operands': {
      const says = word('operands', operandsSays)
      return {
        document: { kind: 'operands', says, example: operandsExample },
        lines: () => pageOf(paragraph(says, look), operandsExample.split('\n')),
      }
    }
    case 'measures': {
      const rows = await measureRows(isEnglish)
      const external = word('external', externalSays)
      return {
        document: {
          kind: 'measures',
          measures: Object.fromEntries(measureIds.map((id) => [id, measureOf(id)])),
        },
        lines: () => pageOf(columnsOf(rows, look), paragraph(external, look)),
      }
    }
  }
}

/** `fishbowl help`: a command, the exit codes, the measures, operands or several spaces. */
export async function help({ operands, look, settings, outside }: Request): Promise<Answer> {
  const language = languageOf(settings.language, outside.facts)
  const word = await wordingOf(language)
  const name = operands.join(' ')
  const topic = topics.find((one) => one === name)
  if (topic !== undefined) return topicAnswer(topic, word, { look, isEnglish: language === 'en' })
  const known = [...commandNames, ...Object.keys(groups), ...topics]
  if (name !== '' && !known.some((one) => one === name)) {
    const near = nearest(name, known)
    const way =
      near === undefined ? 'fishbowl --help lists the commands' : `did you mean fishbowl help ${near}?`
    throw new Failure('not-found', `no help on ${quote(name)}; ${way}`)
  }
  const text = helpOf(operands, word).trimEnd()
  return { document: { kind: 'help', text }, lines: () => [text] }
}
