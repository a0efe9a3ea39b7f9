import type { AssumptionId, Policies } from '@fishbowl/core'

/** The assumptions through which each lever acts first; what follows from them is the rest of the model. */
export const leverAssumptions: Readonly<Record<keyof Policies, readonly AssumptionId[]>> = {
  staffing: [
    'wx',
    'rRoute',
    'qCM',
    'dB',
    'curMax',
    'kX',
    'oh',
    'sig',
    'hCase',
    'hCur',
    'burnUp',
    'ramp',
    'etaIntern',
    'etaJunior',
    'etaProfessional',
    'etaSenior',
    'abilityIntern',
    'abilityJunior',
    'abilityProfessional',
    'abilitySenior',
  ],
  alignment: ['u0', 'u1', 'kA', 'dA'],
  ownership: ['kA', 'wf'],
  membership: ['sdA'],
  managers: ['wm', 'stanceSd', 'lamM', 'coach', 'mgrSkill', 'casc'],
  training: ['wf', 'lc'],
  platform: ['wf'],
  launch: ['reach', 'wn', 'tauN'],
  mandate: ['wd'],
  budget: ['Tans', 'wage'],
}

/** The assumptions that turn activity into hours and money: every amount rests on them. */
export const valueAssumptions: readonly AssumptionId[] = [
  'Tans',
  'Tbr',
  'tVisit',
  'oppShare',
  'wage',
  'licence',
]
