import type { AssumptionId } from './assumptions.ts'

/** A part of the model that can be switched off, to see whether a claim rests on it. The values of its assumptions that switch it off may lie outside the bounds of a scenario file; units are those of the ledger. */
export type Mechanism = {
  readonly says: string
  readonly assumptions: Partial<Readonly<Record<AssumptionId, number>>>
  readonly switches?: readonly Switch[]
}
/** Parts of the model that no assumption can switch off. */
export type Switch =
  | 'same-interest'
  | 'no-cut'
  | 'free-managers'
  | 'silent-managers'
  | 'deaf-experts'
  | 'steady-team'
  | 'no-review'
  | 'free-cms'
  | 'nobody-leaves'
  | 'endless-attention'
  | 'endless-hours'

/** Mechanisms by name; `without` one of them a run keeps everything else, its luck included. */
export const mechanisms = {
  facilitation: {
    says: 'the hours of CMs have an effect',
    assumptions: { etaIntern: 0, etaJunior: 0, etaProfessional: 0, etaSenior: 0 },
  },
  seniority: {
    says: 'an hour of a senior does more than one of an intern',
    assumptions: {
      etaIntern: 1,
      etaJunior: 1,
      etaProfessional: 1,
      etaSenior: 1,
      abilityIntern: 0.6,
      abilityJunior: 0.6,
      abilityProfessional: 0.6,
      abilitySenior: 0.6,
    },
  },
  'shared-attention': {
    says: 'several spaces share the needs and the attention of their members',
    assumptions: {},
    switches: ['endless-attention'],
  },
  'shared-hours': {
    says: 'several spaces share the hours of one team',
    assumptions: {},
    switches: ['endless-hours'],
  },
  animation: { says: 'animation pulls people in', assumptions: { wx: 0 } },
  answering: { says: 'CMs answer and route questions', assumptions: { qCM: 0, rRoute: 0 } },
  strategy: { says: 'strategic hours raise alignment', assumptions: { kA: 0, dA: 0 } },
  alignment: {
    says: 'alignment decides how much activity is tied to work',
    assumptions: { u0: 0.45, u1: 0.45 },
  },
  novelty: { says: 'what is new draws people in', assumptions: { wn: 0, nIntro: 0 } },
  launch: { says: 'a launch makes people aware', assumptions: { reach: 0 } },
  habit: { says: 'visiting becomes a habit', assumptions: { wh: 0 } },
  'expected-value': { says: 'experience moves what people expect', assumptions: { wv: 0, wq: 0 } },
  interest: { says: 'who joins by choice is more interested', assumptions: {}, switches: ['same-interest'] },
  stance: {
    says: 'the line manager\u2019s stance matters for starting',
    assumptions: { wm: 0, lamM: 0, coach: 0, casc: 0 },
  },
  authority: { says: 'being told to visit works', assumptions: { wd: 0 } },
  friction: { says: 'a badly fitting platform keeps the untrained away', assumptions: { wf: 0 } },
  skills: { says: 'members and managers learn community skills', assumptions: { lc: 0, volH: 0 } },
  'self-service': { says: 'the knowledge stock answers needs', assumptions: { kK: 1e9 } },
  replies: { says: 'welcomes, replies and recognition create belonging', assumptions: { dB: 0 } },
  audience: { says: 'nobody asks in an empty room', assumptions: { kAud: 0 } },
  absence: { says: 'CMs are away or leave', assumptions: { absent: 0, cmTurn: 0, hire: 0 } },
  overhead: {
    says: 'a programme costs fixed hours and a team of one plans nothing',
    assumptions: { oh: 0, sig: 0, kA: 0, dA: 0 },
  },
  coordination: { says: 'a team coordinates', assumptions: { coordination: 0 } },
  'role-conflict': {
    says: 'a line manager\u2019s hour for the community is weak and costs delivery',
    assumptions: { mgrSkill: 1 },
    switches: ['free-managers'],
  },
  'manager-time': { says: 'line managers give hours', assumptions: {}, switches: ['silent-managers'] },
  'outside-experts': { says: 'outside experts answer', assumptions: {}, switches: ['deaf-experts'] },
  'dated-change': { says: 'dated interventions happen', assumptions: {}, switches: ['no-cut'] },
  'staff-follows': { says: 'staff follows the community', assumptions: {}, switches: ['steady-team'] },
  review: { says: 'a sponsor who sees no return removes posts', assumptions: {}, switches: ['no-review'] },
  salaries: { says: 'CMs cost what they are paid', assumptions: {}, switches: ['free-cms'] },
  value: { says: 'answers, self-service and browsing save hours', assumptions: { Tans: 0, Tbr: 0 } },
  turnover: {
    says: 'members leave and newcomers replace them',
    assumptions: {},
    switches: ['nobody-leaves'],
  },
  talent: { says: 'CMs differ in talent', assumptions: { talentSd: 0 } },
  'size-law': {
    says: 'non-rival work serves many at once (half-effect hours grow with the root of the audience)',
    assumptions: { kX: 0, oh: 0 },
  },
  workload: {
    says: 'more people are more work, case by case and for all together',
    assumptions: { kX: 0, oh: 0, hCase: 0, hCur: 0 },
  },
} as const satisfies Record<string, Mechanism>

/** Name of a mechanism. */
export type MechanismId = keyof typeof mechanisms
/** Names of all mechanisms. */
export const mechanismIds = Object.keys(mechanisms) as readonly MechanismId[]
/**
 * A mechanism by name, with its optional parts visible to the type.
 * @returns what it says, and what switches it off
 */
export const mechanismOf = (id: MechanismId): Mechanism => mechanisms[id]
