/** Two scenarios of one organisation, and the levers in which they differ, in the order of the command's own names. */
export type Move = {
  readonly from: string
  readonly to: string
  readonly horizon: number
  readonly levers: Readonly<Record<string, object>>
}

/** The moves that three organisations think about; the last cannot be told from luck in the share of active people. */
export const moves: readonly Move[] = [
  {
    from: 'engineering-office',
    to: 'engineering-hired',
    horizon: 104,
    levers: {
      staffing: { policies: { staffing: { team: [{ seniority: 'professional' }] } } },
      alignment: { policies: { alignment: 'integrated' } },
      'week-0': { interventions: [] },
    },
  },
  {
    from: 'insurer',
    to: 'insurer-moved',
    horizon: 130,
    levers: {
      staffing: { policies: { staffing: { team: [{ seniority: 'professional', count: 2 }] } } },
      ownership: { policies: { ownership: { owner: 'business' } } },
      training: { policies: { training: 0.8 } },
    },
  },
  {
    from: 'hospital-group',
    to: 'hospital-tied',
    horizon: 120,
    levers: {
      staffing: { policies: { staffing: { team: [{ seniority: 'professional' }] } } },
      alignment: { policies: { alignment: 'integrated' } },
      managers: { policies: { managers: { stance: 0.3 } } },
    },
  },
  {
    from: 'hospital-group',
    to: 'hospital-renamed',
    horizon: 120,
    levers: {
      staffing: { policies: { staffing: { replace: 6 } } },
      ownership: { policies: { ownership: { persistence: 0.9 } } },
      launch: { policies: { launch: { size: 0.98 } } },
    },
  },
]
