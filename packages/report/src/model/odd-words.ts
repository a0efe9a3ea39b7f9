import { referenceLinks } from './markdown.ts'

/** Element 1. */
export const purposeLines = (): readonly string[] => [
  'What becomes of adoption, value and cost of an internal community over about three years under other staffing and alignment policies? The model compares policies on the same people with the same luck; it is meant for exploring and explaining options, for teaching, and for finding out which unknowns decide between them. It is not meant for predicting levels.',
  '',
  'One idea carries it. A community has a demand for facilitation: newcomers to welcome, questions to answer, noise to curate, people to connect, line managers to win, value to show. Community managers (CMs), volunteers and line managers supply it, partly one case at a time and partly by acts that serve many at once. How far the community is tied to work decides what all that activity is worth.',
  '',
  `Patterns it is judged by, several at once and at several levels (${referenceLinks(['grimm-2005'])}): the spike after a launch and the let-down (${referenceLinks(['r4ds-2019'])}), slow growth of a voluntary workspace (${referenceLinks(['nhsr-2024'])}), the silence of most small groups within months (${referenceLinks(['kraut-fiore-2014'])}), few writers among many readers (${referenceLinks(['swoop-2022', 'lampe-2005'])}), questions without a reply (${referenceLinks(['burke-2007', 'higher-logic-2014'])}), what a reply does as seen and as caused (${referenceLinks(['joyce-2006', 'pethig-2024'])}), clustering and ties of an organisation (${referenceLinks(['email-eu'])}), and more staff than the mean in the best communities (${referenceLinks(['socm-2014'])}).`,
  '',
  '- `fishbowl model validation` prints every pattern with target, source, value and interval, pass or miss; misses stay in the list ([validation](validation.md)). `fishbowl model calibration` prints the study that the defaults come from.',
  '- `fishbowl model recipes` makes the table of the prototype again; `fishbowl scenarios list --claims` tests the claims of the two essays.',
  '- `fishbowl model diff` shows what a version of the model moved.',
  '',
]

/** The kinds of things in the model and its scales, without their state. */
export const entityLines = (): readonly string[] => [
  '- **People** are employees (or customers and partners), outside experts, and nobody else. One row is one place in the organisation; a successor takes the place of a leaver.',
  '- **Memberships** are what a person is in one space: interest, habit, expectation and belonging are of the membership, skill and traits of the person.',
  '- **Work groups** with a line manager, **circles** across groups, and **far ties** are the organisation. An imported organisation brings its own chart.',
  '- **Spaces** are communities, or the spaces of the work groups. Several spaces share people, needs and attention, and the hours of the first team.',
  '- **Posts** of a team are held by CMs of a level, one after the other. **Sponsors** are the confidence of a space and its levers.',
  '- **Scales**: one step is one week, 156 of them unless a scenario says otherwise (1 to 1040). There is no space but ties. An organisation has 2 to 2,000,000 people, 2,000 unless said otherwise.',
  '',
]

/** Element 3, after the figure. */
export const schedulingLines = (): readonly string[] => [
  'Time goes in weeks. Within a week every phase is done for everybody before the next begins, and no phase depends on the order of people: what a person reads was left by an earlier phase or by last week, and every draw has an address instead of a place in a sequence. Exceptions are two orders that matter and are documented: rival work goes to answers, then welcomes, then curation; and questions that members leave go to CMs easy ones first.',
  '',
  'The order is itself an assumption. Facilitation is planned on last week’s load, ties are seen as they were last week, and what is said is experienced in the same week.',
  '',
]

