import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Scenario } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { calibrationPlan } from '../../../packages/tui/src/cli/calibration-plan.ts'
import { changesOf } from '../../../packages/tui/src/cli/change.ts'
import { openSession } from '../../../packages/tui/src/cli/session-open.ts'
import { openStudy } from '../../../packages/tui/src/cli/study-file.ts'
import { importOrganisation, showOrganisation } from '../../../packages/tui/src/commands/org.ts'
import { openScenario } from '../../../packages/tui/src/scenarios.ts'
import { type Dice, oneOf } from '../../support/dice.ts'
import { mutatedJson } from './mutate-data.ts'
import { mutatedText } from './mutate-text.ts'
import { extremeOf, schemaCases } from './schema-cases.ts'
import type { Target } from './trial.ts'
import { openWorld } from './world.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const textAt = (path: string): string => readFileSync(root + path, 'utf8')
const world = openWorld()
const { outside } = world

/** The texts of the files in a folder and below whose names end in a way. */
const textsIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => textAt(`${folder}/${name}`))

/** Blocks of a language in the pages of the guide. */
const examples = (language: string, holds: RegExp): readonly string[] =>
  textsIn('docs/guide', '.md').flatMap((page) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))]
      .map(([, text = '']) => text)
      .filter((text) => holds.test(text)),
  )

/** Makes a few weeks of a few people of what a file says: no number may get lost. */
function runShortly(scenario: Scenario): void {
  const { horizon, organisation } = scenario
  if (organisation.people !== undefined) return
  const short = {
    ...scenario,
    horizon: Math.min(horizon, 5),
    organisation: { ...organisation, members: Math.min(organisation.members, 30) },
    community: { ...scenario.community, outsideExperts: Math.min(scenario.community.outsideExperts, 5) },
  }
  const { values, totals } = simulate({ scenario: short, replicate: 0 })
  if (![...values, ...totals].every(Number.isFinite)) throw new Error('a run with numbers that are none')
}

/** Texts changed at random and, one time in three, a case of the schema. */
function makerOf(texts: readonly string[], schema?: string, head: object = {}): Target['make'] {
  const cases =
    schema === undefined
      ? []
      : [...schemaCases(JSON.parse(textAt(schema)) as Parameters<typeof schemaCases>[0])]
  return (roll) => {
    if (cases.length === 0 || roll(3) > 0) return mutatedText(oneOf(roll, texts), roll)
    const data = oneOf(roll, cases)
    const isFields = typeof data === 'object' && data !== null && !Array.isArray(data)
    return new TextEncoder().encode(JSON.stringify(isFields ? { ...head, ...data } : data))
  }
}

type Fields = Record<string, unknown>
const schemaOf = (path: string): Parameters<typeof extremeOf>[0] =>
  JSON.parse(textAt(path)) as Parameters<typeof extremeOf>[0]
const scenarioSchema = schemaOf('packages/core/schema/scenario.schema.json')

/** A scenario that may be read, all of its numbers at their bounds: the model has to run it. */
function extremeScenario(roll: Dice): Uint8Array {
  const {
    extends: _base,
    expect: _claims,
    spaces: _spaces,
    organisation,
    interventions = [],
    ...rest
  } = extremeOf(scenarioSchema, roll) as Fields
  const { file: _file, ...people } = (organisation ?? {}) as Fields
  const dated = (interventions as readonly Fields[]).map(({ from: _from, until: _until, ...change }) =>
    Object.assign(change, { week: roll(5) }),
  )
  const data = {
    ...rest,
    fishbowl: 1,
    horizon: 30,
    organisation: { ...people, members: 40 },
    interventions: dated,
  }
  return new TextEncoder().encode(JSON.stringify(data))
}

const reader =
  (file: string, read: () => unknown): Target['read'] =>
  (bytes) => {
    world.put(file, bytes)
    return read()
  }

