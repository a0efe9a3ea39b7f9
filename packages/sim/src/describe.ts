import { groupColumns, memberColumns, personColumns, poolColumns, postColumns } from './columns.ts'
import { decisions } from './draw.ts'
import { modelVersion } from './version.ts'
import type { PhaseName } from './week.ts'

/** A phase in words: what it decides, its rules with assumption ids as names, and the reason of its place. */
export type PhaseDescription = { readonly says: string; readonly rules: readonly string[] }

/**
 * The phases of a week in words and rules, for the generated model description. S(x, k) = x/(x+k) for x > 0, else 0;
 * Lg is the rational logistic; sq the root of the audience in thousands; u(A) = u0 + (u1 - u0)*A. A test checks that
 * every assumption of the ledger stands in a rule and that every phase is here.
 */
export const phaseDescriptions: Readonly<Record<PhaseName, PhaseDescription>> = {
  timeline: {
    says: 'Dated interventions of the week take effect: team, alignment class, owner, fit, mandate, launch waves, training, membership, managers.',
    rules: [
      'a launch wave of size s has intensity s*.5^(weeks since it); the strongest wave counts',
      'a change of membership draws new members: interest anew, habit, expectation, belonging and awareness from the start',
      'training t lifts the skill of whoever is below .6*t to .6*t',
      'a ratio rule looks each quarter: posts = people active in four weeks / membersPerCm, between the team and most',
    ],
  },
  turnover: {
    says: 'Employees leave and are replaced, once for the organisation.',
    rules: [
      'an employee leaves with probability turnover/52 (not in week 0); the successor is unaware and has new traits: openness normal-like with sd sdA, expertise uniform with probability expShare else 0; it holds in every space',
    ],
  },
  workforce: {
    says: 'Community managers cost, leave, burn out, are absent, or supply their hours.',
    rules: [
      'a CM leaves with probability cmTurn*(1 + 3*burn), an intern for certain after 26 weeks; the post is filled after hire weeks (an intern\u2019s after 2), or as the replace policy says',
      'burn += burnUp*(min(load, 2) - 1), cut to [0, 1]; absent with probability absent',
      'effective hours = H*fte*eta*talent*(.4 + .6*S(tenure, ramp))*(1 - .3*burn), eta by level: etaIntern, etaJunior, etaProfessional, etaSenior; talent has mean 1 and sd talentSd',
    ],
  },
  sharing: {
    says: 'Several spaces: the hours of the first space\u2019s team go to it and to every space without a team of its own.',
    rules: [
      'part of a space = its demand over the demand of all who share; demand = hCase*(open questions + newcomers) + hCur*items + kX*sq, last week\u2019s; cost goes the same way',
    ],
  },
  facilitation: {
    says: 'The plan of the week, from last week\u2019s load: overhead, strategy, rival work one case at a time, then work that serves many at once.',
    rules: [
      'overhead = min(hours/2, oh*min(1, sq) + coordination*(CMs present - 1)); available = effective*(1 - overhead/hours)',
      'strategy = available*ability*sig*(posts - 1)/posts for more than one full-time post present, ability by level: abilityIntern, abilityJunior, abilityProfessional, abilitySenior; x_S = S(strategy, kX/4*sq)*proximity',
      'demand = hCase*(open questions + newcomers) + hCur*items; load = (overhead + demand + kX*sq)/hours',
      'supply = available - strategy + volunteer hours + line managers\u2019 hours*skill; answers, then welcomes, then curation take what they need; a fifth of the rest answers more, .8 of it is shared work',
      'animate, connect, coach = S(share*rest, share*kX*sq) with shares .40, .35, .25; .4*rest hours become content',
      'work-group space: all five are S((groupHours + available/groups)*mean skill*5, kX*root of the group in thousands), welcome 1, alignment at least .85',
      'alignment A += kA*x_S*(max - A) - dA*max(0, A - floor); u(A) = u0 + (u1 - u0)*A is the share of needs in scope and of posts tied to work',
    ],
  },
  awareness: {
    says: 'Unaware people hear of the space from a launch, from active ties, or from line managers and announcements.',
    rules: [
      'stays unaware with probability (1 - min(1, reach*launch))*(1 - wom*share of ties active last week)*(1 - casc*(1 + stance + animate))',
    ],
  },
  focus: {
    says: 'Several spaces: work needs are drawn once per person and go to one space.',
    rules: ['the space of the largest expected value*interest among those the person is aware of'],
  },
  visits: {
    says: 'One decision to visit per aware person; novelty fades, the manager\u2019s stance matters for starting, habit for continuing.',
    rules: [
      'a work need arises with probability need*u(A)*interest',
      'z = b0 + openness + wh*habit + wv*(2v - 1) + ws*root(share of active ties) + wm*stance*(1 - habit) + [need]*wq*v + wn/(1 + age/tauN) + wx*animate + wd*[mandate] - wf*(1 - fit)*(1 - skill) - wo*overload + shock; visits with probability Lg(z)',
      'overload = S(noise last week - items, visitors last week + items); shock has mean 0 and sd sdW, common to all',
      'work-group space: stance counts twice and wd*help is added (a manager\u2019s authority)',
    ],
  },
  attention: {
    says: 'Several spaces: nobody visits more than 3 in a week.',
    rules: [
      'left out are those that pull least: wh*habit + 2*wv*expected + [need]*wq*expected (what differs between the spaces of one person)',
    ],
  },
  conversation: {
    says: 'Visitors serve themselves, ask, share and answer; what is tied to work is signal, the rest noise.',
    rules: [
      'willingness w = w0 + (1 - w0)*belonging; E = sum of expertise*w over visitors',
      'a need is self-served with probability S(knowledge, kK*root(pool)); else asked with probability S(ask*w*asking*S(visitors - 1, kAud), 1), in a work group .6; else it fails with outcome oFail',
      'a visitor shares with probability min(.9, voice*voice trait*w*(1 + nIntro*novelty)*S(visitors - 1, kAud)), in a work group S(visitors + 7, kAud); it is signal with probability u(A)',
      'odds of an answer by a member: mu = kap*E\u2019*(1 + rRoute*connect)*(1/2 + root(share of active ties))/(1 + other questions/(E\u2019 + .01)), E\u2019 without the asker; one draw u decides (u < mu/(1 + mu)) and gives the delay 168*(u/(mu*(1 - u)))^2 hours',
      'else a CM takes it while answers are left and finds it with probability qCM, after 24*(1 + load) hours; in a work group the manager, with probability .8*help',
      'an answer gives the asker belonging (dB) and experts are credited in proportion to expertise*w',
    ],
  },
  experience: {
    says: 'What a visit was worth moves expected value, habit, skill and belonging; reputation reaches the absent; knowledge ages.',
    rules: [
      'browsing: outcome S(kBr*2*interest*rho*min(items, signal + noise), 1), rho = s + (1 - s)*curMax*curation*alignment, s the share of signal; in a work group .6',
      'v += alpha*(outcome - v); habit += up*(1 - habit); skill += lc*(1 + 2*coach)*(1 - skill)',
      'welcomed with probability .9*welcome share while habit < .2, recognised with probability connect: belonging += dB*(1 - belonging)',
      'belonging decays by bDec, habit of the absent by down; the absent drift towards the reputation by rep',
      'a core member (belonging and skill over .4, seen in 4 weeks) gives volH*skill hours next week; knowledge loses dK*(1 - .6*curation)',
    ],
  },
  managers: {
    says: 'Line managers judge by what their group saves and spends in all spaces, and are coached.',
    rules: [
      'stance += lamM*(share of group active)*((saved - spent)/(saved + spent) - stance), then += coach rate*coach*(1 - stance), where the rate is the assumption coach and spent counts oppShare of the time',
      'skill of a manager, from mgrSkill, grows by .003*(coach + [gives hours])*(1 - skill); first stances have sd stanceSd',
    ],
  },
  review: {
    says: 'The sponsor of a space may look at its value and cost, and remove a post.',
    rules: [
      'review each quarter: shown = value*(.3 + .7*x_S)/cost; confidence += .3*(S(shown, 1) - confidence); from week 26 a post goes when confidence < .35*(1 - persistence) + .05',
    ],
  },
  measurement: {
    says: 'The week becomes a row of the history.',
    rules: [
      'hours saved: Tans*u(A) per answered question, half of it per self-service, Tbr*outcome*u(A) per browse; member time tVisit per visit and per answer',
      'net value = value*wage - member time*wage*oppShare - CMs - licence*members - managers\u2019 hours at 1.5*$75',
      'acts of CMs: hours over minAnswer, minWelcome, minCurate, minContent, minConnect, minCoach, minStrategy',
      'v starts at v0',
    ],
  },
  together: {
    says: 'Several spaces: the week of the organisation becomes a row of its own history.',
    rules: [
      'people are counted once, whatever number of spaces they are in; hours, items, questions and money are summed, the licence counts once; alignment is averaged by visitors, load by hours',
    ],
  },
}

/** What the engine tells of itself: version, phases, state tables and decisions. */
export const modelFacts = {
  version: modelVersion,
  phases: phaseDescriptions,
  tables: {
    person: personColumns,
    membership: memberColumns,
    'work group': groupColumns,
    pool: poolColumns,
    post: postColumns,
  },
  decisions,
} as const
