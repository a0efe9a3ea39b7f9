import { assumptionIds, ledger } from '@fishbowl/core'
import { evidenceOf, type ReferenceId } from '@fishbowl/core/references'
import { modelLimitIds, modelLimits } from '../model-limits.ts'
import type { Belief, Strength } from './belief.ts'
import { beliefs } from './belief-table.ts'
import { assumptionAnchor, listOf, referenceLinks, short } from './markdown.ts'

const model = 'model.md'

const partTitles: Readonly<Record<Belief['part'], string>> = {
  people: 'People',
  hearing: 'Hearing of it',
  coming: 'Coming',
  talking: 'Asking and answering',
  managing: 'Managing a community',
  work: 'Work, line managers and sponsors',
  money: 'Value and cost',
}

const strengthWords: Readonly<Record<Strength, string>> = {
  data: 'Data',
  sign: 'Direction only',
  choice: 'Our choice',
}

const strengthSays: Readonly<Record<Strength, string>> = {
  data: 'somebody counted it, in communities or organisations; the number is fitted to that or taken from it',
  sign: 'sources agree that more of one goes with more of the other; how much is not known, and a range stands in for it',
  choice: 'nothing was found; somebody had to choose, and we did',
}

/** @internal Sources of a belief: its own and those of its assumptions, each once. */
export const sourcesOf = ({ assumptions, rests = [] }: Belief): readonly ReferenceId[] => [
  ...new Set([...rests, ...assumptions.flatMap((id) => evidenceOf[id])]),
]

function beliefLines(belief: Belief): readonly string[] {
  const { title, says, strength, known, assumptions } = belief
  const sources = sourcesOf(belief)
  const numbers = assumptions.map((id) => {
    const { default: value, low, high } = ledger[id]
    return `[\`${id}\`](${model}#${assumptionAnchor(id)}) ${short(value)} (${short(low)} to ${short(high)})`
  })
  const behind = [
    ...(sources.length === 0 ? [] : [`Sources: ${referenceLinks(sources, model)}.`]),
    ...(numbers.length === 0 ? [] : [`In the ledger: ${numbers.join(', ')}.`]),
  ]
  return [
    `### ${title}`,
    '',
    says,
    '',
    `**${strengthWords[strength]}.** ${known}${behind.length === 0 ? '' : ` ${behind.join(' ')}`}`,
    '',
  ]
}

const countOf = (strength: Strength): number => beliefs.filter((each) => each.strength === strength).length

/** What the model believes, for people who run or pay for a community: no formula, each belief with its strength. */
export function beliefsDocument(version: string): string {
  const parts = Object.keys(partTitles) as readonly Belief['part'][]
  const bare = assumptionIds.filter((id) => evidenceOf[id].length === 0).length
  const evidence = assumptionIds.filter((id) => ledger[id].status === 'evidence').length
  return [
    '# What this model believes',
    '',
    `Fishbowl ${version} is a small world of made-up people. It can only show what follows from what it believes. Here is all of it, in plain words, and how far each belief can be trusted. Who disagrees with one can change its numbers, or switch it off, and see what remains of a result.`,
    '',
    ...listOf(
      (Object.keys(strengthSays) as readonly Strength[]).map(
        (strength) =>
          `**${strengthWords[strength]}** (${countOf(strength)} of ${beliefs.length} beliefs): ${strengthSays[strength]}.`,
      ),
    ),
    `Behind these stand ${assumptionIds.length} numbers. ${evidence} of them are published values; ${bare} have no source of any kind. Each stands below by its name in [the ledger](${model}#assumptions), with its value and the range that is plausible (\`fishbowl model ledger\` says what it means), and a scenario may set each with a reason.`,
    '',
    ...parts.flatMap((part) =>
      [`## ${partTitles[part]}`, ''].concat(
        beliefs.filter((each) => each.part === part).flatMap(beliefLines),
      ),
    ),
    '## What to do with a belief you do not share',
    '',
    ...listOf([
      'Change its numbers: `assumptions: { wx: { value: 0.5, reason: our events draw nobody } }` in your scenario.',
      'Ask whether it matters: `fishbowl sensitivity` ranks the numbers by what they move in *your* comparison.',
      'Switch it off: `fishbowl explain` says what is left of a gain without each part of the model.',
      'See what the model meets and what it misses: `fishbowl model validation` ([validation](validation.md)).',
    ]),
    `What no result may be used for stands in [what it cannot say](what-it-cannot-say.md). The equations are in [the model description](${model}).`,
    '',
  ].join('\n')
}

/** What no result of the model may be used for, why, and what to do instead. */
export function limitsDocument(version: string): string {
  return [
    '# What it cannot say',
    '',
    `What no result of Fishbowl ${version} may be used for, however narrow its interval. An interval holds luck and, where you asked for it, the ranges of the assumptions. It does not hold the chance that the model is wrong.`,
    '',
    ...modelLimitIds.flatMap((id) => {
      const { title, says, why, instead } = modelLimits[id]
      return [`## ${title}`, '', says, '', `*Why.* ${why}`, '', `*Instead.* ${instead}`, '']
    }),
    '## What it can say',
    '',
    'Which of several policies comes out ahead in a world that works as [described](what-this-model-believes.md), by how much in that world, how sure that is against luck, which assumptions it hangs on, and in which part of their ranges it turns round. That is worth having before a decision, and it is not the decision.',
    '',
  ].join('\n')
}