/** Element 4: its eleven concepts, each with what the model makes of it. */
export const designConcepts = (facts: {
  readonly decisions: readonly string[]
}): readonly (readonly [concept: string, lines: readonly string[]])[] => [
  [
    'Basic principles',
    [
      `Innovations spread by being told of and by being seen (${referenceLinks(['bass-1990', 'teng-2002', 'backstrom-2006'])}), are tried while new, and are kept if they are worth it and become a habit (${referenceLinks(['utaut-2020', 'fisher-2018'])}). A community is a public good that needs a critical mass of activity (${referenceLinks(['raban-2010', 'dover-2018'])}). Facilitation has rival work, one case at a time, and shared work, one act for many; the second makes the need for staff grow slower than the community. Activity tied to work is worth more than activity for its own sake (${referenceLinks(['duperrin-2012', 'caya-2009', 'probst-2008'])}). What is not known is an assumption with a range, never a hidden constant.`,
    ],
  ],
  [
    'Emergence',
    [
      'Adoption curves, the spike and the let-down, critical mass, the death of small spaces, inequality of contributions, the load and burn-out of CMs, the number of CMs that pays, and the spread of skill emerge from what people and teams do. No threshold on members is coded. Imposed are: the halving of a launch wave, the level of pay, the classes of alignment, and the rule of the sponsor.',
    ],
  ],
  [
    'Adaptation',
    [
      'Members adapt by visiting or not, asking or not, sharing or not; with several spaces, by where a need goes and which three spaces are visited. These are not choices of the best: each is a chance that follows what a visit is expected to be worth, habit, ties and the situation. Teams adapt by rules: hours go where last week’s demand was; staff may follow the community; a sponsor may cut.',
    ],
  ],
  [
    'Objectives',
    [
      'Nobody maximises. Members have an implicit objective, the pull in logits ([visits.pull](#eq-visits-pull)). Line managers judge by hours saved less hours spent of their group ([managers.learn](#eq-managers-learn)), sponsors by value shown over cost ([review.shown](#eq-review-shown)).',
    ],
  ],
  [
    'Learning',
    [
      'Members learn what a visit is worth ([experience.expected](#eq-experience-expected)), form habit and skill, and hear of the reputation when they stay away. Line managers learn from the balance of their group and from coaching. CMs ramp up in a new post. Nobody learns a new rule of behaviour.',
    ],
  ],
  [
    'Prediction',
    [
      'Implicit only: members expect of the next visit what the last ones were worth, teams expect of this week what last week asked for. Nobody looks further ahead.',
    ],
  ],
  [
    'Sensing',
    [
      'Members sense, without error, whether they have a need, which share of their ties was active last week, how many are in the room, how noisy it was, whether animation reached them, what their line manager thinks, and the reputation. They do not sense totals of the organisation. Teams sense last week’s open questions, newcomers and items. Line managers sense their own group alone, sponsors the quarter.',
    ],
  ],
  [
    'Interaction',
    [
      'Directly: by word of mouth and visible activity along ties; by questions and answers within a pool; by welcome and recognition; by a line manager’s stance. Indirectly: visitors share the experts, the knowledge and the noise of a pool; questions compete for answers; spaces compete for needs, for attention (three a week at most) and for the hours of one team.',
    ],
  ],
  [
    'Stochasticity',
    [
      `Every random number is a function of its address: seed, replicate, decision, week, entity and a counter. Two policies see the same people, needs, absences and luck wherever they do not differ, so their difference is taken on pairs; an unused policy, a member or a thread more changes no other draw. Chance stands for what is not modelled: who has a need, who meets whom, who is ill, who leaves. The decisions are ${facts.decisions.map((name) => `\`${name}\``).join(', ')}.`,
      'Draws of traits are addressed by how many have held the place (`person.generation`), interest also by how often the members were changed (`space.memberships`), talent by how many have held the post (`post.holders`), and all others by the week (`space.week`). The talent of CMs has a root of its own, so that it can vary in a world that stays.',
    ],
  ],
  [
    'Collectives',
    [
      'Work groups, circles and spaces. Groups and circles are given by the chart and stay; a group has a manager whose stance all its members feel. The audience of a space is given by its levers, its active part emerges. The core of a community (belonging, skill, recent visits) emerges and gives volunteer hours.',
    ],
  ],
  [
    'Observation',
    [
      'Each week leaves a row of columns, each run its totals; measures are defined on both, with their denominators. All people are observed without error, as no survey of a real community could. `fishbowl story` follows single members draw by draw.',
    ],
  ],
]

/** Element 5, before its equations. */
export const initialLines = (): readonly string[] => [
  'At week 0 there are people with traits, an organisation of groups, circles and far ties, line managers with a stance, posts with their holders, and empty spaces: no knowledge, no signal, no noise, no visitors, nothing open. Nobody knows of a space, unless the scenario is a closed cohort. What the levers of week 0 bring (training, stance, alignment class, launch) is there from the start. The start differs between replicates by its draws, and not between policies, except where a lever says so.',
  '',
  'The numbers of the start and of every week come from the ledger; a scenario may set each of them with a reason. One that pins an older version of the model (`model:`) takes the values of that version, in the same equations.',
  '',
]

/** Element 6. */
export const inputLines = (): readonly string[] => [
  'The model reads no time series while it runs. A scenario file with dated interventions is its whole input; a seed names the luck. An organisation file (`fishbowl org import`) may bring a real chart: groups, circles or given ties, locations, starts and ends. `fishbowl calibrate` reads weekly active people to fit assumptions before a run, never within one.',
  '',
]

/** How to read an equation, for who has not seen one of these. */
export const readingLines = (): readonly string[] => [
  '## How to read an equation',
  '',
  'Equations are data of the program: tests find every name of them in the code beside which they stand, and compute many of them beside the engine. They are written in one line of plain mathematics:',
  '',
  '```text',
  'member.habit = member.habit + up*(1 - member.habit)',
  '```',
  '',
  '- A name with a dot is a number of an entity: `member.habit` is the habit of this membership. Tables are in section 2 and in the table of symbols.',
  '- A name without a dot is an **assumption** if it is in the ledger (`up`), else something given by the scenario, or the left side of another equation. Search the page for the name.',
  '- The same name on both sides is the old value on the right and the new one on the left. Equations of a phase are computed from top to bottom.',
  '- *happens with chance p* is 1 if the draw named below is less than p, else 0.',
  '- `S(x, k)` is the only saturation: nothing at 0, half at k, never more than 1. Wherever the model says "less and less", it says `S`, a root, or a part of what is missing, such as `up*(1 - habit)`.',
  '- Numbers that stand in an equation itself (`.4`, `.85`) are shape constants: they change only with the version of the model.',
  '- Decimals are written without the 0 before the point.',
  '',
]
