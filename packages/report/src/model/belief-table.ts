import type { Belief } from './belief.ts'
import { managingBeliefs } from './beliefs-managing.ts'
import { memberBeliefs } from './beliefs-members.ts'

/** The beliefs in the order of the page. Every assumption belongs to one of them, every mechanism to one at least. */
export const beliefs: readonly Belief[] = memberBeliefs.concat(managingBeliefs)
