import type { Life, Parting } from '@fishbowl/core'
import { partingOf } from '@fishbowl/sim'

/** A life without what happens in other spaces. */
const lifeIn = (space: string, life: Life): Life => ({
  ...life,
  events: life.events.filter((event) => event.space === undefined || event.space === space),
})

/** The life of someone without a line manager tells of none: what people hear of they hear of from announcements. */
export function plainLife(life: Life): Life {
  if (life.group !== undefined) return life
  const events = life.events.map((event) => {
    const { managers, ...parts } = event.parts ?? {}
    return managers === undefined ? event : { ...event, parts: { ...parts, announcements: managers } }
  })
  return { ...life, events }
}

/** Where two lives of a member part in a space: at all, and in a visit. */
export function partingsIn(space: string, lives: readonly Life[]): readonly Parting[] {
  const [life, other] = lives.map((one) => lifeIn(space, one))
  if (life === undefined || other === undefined) return []
  const first = partingOf(other, life)
  const visit = first?.kind === 'visit' ? undefined : partingOf(other, life, ['visit'])
  return [first, visit].filter((parting) => parting !== undefined)
}
