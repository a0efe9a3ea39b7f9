/** What this week's facilitation can do; written by its phase, read by the later ones, never kept. */
export type Plan = {
  hours: number
  overhead: number
  strategy: number
  present: number
  welcomeShare: number
  curation: number
  cmAnswers: number
  content: number
  animate: number
  connect: number
  coach: number
  strategic: number
  groupHelp: number
  /** Share of needs in scope and of posts tied to work, u(A). */
  tied: number
  shock: number
  effective: number
  /** Hours of the whole team, the part of them that is for this space, and the root of the largest audience it looks after. */
  teamHours: number
  part: number
  programmeRoot: number
  managerHours: number
  demand: number
}

/** Counts of this week that measurement turns into a row of the history. */
export type Tally = {
  needs: number
  selfServed: number
  asked: number
  givenUp: number
  answeredByPeers: number
  answeredByCms: number
  unanswered: number
  medianReply: number
  visitors: number
  stance: number
  newcomers: number
  joiners: number
  leavers: number
  hoursSaved: number
  memberHours: number
  outcomes: number
  posters: number
  cmCost: number
  burn: number
  vacant: number
  posts: number
  actAnswers: number
  actWelcomes: number
  actCurated: number
  actConnections: number
}

/** A plan of zeros. */
export const blankPlan = (): Plan => ({
  hours: 0,
  overhead: 0,
  strategy: 0,
  present: 0,
  welcomeShare: 0,
  curation: 0,
  cmAnswers: 0,
  content: 0,
  animate: 0,
  connect: 0,
  coach: 0,
  strategic: 0,
  groupHelp: 0,
  tied: 0,
  shock: 0,
  effective: 0,
  teamHours: 0,
  part: 1,
  programmeRoot: 0,
  managerHours: 0,
  demand: 0,
})

/** A tally of zeros. */
export const blankTally = (): Tally => ({
  needs: 0,
  selfServed: 0,
  asked: 0,
  givenUp: 0,
  answeredByPeers: 0,
  answeredByCms: 0,
  unanswered: 0,
  medianReply: 0,
  visitors: 0,
  stance: 0,
  newcomers: 0,
  joiners: 0,
  leavers: 0,
  hoursSaved: 0,
  memberHours: 0,
  outcomes: 0,
  posters: 0,
  cmCost: 0,
  burn: 0,
  vacant: 0,
  posts: 0,
  actAnswers: 0,
  actWelcomes: 0,
  actCurated: 0,
  actConnections: 0,
})
