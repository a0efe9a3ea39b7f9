/** Where a number comes from: a published or computed value, a search against targets, or a sign without a size. */
export type Status = 'evidence' | 'calibrated' | 'assumption'

/** One row of the ledger of assumptions. `default` is the value where nothing is said, `low` to `high` the plausible range that sensitivity and robustness sample, all in `unit`. */
export type Assumption = {
  readonly group: string
  readonly symbol: string
  readonly title: string
  readonly unit: string
  readonly default: number
  readonly low: number
  readonly high: number
  readonly status: Status
  readonly source: string
}

const columns = ['symbol', 'default', 'low', 'high', 'unit', 'title', 'status', 'source'] as const
type Row = readonly [string, number, number, number, string, string, Status, string]

const perYear = 1 / 52

/** Rows of the ledger by group; the order of a row is that of `columns`. */
// biome-ignore format: a table is read by its rows
const rows = {
  organisation: {
    absent: ['a_CM', 0.14, 0.08, 0.2, 'share', 'chance that a CM is absent in a week', 'assumption', 'paid leave and illness'],
    cmTurn: ['q_CM', 0.19 * perYear, 0.1 * perYear, 0.35 * perYear, '1/week', 'weekly resignation of a CM without burn-out', 'evidence', '19 % a year, SHRM 2016, not specific to CMs'],
    hire: ['l_CM', 6, 4, 16, 'weeks', 'time to replace a CM who left', 'evidence', '42 days to fill a post, SHRM 2016'],
    H: ['H', 36, 32, 40, 'h/week', 'paid hours of one full-time post', 'assumption', 'constant of the accounts'],
    coordination: ['h_co', 1, 0, 3, 'h/week', 'hours each CM beyond the first spends on coordinating with the others', 'assumption', 'sign: strategy carried by several people must be coordinated (essay D)'],
  },
  seniority: {
    etaIntern: ['eta_1', 0.35, 0.2, 0.8, 'share', 'effect of an hour of an intern', 'assumption', 'sign: essay H, juniors as a leading cause of low effectiveness'],
    etaJunior: ['eta_2', 0.5, 0.3, 0.9, 'share', 'effect of an hour of a junior', 'assumption', 'sign: essay H'],
    etaProfessional: ['eta_3', 1, 0.8, 1.2, 'share', 'effect of an hour of a professional', 'assumption', 'unit of the scale'],
    etaSenior: ['eta_4', 1.25, 1, 1.6, 'share', 'effect of an hour of a senior', 'assumption', 'sign: essay D, levels of the role'],
    abilityIntern: ['ability_1', 0.05, 0, 0.3, 'share', 'strategic ability of an intern', 'assumption', 'sign: essay D'],
    abilityJunior: ['ability_2', 0.15, 0.05, 0.5, 'share', 'strategic ability of a junior', 'assumption', 'sign: essay D'],
    abilityProfessional: ['ability_3', 0.6, 0.4, 0.9, 'share', 'strategic ability of a professional', 'assumption', 'sign: essay D'],
    abilitySenior: ['ability_4', 1, 0.8, 1, 'share', 'strategic ability of a senior', 'assumption', 'unit of the scale'],
  },
  members: {
    sdA: ['sigma_a', 1.89, 1.4, 2.48, 'logit', 'spread of openness between people', 'calibrated', 'power-law decay of a closed cohort, R4DS Slack'],
    expShare: ['x', 0.35, 0.15, 0.6, 'share', 'share of people with expertise worth asking', 'assumption', 'no data'],
    quiet: ['p_q', 0.196, 0.0379, 0.371, 'share', 'share of people who read and never write', 'calibrated', 'almost 60 % of staff read only, SWOOP 2022; 16 % of new accounts ever wrote, Lampe and Johnston 2005'],
    voiceShape: ['e_y', 1.47, 1.09, 2.23, 'exponent', 'how unequally people write: exponent of the odds of a uniform trait', 'calibrated', 'inequality and share who write once'],
    v0: ['v0', 0.62, 0.4, 0.8, '0-1', 'expected value before any experience', 'assumption', 'sign: essay H, over-expectation then disappointment'],
    stanceSd: ['sigma_m', 0.35, 0.1, 0.6, '-1..1', 'spread of the first stance of line managers', 'assumption', 'no data'],
  },
  visit: {
    b0: ['beta_0', -5.64, -6.52, -4.4, 'logit', 'base propensity to visit', 'calibrated', 'levels of weekly active share'],
    wh: ['w_h', 2.95, 1, 4, 'logit', 'weight of habit', 'assumption', 'fitted with the others, left open by the data; levels and decay'],
    wv: ['w_v', 2.27, 1, 5, 'logit', 'weight of expected value (times 2v-1)', 'assumption', 'fitted with the others, left open by the data; order from UTAUT meta-analyses'],
    ws: ['w_s', 1.81, 0.4, 3, 'logit', 'weight of active ties (square root of their share)', 'assumption', 'fitted with the others, left open by the data; sign and concavity: Backstrom 2006, Brzozowski 2009'],
    wm: ['w_m', 0.6, 0, 1.5, 'logit', 'weight of the line manager\u2019s stance on starting', 'assumption', 'sign: Brzozowski 2009; no continuing effect: Wang et al. 2013'],
    wq: ['w_q', 1.46, 0.8, 3.5, 'logit', 'pull of a work need, times expected value', 'assumption', 'fitted with the others, left open by the data; levels'],
    wn: ['w_n', 4.19, 2.62, 5.57, 'logit', 'novelty since becoming aware', 'calibrated', 'weeks 1 and 2 of R4DS Slack'],
    tauN: ['tau_n', 1.76, 0.6, 3, 'weeks', 'half-point of novelty', 'assumption', 'fitted with the others, left open by the data; weeks 1 and 2 of R4DS Slack'],
    wx: ['w_x', 1.6, 0.3, 2.5, 'logit', 'pull of animation (events, content, invitations)', 'calibrated', 'managed levels; the effect itself is an assumption'],
    wf: ['w_f', 1.6, 0.5, 3, 'logit', 'friction of a badly fitting platform for the untrained', 'assumption', 'sign: the 9x effect (McAfee 2006)'],
    wo: ['w_o', 0.8, 0, 2, 'logit', 'overload by noise', 'assumption', 'sign: Jones, Ravid, Rafaeli 2004'],
    sdW: ['sigma_w', 0.149, 0, 0.5, 'logit', 'weekly shock common to all', 'assumption', 'fitted with the others, left open by the data; sd of weekly log change .22 to .23, NHS-R Slack'],
  },
  awareness: {
    wom: ['theta_w', 0.149, 0.01, 0.4, '1/week', 'word of mouth when all ties are active', 'assumption', 'fitted with the others, left open by the data; in the range of Bass q'],
    casc: ['theta_m', 0.00369, 0.00092, 0.0153, '1/week', 'cascade by line managers and announcements by CMs', 'calibrated', 'in the range of Bass p'],
  },
  conversation: {
    need: ['nu', 1, 0.3, 2, '1/week', 'work needs that a colleague elsewhere could meet', 'assumption', 'upper bound McKinsey 2012'],
    u0: ['u0', 0.13, 0.12, 0.3, 'share', 'share of needs and posts tied to work without alignment', 'calibrated', 'within its range'],
    u1: ['u1', 0.85, 0.7, 0.95, 'share', 'the same at full alignment', 'assumption', 'no data'],
    ask: ['kappa_q', 969, 50, 2000, 'factor', 'odds of asking what one came for, times willingness, trait and audience', 'assumption', 'fitted with the others, left open by the data; answered share, posters over active and group mortality'],
    voice: ['kappa_s', 0.095, 0.01, 0.2, 'probability', 'sharing unprompted, times willingness, voice and audience', 'assumption', 'fitted with the others, left open by the data; contributors and inequality'],
    mostPosts: ['n_max', 16.1, 7.82, 19.7, 'posts/week', 'most posts that are expected of anyone in a week', 'calibrated', 'a heavy writer posts several times a week: top tenth of the contributors gives .56 to .62 of the posts'],
    w0: ['w0', 0.317, 0.156, 0.392, 'share', 'willingness without belonging', 'calibrated', 'contributors'],
    nIntro: ['n_s', 21.3, 0, 40, 'factor', 'extra sharing while novel (introductions)', 'assumption', 'fitted with the others, left open by the data; posters of R4DS Slack'],
    kAud: ['k_a', 58.8, 10, 110, 'people', 'audience at which asking and sharing are half as likely', 'assumption', 'fitted with the others, left open by the data; 57 % group mortality, Kraut and Fiore 2014'],
    kap: ['kappa_a', 1.4, 0.2, 2, 'factor', 'answers per willing expert present', 'assumption', 'fitted with the others, left open by the data; answered share'],
    standing: ['s_a', 0.345, 0, 0.9, 'share', 'how far an asker\u2019s habit of coming raises or lowers the odds of a reply', 'assumption', 'fitted with the others, left open by the data; sign: a reply seems to do more than it does (Joyce and Kraut 2006 against SSRN 3936971)'],
    kK: ['k_K', 16, 10, 150, 'items', 'self-service half-point, times the root of the pool', 'calibrated', 'square root is an assumption'],
    dK: ['d_K', 0.019, 0.008, 0.05, '1/week', 'ageing of knowledge', 'calibrated', 'levels'],
    items: ['c_r', 20, 20, 40, 'items/week', 'reading capacity of a member', 'evidence', 'Liang 2007 in Ren and Kraut'],
    kBr: ['k_b', 0.177, 0.01, 0.3, '1/item', 'yield of a relevant item when browsing', 'assumption', 'fitted with the others, left open by the data; levels'],
    oFail: ['o_f', 0.162, 0.03, 0.3, '0-1', 'experienced value of a failed need', 'assumption', 'fitted with the others, left open by the data; levels'],
  },
  experience: {
    alpha: ['alpha', 0.107, 0.06, 0.16, '1/visit', 'learning rate of expected value', 'assumption', 'fitted with the others, left open by the data; kept low: the effect of one reply is small'],
    rep: ['rho_v', 0.0218, 0.004, 0.04, '1/week', 'drift of absent members towards the reputation', 'assumption', 'fitted with the others, left open by the data; levels'],
    up: ['h_u', 0.0955, 0.04, 0.2, '1/visit', 'growth of habit', 'assumption', 'fitted with the others, left open by the data; order of magnitude of habit studies, unverified'],
    down: ['h_d', 0.0971, 0.03, 0.15, '1/week', 'decay of habit', 'assumption', 'fitted with the others, left open by the data; levels'],
    dB: ['d_b', 0.0964, 0.04, 0.16, 'share', 'belonging gained by a welcome, a reply or a recognition', 'assumption', 'fitted with the others, left open by the data; set on the effect of a reply'],
    bDec: ['d_0', 0.0619, 0.015, 0.1, '1/week', 'decay of belonging', 'assumption', 'fitted with the others, left open by the data; levels'],
    lc: ['l_c', 0.015, 0.005, 0.04, '1/visit', 'growth of community skill', 'assumption', 'sign: essay D, skills in everyone\u2019s toolbox'],
  },
  facilitation: {
    oh: ['o', 12, 6, 16, 'h/week', 'fixed overhead of a programme', 'assumption', 'reporting, tooling, administration'],
    sig: ['s', 0.3, 0.2, 0.5, 'share', 'strategic share of a large team', 'assumption', 'sign: one CM has no time for strategy (essay H, comments)'],
    kX: ['k_x', 12, 8, 30, 'h/week', 'hours for half the effect of non-rival work at 1,000 people', 'assumption', 'set on one CM per 2,000 to 5,000 seen in the field; square root is an assumption'],
    hCase: ['h_q', 0.6, 0.3, 1, 'h', 'CM hours for an unanswered question or a newcomer', 'assumption', 'no data'],
    hCur: ['h_c', 0.03, 0.02, 0.15, 'h/item', 'CM hours to curate an item', 'assumption', 'one item in five at 250 a week, inSided 2017'],
    rRoute: ['r', 1.44, 0.5, 3, 'factor', 'gain of answers by routing at full connection work', 'calibrated', 'answered share when facilitated'],
    curMax: ['c_m', 0.5, 0.2, 0.7, 'share', 'noise hidden from readers at full curation and alignment', 'assumption', 'no data'],
    qCM: ['q_s', 0.6, 0.3, 0.8, 'probability', 'a CM finds the answer to a question taken', 'assumption', 'set on the answered share when facilitated'],
    ramp: ['r_t', 8, 4, 26, 'weeks', 'half-point of the ramp-up of a new CM', 'assumption', 'no data'],
    burnUp: ['b_u', 0.03, 0.01, 0.06, '1/week', 'burn-out gained per unit of excess load', 'assumption', 'about 50 % under chronic overload, SOCM 2019'],
    talentSd: ['sigma_T', 0.15, 0.05, 0.4, 'factor', 'spread of individual talent of CMs', 'assumption', 'tested: Deming on system and individual'],
    volH: ['h_v', 0.27, 0.03, 0.3, 'h/week', 'volunteer hours of a core member, times skill', 'calibrated', 'levels without CM'],
  },
  managers: {
    kA: ['k_A', 0.03, 0.01, 0.06, '1/week', 'alignment gained at full strategic work', 'assumption', 'no data'],
    dA: ['d_A', 0.01, 0.004, 0.02, '1/week', 'alignment lost towards its floor', 'assumption', 'decay after a CM leaves'],
    lamM: ['lambda', 0.05, 0.02, 0.1, '1/week', 'learning rate of a line manager\u2019s stance', 'assumption', 'no data'],
    coach: ['k_m', 0.01, 0.003, 0.03, '1/week', 'effect of coaching on stance', 'assumption', 'no data'],
    mgrSkill: ['c_m0', 0.2, 0.1, 0.4, '0-1', 'effect of an untrained line manager\u2019s hour for the community', 'assumption', 'sign: essay D, role conflict'],
  },
  levers: {
    reach: ['R', 0.7, 0.3, 0.9, 'probability', 'share reached in the week of a launch of size 1', 'assumption', 'strength of a lever'],
    wd: ['w_d', 3.18, 1, 4, 'logit', 'mandate; also a manager\u2019s authority in a work group', 'assumption', 'fitted with the others, left open by the data; strength of a lever'],
  },
  accounts: {
    Tans: ['T', 2.5, 1, 4, 'h', 'hours saved by an answered question (half by self-service), times u(A)', 'assumption', 'break-even against the Coles arithmetic (V23)'],
    Tbr: ['T_b', 0.1, 0.02, 0.2, 'h', 'value of a fully useful browse', 'assumption', 'no data'],
    tVisit: ['t_v', 0.25, 0.1, 0.5, 'h', 'member time of a week\u2019s visit or of an answer', 'assumption', 'no data'],
    wage: ['y', 60, 40, 90, '$/h', 'loaded hour of an employee', 'assumption', 'accounting'],
    licence: ['c_l', 0.69, 0, 5, '$/employee/week', 'licence of the platform', 'evidence', 'list prices of $1 to $22 a month'],
    oppShare: ['o_t', 0.5, 0, 1, 'share', 'share of members\u2019 time that displaces work', 'assumption', 'no data'],
  },
  activities: {
    minAnswer: ['t_1', 25, 10, 60, 'minutes', 'CM time of one answer or troubleshooting act', 'assumption', 'only splits hours into acts; moves nothing else'],
    minWelcome: ['t_2', 15, 5, 36, 'minutes', 'CM time of one welcome', 'assumption', 'only splits hours into acts'],
    minCurate: ['t_3', 2, 1, 9, 'minutes', 'CM time of one curated item', 'assumption', 'only splits hours into acts'],
    minContent: ['t_4', 60, 20, 240, 'minutes', 'CM time of one item of content or one event slot', 'assumption', 'only splits hours into acts'],
    minConnect: ['t_5', 6, 2, 20, 'minutes', 'CM time of one recognition or introduction', 'assumption', 'only splits hours into acts'],
    minCoach: ['t_6', 20, 10, 60, 'minutes', 'CM time of one coaching contact', 'assumption', 'only splits hours into acts'],
    minStrategy: ['t_7', 90, 30, 240, 'minutes', 'CM time of one strategy act (plan, analysis, budget)', 'assumption', 'only splits hours into acts'],
  },
} as const satisfies Record<string, Record<string, Row>>

type Groups = typeof rows
/** The identifier of an assumption, as written under `assumptions:` in a scenario file: one of `assumptionIds`. */
export type AssumptionId = { [G in keyof Groups]: keyof Groups[G] }[keyof Groups]
/** A full set of assumption values by identifier. */
export type Assumptions = Readonly<Record<AssumptionId, number>>

/** The ledger: every assumption with unit, default, plausible range, status and source, in the order of the model description. */
export const ledger: Readonly<Record<AssumptionId, Assumption>> = Object.fromEntries(
  Object.entries(rows).flatMap(([group, entries]) =>
    Object.entries(entries as Record<string, Row>).map(([id, row]) => [
      id,
      { group, ...Object.fromEntries(columns.map((column, i) => [column, row[i]])) },
    ]),
  ),
) as Readonly<Record<AssumptionId, Assumption>>

/** Identifiers of all assumptions, in ledger order. */
export const assumptionIds = Object.keys(ledger) as readonly AssumptionId[]
