/** The tree of branches of one scenario. */
export type BranchesScreen = {
  readonly name: 'branches'
  /** Id of the entry at the root of the tree. */
  readonly root: string
  /** Id of the branch that is looked at. */
  readonly id: string
}
