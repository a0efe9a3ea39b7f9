/** What advice chooses among: who, how senior, when, and the home of the community. */
export const axes = ['staffing', 'seniority', 'timing', 'owner', 'alignment', 'training'] as const
export type Axis = (typeof axes)[number]