const scenarios = [...textsIn('packages/core/library', '.yaml'), ...examples('yaml', /^fishbowl:/m)]
const lessons = textsIn('docs/workshop', 'session.yaml')
const scenarioIn = makerOf(scenarios, 'packages/core/schema/scenario.schema.json', { fishbowl: 1 })
const studies = [
  ...examples('yaml', /^fishbowlStudy:/m),
  textAt('tests/report/golden/results/small-grid.yaml'),
  'fishbowlStudy: 1\nid: a\nscenarios: [technology-led]\ndesign: { kind: sobol, points: 8, factors: { policies.training: { low: 0, high: 0.5 }, horizon: [20, 30] }, assumptions: all }\nreplicates: 2\nmost: { runs: 100 }\n',
]
const people = textAt('docs/guide/people.csv')
const ties = 'a,b,weight\nA01,A02,1\nA02,A03,2\nA03,A04,1\nA01,A04,5\n'
const weekly = 'Date,Active users,Posters\n'.concat(
  ...Array.from(
    { length: 30 },
    (_, i) =>
      `${2019 + Math.floor(i / 52)}-W${String(1 + (i % 52)).padStart(2, '0')},${300 - 5 * i},${40 - i}\n`,
  ),
)
const dayMonth = 'week;active\n'.concat(...Array.from({ length: 12 }, (_, i) => `${i + 1};1.${200 + i}\n`))
const organisation = `{"organisation":1,"digest":"${'0'.repeat(64)}","people":4,"departments":["a","b"],"department":[0,0,1,-1],"locations":[],"location":[],"tenure":[],"manager":[-1,0,0,0],"ties":[0,1,1,2]}`
/** A file of people; one in twenty is the wrong file. */
const somePeople = (roll: Dice): Uint8Array => mutatedText(roll(20) === 0 ? ties : people, roll)

/** Readers of what people write: each reads as its command does. */
export const textTargets: readonly Target[] = [
  {
    name: 'scenario',
    file: 'ours.yaml',
    hasLines: true,
    make: (roll) => (roll(6) === 0 ? extremeScenario(roll) : scenarioIn(roll)),
    read: reader('ours.yaml', () => runShortly(openScenario('ours.yaml', outside).scenario)),
  },
  {
    name: 'study',
    file: 'study.yaml',
    hasLines: true,
    make: makerOf(studies, 'packages/lab/schema/study.schema.json', { fishbowlStudy: 1 }),
    read: reader('study.yaml', () => {
      const { plan } = openStudy('study.yaml', {}, outside)
      runShortly(plan.at(plan.count - 1).scenario)
    }),
  },
  {
    name: 'session',
    file: 'session.yaml',
    hasLines: true,
    make: makerOf(lessons, 'packages/lab/schema/session.schema.json', { fishbowlSession: 1 }),
    read: reader('session.yaml', () => openSession('session.yaml', {}, outside)),
  },
  {
    name: 'people',
    file: 'people.csv',
    make: somePeople,
    read: reader('people.csv', () =>
      importOrganisation(world.request(['people.csv'])).then(({ lines }) => lines()),
    ),
  },
  {
    name: 'ties',
    file: 'ties.csv',
    make: (roll) => mutatedText(ties, roll),
    read: (bytes) => {
      world.put('people.csv', new TextEncoder().encode(people))
      world.put('ties.csv', bytes)
      const settings = { 'skip-broken': bytes.length % 2 === 0 }
      return importOrganisation(world.request(['people.csv', 'ties.csv'], settings)).then(({ lines }) =>
        lines(),
      )
    },
  },
  {
    name: 'weekly export',
    file: 'weekly.csv',
    make: (roll) => mutatedText(oneOf(roll, [weekly, dayMonth]), roll),
    read: reader('weekly.csv', () => calibrationPlan(world.request(['technology-led', 'weekly.csv']))),
  },
  {
    name: 'organisation file',
    file: 'org.json',
    make: (roll) => (roll(2) === 0 ? mutatedJson(organisation, roll) : mutatedText(organisation, roll)),
    read: reader('org.json', () =>
      showOrganisation(world.request(['org.json'])).then(({ lines }) => lines()),
    ),
  },
  {
    name: 'change of a fork',
    file: '--set',
    make: (roll) =>
      mutatedText(
        oneOf(roll, [
          'alignment=integrated',
          'staffing.team=[{count: 2, fte: 0.5}]',
          'spaces.a.training=0.5',
        ]),
        roll,
      ),
    read: (bytes) => changesOf([new TextDecoder().decode(bytes)]),
  },
]
