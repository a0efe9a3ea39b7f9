import type { PlayDebrief, PlayLife } from '@fishbowl/lab/play'
import { lifeSentence } from '../../biography.ts'
import { wordMember } from '../../member-name.ts'
import { partingSentences } from '../../parting.ts'
import { say } from '../../words/index.ts'
import { wordRule } from '../../words/rules.ts'
import type { Block } from '../document.ts'

/** The space in which a life is told: the first in which the two part, else the first in which anything happened. */
const spaceOf = ({ partings, lives }: PlayLife): string | undefined =>
  partings.find(({ space }) => space !== undefined)?.space ?? lives[0]?.feelings[0]?.space

/** A member's two lives: who, where they part, and what each came to. */
function lifeBlocks(life: PlayLife): readonly Block[] {
  const { lives, partings, rule } = life
  const [own, base] = lives
  const leads = own?.leads === true
  const space = spaceOf(life)
  const names = { one: say('debrief.lives.own'), other: say('debrief.lives.base') }
  const told = partingSentences(partings, names)
  const who = say('debrief.lives.member', { who: wordMember({ ...life, leads }), rule: wordRule(rule) })
  const items = [
    ...(told.length === 0 ? [say('debrief.lives.same')] : told),
    ...(own === undefined || space === undefined
      ? []
      : [say('debrief.lives.inGame', { life: lifeSentence(own, space) })]),
    ...(base === undefined || space === undefined
      ? []
      : [say('debrief.lives.inBase', { life: lifeSentence(base, space) })]),
  ]
  return [
    { kind: 'text', text: who, from: ['lives'] },
    { kind: 'list', items, from: ['lives', 'life-totals'] },
  ]
}

/** What the game changed in the lives of some members. */
export const livesBlocks = ({ lives }: PlayDebrief): readonly Block[] =>
  lives.length === 0
    ? []
    : [
        ...lives.flatMap(lifeBlocks),
        { kind: 'text', role: 'note', text: say('debrief.lives.made'), from: [] },
      ]
