/** Something that no result of the model may be used for. */
export type ModelLimit = {
  readonly title: string
  /** In one sentence, as reports have it. */
  readonly says: string
  readonly why: string
  readonly instead: string
  /** True for what every report says; the others stand on the page of limits alone. */
  readonly inReports?: true
}

/** What the model cannot say, whatever the result: the one source of the page of limits, of the model description and of reports. */
export const modelLimits = {
  levels: {
    title: 'How many people will come',
    says: 'Absolute levels: what a given organisation will reach. Differences between policies are its result.',
    why: 'The base propensity to visit, and with it every level, was set by a search on a few communities. Yours has another culture, another tool and other work.',
    instead:
      'Read differences and ratios. For the level of your own community, fit the model to your own weeks with `fishbowl calibrate`, and read what it says it cannot tell.',
    inReports: true,
  },
  effects: {
    title: 'How large the effect of a lever is',
    says: 'The size of the effects of staffing, seniority, owner, platform and training: no public data measures them, so they are assumptions with a sign and a range.',
    why: 'No study was found that varied one of these and measured what followed. What there is are surveys of practitioners who chose to answer, essays, and single cases.',
    instead:
      'Ask `fishbowl sensitivity` whether the ranking of your options survives the ranges, and `fishbowl scenarios list --claims` in how many of the draws a claim holds.',
    inReports: true,
  },
  content: {
    title: 'What is talked about',
    says: 'What people write about, pay and careers, direct messages, the calendar.',
    why: 'An item is tied to work or it is not; it has no topic, no quality, no length and no tone. Holidays and seasons are one weekly shock that has no date.',
    instead: 'Give a topic that has its own people a space of its own (`spaces:`), or leave it out.',
    inReports: true,
  },
  external: {
    title: 'Customers, partners and markets',
    says: 'Contracts, products and rivals of customers or partners; customers and employees together in one run.',
    why: 'An external audience is the same people without line managers and work groups. Why customers stay or buy is not in the model.',
    instead: 'Compare policies for one external audience; take sales and support figures from elsewhere.',
    inReports: true,
  },
  validity: {
    title: 'That it holds outside the communities it was fitted to',
    says: 'That what holds here holds in your organisation: nobody in the data was told to join by an employer, and no data set records what community managers did.',
    why: 'The fitted data are two Slack workspaces, a student community, forums and an e-mail network. Those that publish their numbers survived, so failures are missing among them.',
    instead:
      'See `fishbowl model validation` ([validation](validation.md)) for what the model meets, what it misses, and on which data; keep the misses in mind when you present a result.',
  },
  causes: {
    title: 'What causes what in the real world',
    says: 'A cause in your organisation: a difference between two arms is a cause inside the model only, where all else is equal by construction.',
    why: 'The mechanisms were put in, with the signs that sources suggest. That a mechanism carries a result shows what the model says, not that the world works that way.',
    instead:
      'Take a result as a hypothesis with its reasons, and try it: two departments, one with and one without, and the weeks counted in both.',
  },
  return: {
    title: 'A return on investment',
    says: 'A return that a budget may be built on: hours per answer, the share of time that displaces work and the wage are assumptions, and the return moves with each.',
    why: 'Published returns of such programmes run from twice to twenty times the cost, all of them reported by those who were paid to run them.',
    instead:
      'Use net value to rank options under the same accounts; put in your own wage, licence and hours per answer, and say how far the ranking depends on them.',
  },
  seniority: {
    title: 'What a senior is worth over a junior',
    says: 'What an hour of a senior is worth beside one of a junior or an intern: the steps between the levels are our choice, their order a common opinion.',
    why: 'No number was found on the effect of seniority, part time, ramp-up or tenure of community managers. A network of forty thousand members was once started by an intern.',
    instead:
      'Set all levels equal (`fishbowl explain` switches seniority off) and see whether your answer stands.',
  },
  owner: {
    title: 'Who should own it',
    says: 'Which department should own a community: an owner is a bundle of levers that we put together, and the label itself does nothing.',
    why: 'There are figures on who owns communities and none on how they fare by owner.',
    instead:
      'Compare the levers of the bundle (fit, training, alignment, proximity, persistence) one by one.',
  },
  platform: {
    title: 'Which platform to buy',
    says: 'Which product to buy: fit is one number that you give, and the products of the market are not in the model.',
    why: 'How well a tool fits its users can be asked of them; how that turns into visits is an assumption.',
    instead: 'Vary the fit and see from where on it matters.',
  },
  optimum: {
    title: 'The right number of community managers',
    says: 'The one right number of community managers: the best team lies on a flat curve that moves with the wage and the value of an answer.',
    why: 'Shared work is assumed to grow with the root of the audience. Under another law large organisations need another team.',
    instead: 'Read the whole curve and the range that is as good, as `fishbowl advise` prints it.',
  },
  persons: {
    title: 'Anything about a person',
    says: 'Anything about a real person: members are made up, and the talent of a community manager is a draw of luck.',
    why: 'An imported organisation gives its chart and nothing else. Names in stories are invented.',
    instead: 'Never use a run to judge members, line managers or community managers.',
  },
  small: {
    title: 'What becomes of one small community',
    says: 'The fate of one small community: below a few hundred people luck decides, and only the band of many runs means anything.',
    why: 'A handful of regulars makes or breaks a small space. Who they are is chance in the model, and a name in reality.',
    instead: 'Read the share of runs that live, never one curve.',
  },
  large: {
    title: 'Organisations beyond those of the data',
    says: 'How a hundred thousand people behave: what was fitted had some hundreds to some thousands of members, and size laws beyond are assumptions.',
    why: 'The root of the audience appears in shared work and in what a pool has to know. No data tells it from another power.',
    instead: 'Divide a large organisation into its spaces, and check how much the answer changes.',
  },
  crises: {
    title: 'Crises and breaks',
    says: 'Reorganisations, mergers, layoffs, strikes, scandals, a pandemic, the sudden end of a tool: nothing in the model knows of them.',
    why: 'Rates and weights are the same in every week. A dated intervention changes levers, not people.',
    instead: 'Model the change of levers that comes with it, and say that the rest is unknown.',
  },
  horizon: {
    title: 'What comes after three years',
    says: 'What comes after about three years: tools, generations and rival ways to ask change, and the model does not.',
    why: 'No weekly data on visits over more than two years were found. A longer run carries the same week on.',
    instead: 'Compare up to 156 weeks; treat longer runs as a look at where the model settles.',
  },
  regimes: {
    title: 'An average of two kinds of community',
    says: 'One curve for voluntary workspaces and for platforms that an employer rolls out to everyone: they are two regimes, and their mean is neither.',
    why: 'In the data, workspaces that people join run far below platforms that reach most of the staff.',
    instead:
      'Start from the preset of your kind ([two regimes](guide/regimes.md)) and do not mix them in one baseline.',
  },
  dates: {
    title: 'A forecast with a date',
    says: 'When something will happen: a week of the model is a week of nobody’s calendar.',
    why: 'The order and the length of phases are what was fitted; the size of a week is a modelling choice.',
    instead: 'Say that one comes before the other, and how long it lasts in comparison.',
  },
} as const satisfies Readonly<Record<string, ModelLimit>>

/** Identifier of a limit. */
export type ModelLimitId = keyof typeof modelLimits
/** All limits in the order of the page. */
export const modelLimitIds = Object.keys(modelLimits) as readonly ModelLimitId[]
/** A limit by id, with its optional part visible to the type. */
export const modelLimitOf = (id: ModelLimitId): ModelLimit => modelLimits[id]
