import { quote, type Scenario, safe, scenarioData } from '@fishbowl/core'
import { type OrganisationNetwork, organisationNetwork } from '@fishbowl/lab'
import { memberName, scenarioTitle, symbolsOf } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted, grouped } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { openScenario } from '../scenarios.ts'

/** More people than this make no picture that anybody can read. */
const mostPeople = 300

const kinds = [
  ['group', 'in the same work group'],
  ['circle', 'in the same circle across groups'],
  ['far', 'to somebody far'],
] as const

/** What a reader must know of the people and of their ties. */
function notesOf({ organisation: { people }, seed }: Scenario, replicate: number): readonly string[] {
  return [
    people === undefined
      ? 'Nobody is a real person: names are made up.'
      : 'Groups and managers are those of the organisation file; names are made up, and the file holds none.',
    people?.ties === undefined
      ? `Ties are drawn: these are those of replicate ${replicate} with seed "${seed}".`
      : 'Ties are the given ones; everyone in a work group is tied.',
  ]
}

/** The command that makes the same network again. */
const againOf = (name: string, { replicate, seed }: Settings): string =>
  [
    'fishbowl',
    'org',
    'network',
    name.startsWith('-') ? `./${name}` : name,
    ...(replicate === undefined ? [] : ['--replicate', String(replicate)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ]
    .map(shellWord)
    .join(' ')

/** The network as lines: people, managers, ties of each kind. */
function countLines({ people, ties }: OrganisationNetwork): readonly string[] {
  const groups = new Set(people.map(({ group }) => group)).size
  const managers = people.filter(({ isManager }) => isManager).length
  return [
    `${grouped(people.length)} people in ${counted(groups, 'work group')}, ${counted(managers, 'manager')}`,
    ...kinds.map(
      ([kind, says]) => `${counted(ties.filter((tie) => tie.kind === kind).length, 'tie')} ${says}`,
    ),
  ]
}

/** `fishbowl org network`: who works with whom in one replicate of a small organisation, for the picture of a report. */
export async function organisationNetworkOf({ operands, settings, look, outside }: Request): Promise<Answer> {
  const [name = ''] = operands
  const { replicate = 0, seed: wanted } = settings
  const opened = openScenario(name, outside)
  const scenario = wanted === undefined ? opened.scenario : { ...opened.scenario, seed: wanted }
  const { members } = scenario.organisation
  if (members > mostPeople)
    throw new Failure(
      'usage',
      `${quote(opened.id)} has ${members} people, and a network of more than ${mostPeople} is a picture that nobody can read`,
      { hint: 'fishbowl org show tells the structure of an organisation file of any size' },
    )
  const network = organisationNetwork(scenario, replicate)
  const { people, ties } = network
  const notes = notesOf(scenario, replicate)
  const again = againOf(name, settings)
  return {
    document: {
      kind: 'network',
      modelVersion,
      scenario: scenarioData(scenario),
      seed: scenario.seed,
      replicate,
      people: people.map(({ group, isManager, circle }, row) => ({
        name: memberName(row),
        group,
        isManager,
        circle,
      })),
      ties,
      notes,
      again,
    },
    lines: () =>
      pageOf(
        paragraph(`${opened.id}: ${safe(scenarioTitle(scenario.title))}`, look, 2),
        countLines(network),
        notes.flatMap((note) => paragraph(note, look)),
        paragraph('With --json it is a document that fishbowl report takes for a picture.', look),
        [`again: ${symbolsOf(look.symbols).text(again)}`],
      ),
  }
}
