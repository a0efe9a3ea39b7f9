import type { NotComputed, Pattern } from './pattern.ts'
import { emailHoles, emailTargets } from './targets-email.ts'
import { forumHoles, forumTargets } from './targets-forums.ts'
import { workspaceHoles, workspaceTargets } from './targets-workspaces.ts'

/** What the data say that the model is calibrated to: a check for each of the 84 facts that is not among the holes. */
export const targets: readonly Pattern[] = [...workspaceTargets, ...forumTargets, ...emailTargets]

/** Facts of the data that the simulation cannot give. */
export const targetHoles: readonly NotComputed[] = [...workspaceHoles, ...forumHoles, ...emailHoles]
