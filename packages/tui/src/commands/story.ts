import { canonicalJson, firstSpace, type Life, type Parting, type Scenario, spacesOf } from '@fishbowl/core'
import { digestOf } from '@fishbowl/lab'
import { partingsIn, plainLife } from '@fishbowl/lab/explain'
import {
  biography,
  introduction,
  lifeSentence,
  partingSentences,
  symbolsOf,
  wordRule,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { pickMembers, simulateStory } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { armsOf } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { columnsOf, pageOf, paragraph, shellWord } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { openScenarios } from '../scenarios.ts'

const usualLives = 3

/** One scenario, and perhaps another one on the same luck. */
type Arm = { readonly id: string; readonly scenario: Scenario }

/** A member to be told about, and why, where a rule has picked it. */
type Chosen = { readonly member: number; readonly rule?: string | undefined }

/** A member's life in each scenario, and by space where the lives part: at all, and in a visit. */
type Told = Chosen & {
  readonly lives: readonly Life[]
  readonly partings: Readonly<Record<string, readonly Parting[]>>
}

function checkSettings({ member, members, replicates }: Settings): void {
  if (member !== undefined && members !== undefined)
    throw new Failure('usage', '--member names members and --members has them picked; give one of them')
  if (replicates !== undefined)
    throw new Failure('usage', 'a story is of one replicate; name it with --replicate <n>, from 0')
}

function checkMembers(chosen: readonly number[], { id, scenario }: Arm): void {
  const { members } = scenario.organisation
  const beyond = chosen.find((member) => member >= members)
  if (beyond === undefined) return
  throw new Failure(
    'usage',
    `--member ${beyond} is not in ${id}: its ${members} members are numbered from 0 to ${members - 1}`,
  )
}

/** The same people and the same weeks, or two lives have nothing to do with each other. */
function checkPeople(arm: Arm, against: Arm | undefined): void {
  const people = ({ scenario }: Arm): string => canonicalJson(scenario.organisation)
  if (against === undefined || people(arm) === people(against)) return
  throw new Failure(
    'usage',
    `${arm.id} and ${against.id} have other organisations, so member 0 of one is not member 0 of the other; compare scenarios of one organisation`,
  )
}

function chosenOf(
  settings: Settings,
  arm: Arm,
  against: Arm | undefined,
  replicate: number,
): readonly Chosen[] {
  const { member, members = usualLives, space = firstSpace } = settings
  if (member !== undefined) {
    checkMembers(member, arm)
    return [...new Set(member)].map((one) => ({ member: one }))
  }
  const task = { scenario: arm.scenario, replicate }
  const other = against === undefined ? {} : { against: { scenario: against.scenario, replicate } }
  const picks = pickMembers(task, { count: members, space, ...other })
  if (picks.length > 0) return picks
  throw new Failure(
    'failed',
    `no life of ${arm.id} is told by any rule: nobody visits; name one with --member <n>`,
  )
}

/** What is told of a life that parts from another one. */
function againstLines(
  { lives: [life, other], partings }: Told,
  arms: readonly Arm[],
  space: string,
): readonly string[] {
  const [arm, against] = arms
  if (life === undefined || other === undefined || arm === undefined || against === undefined) return []
  const names = { one: against.id, other: arm.id }
  const words = partingSentences(partings[space] ?? [], names)
  const same = say('life.same', names)
  return [
    ...(words.length === 0 ? [same] : words),
    say('curve.named', { name: against.id, text: lifeSentence(other, space) }),
    say('curve.named', { name: arm.id, text: lifeSentence(life, space) }),
  ]
}

function lifeLines(
  told: Told,
  arms: readonly Arm[],
  spaces: readonly string[],
  look: Look,
): readonly string[] {
  const [life] = told.lives
  if (life === undefined) return []
  const why =
    told.rule === undefined ? [] : paragraph(say('life.picked', { rule: wordRule(told.rule) }), look)
  const parts = spaces.flatMap((space) => {
    const lines = biography(life, space)
    if (lines.length === 0) return []
    const end = arms.length === 1 ? [lifeSentence(life, space)] : againstLines(told, arms, space)
    return [
      ...(spaces.length === 1 ? [] : ['', say('life.inSpace', { space })]),
      ...columnsOf(lines, look),
      ...end.flatMap((text) => paragraph(text, look)),
    ]
  })
  return [...paragraph(introduction(life), look), ...why, ...parts]
}

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)]

/** The command that tells the same story again. */
function againOf({ operands, settings }: Request, replicate: number): string {
  const { member, members, space, weeks, against, seed } = settings
  const words = [
    'fishbowl',
    'story',
    ...operands.map((name) => (name.startsWith('-') ? `./${name}` : name)),
    ...option('member', member?.join(',')),
    ...option('members', members),
    ...option('against', against),
    ...option('space', space),
    ...option('weeks', weeks),
    ...option('replicate', replicate),
    ...option('seed', seed),
  ]
  return words.map(shellWord).join(' ')
}

/** `fishbowl story`: the lives of some members in one replicate, with the draws that decided. */
export async function story(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  checkSettings(settings)
  const { replicate = 0, against: other } = settings
  const opened = openScenarios(other === undefined ? operands : [...operands, other], outside)
  const arms = armsOf(opened, settings).map(({ scenario }): Arm => ({ id: scenario.id, scenario }))
  const [arm, against] = arms
  if (arm === undefined) throw new Failure('usage', 'story needs a scenario; see fishbowl story --help')
  checkPeople(arm, against)
  const chosen = chosenOf(settings, arm, against, replicate)
  const rows = chosen.map(({ member }) => member)
  const stories = arms.map(({ scenario }) => simulateStory({ scenario, replicate }, rows))
  const spaces = settings.space === undefined ? spacesOf(arm.scenario).map(({ id }) => id) : [settings.space]
  const told = chosen.map(({ member, rule }, n): Told => {
    const lives = stories.flatMap((each) => each.lives.slice(n, n + 1).map(plainLife))
    const partings = Object.fromEntries(spaces.map((space) => [space, partingsIn(space, lives)]))
    return { member, rule, lives, partings: against === undefined ? {} : partings }
  })
  const digests = stories.map(({ history }, n) => {
    const { id, scenario } = arms[n] ?? arm
    const { title, model } = scenario
    return { id, title, model, digest: digestOf(modelVersion, canonicalJson(scenario), [history]) }
  })
  const again = againOf(request, replicate)
  const { seed } = arm.scenario
  const { text } = symbolsOf(look.symbols)
  return {
    document: { kind: 'story', modelVersion, again, seed, replicate, scenarios: digests, members: told },
    lines: () =>
      pageOf(
        digests.flatMap(({ id, title }) => paragraph(`${id}: ${title}`, look, 2)),
        ...told.map((one) => lifeLines(one, arms, spaces, look)),
        modelNotes(arms).flatMap((note) => paragraph(note, look)),
        paragraph(say('life.explained'), look),
        [
          ...digests.map(({ id, digest }) => text(say('curve.foot.digest', { digest, id }))),
          ...paragraph(say('curve.foot.replicate', { model: modelVersion, seed, replicate }), look),
          say('curve.foot.again', { again: text(again) }),
        ],
      ),
  }
}
