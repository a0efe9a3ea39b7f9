import { owners, seniorityIds } from '@fishbowl/core'
import { say, type WordKey } from '../words/index.ts'
import { joined } from '../words/lists.ts'

/** Parts of a policy that are always the same words. */
const fixed: Readonly<Record<string, WordKey>> = {
  'as it is': 'advice.policy.asItIs',
  nobody: 'advice.policy.nobody',
  'all are trained': 'advice.policy.trained',
  'the same team': 'advice.policy.same',
  incidental: 'advice.policy.incidental',
  claimed: 'advice.policy.claimed',
  integrated: 'advice.policy.integrated',
}

const dated = /^(.+) (from|until) week (\d+)$/
const halfPost = /^half a post of an? (\w+)$/
const posts = /^(\d+) (\w+?)s?$/

const seniorityOf = (name: string | undefined) => seniorityIds.find((id) => id === name)

function wordTeam(text: string): string {
  const half = seniorityOf(halfPost.exec(text)?.[1])
  if (half !== undefined) return say('advice.policy.half', { seniority: half })
  const [, count, name] = posts.exec(text) ?? []
  const seniority = seniorityOf(name)
  return seniority === undefined ? text : say(`model.post.${seniority}`, { count: Number(count) })
}

function wordPart(text: string): string {
  const key = fixed[text]
  if (key !== undefined) return say(key)
  const [, team, when, week] = dated.exec(text) ?? []
  if (team !== undefined && week !== undefined)
    return say(when === 'from' ? 'advice.policy.from' : 'advice.policy.until', { team: wordPart(team), week })
  const home = Object.entries(owners).find(([, { says }]) => text === `home: ${says}`)
  if (home === undefined) return wordTeam(text)
  const [id] = home as [keyof typeof owners, unknown]
  return say('advice.policy.home', { owner: say(`model.owner.${id}`) })
}

/** A policy as people read it: results name it in English. What is not known stays as it is. */
export const wordPolicy = ({ words }: { readonly words: string }): string =>
  joined(words.split('; ').map(wordPart))
