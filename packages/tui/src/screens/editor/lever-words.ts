import {
  type AlignmentClass,
  type AssumptionId,
  type Assumptions,
  alignmentClasses,
  type Lever,
  ledgerOf,
  type ModelVersion,
  owners,
  type PostPart,
  type Seniority,
  seniorities,
} from '@fishbowl/core'
import { formatPlainly } from '@fishbowl/report'
import { isKey, say, type WordKey } from '@fishbowl/report/words'

const worded = (key: string, otherwise: string): string => (isKey(key) ? say(key) : otherwise)

const assumptionOf = ({ section, path }: Lever): AssumptionId | undefined =>
  section === 'assumptions' ? (path[1] as AssumptionId) : undefined

/** The name of a lever. */
export function leverName(lever: Lever): string {
  const assumption = assumptionOf(lever)
  return worded(
    assumption === undefined ? `model.place.${lever.id}.title` : `model.assumption.${assumption}`,
    lever.title,
  )
}

/** The group of levers that a lever stands in. */
export const groupName = ({ group }: Lever): string => worded(`model.group.${group}`, group)

const capital = (text: string): string => (text[0]?.toUpperCase() ?? '') + text.slice(1)

/** What a lever does; of an assumption where it comes from, its source as the ledger names it. */
export function leverEffect(lever: Lever, version: ModelVersion): string {
  const assumption = assumptionOf(lever)
  if (assumption === undefined) return worded(`model.place.${lever.id}.effect`, lever.effect)
  const { symbol, status, source } = ledgerOf(version)[assumption]
  return say('model.assumption.effect', { title: capital(leverName(lever)), symbol, status, source })
}

/** A share as a lever shows it: "50 %". */
export const wordShare = (digits: string): string => say('editor.value.share', { n: digits })

const percent = (share: number): string => wordShare(`${Math.round(share * 100)}`)

/** A value of a lever that is chosen from a list. */
export const choiceName = (id: string): string => worded(`model.choice.${id}`, id)

/** What a choice of a lever means; empty where its name says all. */
export function choiceSays({ id: lever }: Lever, id: string, says: string): string {
  if (lever === 'policies.alignment' && Object.hasOwn(alignmentClasses, id))
    return say(`model.alignment.${id as AlignmentClass}`)
  if (lever !== 'policies.ownership.owner' || !Object.hasOwn(owners, id))
    return worded(`model.place.${lever}.says.${id}`, says)
  const owner = id as keyof typeof owners
  const { fit, training, alignment, proximity, persistence } = owners[owner]
  return say('model.owner.bundle', {
    owner: say(`model.owner.${owner}`),
    fit: percent(fit),
    training: percent(training),
    alignment: choiceName(alignment),
    proximity: percent(proximity),
    persistence: percent(persistence),
  })
}

/** The name of the posts of a level, or of their working time. */
export function postName(seniority: Seniority, part: PostPart): string {
  const posts = say(`model.posts.${seniority}`)
  return part === 'count' ? posts : say('model.posts.fte', { posts })
}

/** What an hour of such a post does, as a scenario assumes, and costs. */
export function postEffect(seniority: Seniority, assumptions: Assumptions): string {
  const { costPerYear, contractWeeks } = seniorities[seniority]
  const level = capital(seniority) as Capitalize<Seniority>
  return say('model.posts.effect', {
    eta: percent(assumptions[`eta${level}`]),
    ability: percent(assumptions[`ability${level}`]),
    cost: say('model.posts.cost', { n: formatPlainly(costPerYear / 1000) }),
    weeks: `${contractWeeks}`,
  })
}

const units: Readonly<Record<string, WordKey>> = {
  people: 'editor.unit.people',
  weeks: 'editor.unit.weeks',
  ties: 'editor.unit.ties',
  items: 'editor.unit.items',
  minutes: 'editor.unit.minutes',
  FTE: 'editor.unit.fte',
  factor: 'editor.unit.factor',
  'h/week': 'editor.unit.hoursWeek',
  '1/week': 'editor.unit.perWeek',
  exponent: 'editor.unit.exponent',
  'posts/week': 'editor.unit.postsWeek',
  'items/week': 'editor.unit.itemsWeek',
  '1/item': 'editor.unit.perItem',
  '1/visit': 'editor.unit.perVisit',
  'h/item': 'editor.unit.hoursItem',
  '$/employee/week': 'editor.unit.licence',
}

/** The unit of so many. */
export function leverUnit(unit: string, n: number): string {
  const key = units[unit]
  return key === undefined ? unit : say(key, { n })
}

/** The word for nothing said of a lever. */
export const unsaidWord = ({ unsaid }: Pick<Lever, 'unsaid'>): string =>
  worded(`editor.unsaid.${unsaid.replaceAll(' ', '-')}`, unsaid)
