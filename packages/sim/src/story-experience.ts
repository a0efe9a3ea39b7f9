import { drawOf, type View } from './story-view.ts'

/** Belonging and skill above which a member is a core member. Shape constant of the model. */
const coreLevel = 0.4

/** Welcome and recognition of a visitor. */
function lookAtLearning({ world, asked: { learningRows: rows }, i, kept, tell }: View): void {
  if (rows === undefined) return
  if (kept.habit < rows.newWhile) {
    const draw = drawOf(world, 'welcome', i)
    tell({ kind: 'welcome', happened: draw < rows.welcomed, draw, chance: rows.welcomed })
  }
  if (rows.contributed[i]! > 0) {
    const draw = drawOf(world, 'recognition', i)
    tell({ kind: 'recognition', k: 0, happened: draw < rows.recognised, draw, chance: rows.recognised })
  }
}

/** After the experience: welcome, recognition, and how the week leaves an aware member. */
export function lookAtExperience(view: View): void {
  const { world, i, kept, tell, feel } = view
  const { member, person, scratch, space } = world
  const visited = member.active[i] === 1
  if (visited) lookAtLearning(view)
  if (member.awareSince[i]! < 0) return
  const belonging = member.belonging[i]!
  const skill = person.skill[i]!
  const seen = member.lastVisit[i]! >= Math.max(0, space.week - 3)
  const core = seen && belonging > coreLevel && skill > coreLevel
  if (core !== kept.core) tell({ kind: core ? 'core' : 'core-lost', happened: true })
  kept.core = core
  feel({
    week: space.week,
    space: world.id,
    interest: member.interest[i]!,
    habit: member.habit[i]!,
    expected: member.expected[i]!,
    belonging,
    skill,
    core,
    ...(visited && { outcome: scratch.outcome[i]! }),
  })
}
