import { say } from './index.ts'
import { listed } from './lists.ts'

/** Parts of a lever that have one name. */
const named = [
  'staffing',
  'alignment',
  'ownership',
  'membership',
  'managers',
  'training',
  'platform',
  'launch',
  'mandate',
  'budget',
  'community',
  'organisation',
  'turnover',
  'spaces',
  'assumptions',
  'interventions',
  'model',
] as const

function partTitle(part: string): string | undefined {
  const id = named.find((one) => one === part)
  if (id !== undefined) return say(`why.lever.${id}`)
  const [, kind, rest = ''] = /^(week|space|assumption)-(.+)$/.exec(part) ?? []
  if (kind === 'week') return say('why.lever.week', { week: rest })
  if (kind === 'space') return say('why.lever.space', { id: rest })
  return kind === 'assumption' ? say('why.lever.assumption', { id: rest }) : undefined
}

/** A lever by which two scenarios differ, by the ids of its parts ("staffing+training"); its own title where an id is not known. */
export function leverTitle({ id, title }: { readonly id: string; readonly title: string }): string {
  const titles = id.split('+').map(partTitle)
  const known = titles.filter((one) => one !== undefined)
  const [first = title, ...others] = known
  if (known.length < titles.length) return title
  return others.length === 0 ? first : say('why.lever.with', { first, others: listed(others) })
}
