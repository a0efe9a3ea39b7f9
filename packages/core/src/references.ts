/** How strong a source is: A peer-reviewed, large or quasi-experimental; B peer-reviewed correlational, or large logs; C survey of practitioners; D single case, vendor, forecast, opinion. */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** What of a source was read: the text itself, its abstract alone, a page that quotes it, or the data, which were computed on. */
export type Read = 'text' | 'abstract' | 'quoted' | 'data'

/** One entry of the bibliography; `supports` says in our words what the model takes from it. */
export type Reference = {
  readonly authors: string
  readonly year: string
  readonly title: string
  readonly address: string
  readonly grade: Grade
  readonly read: Read
  readonly supports: string
}

const columns = ['authors', 'year', 'title', 'address', 'grade', 'read', 'supports'] as const
type Row = readonly [string, string, string, string, Grade, Read, string]

/** The bibliography by first author and year; the order of a row is that of `columns`. */
// biome-ignore format: a table is read by its rows
const rows = {
  'grimm-2020': ['Grimm, Railsback, Vincenot and others', '2020', 'The ODD protocol for describing agent-based and other simulation models: a second update (JASSS 23(2) 7)', 'https://doi.org/10.18564/jasss.4259', 'A', 'text', 'the form of the model description'],
  'grimm-2005': ['Grimm, Revilla, Berger and others', '2005', 'Pattern-oriented modeling of agent-based complex systems: lessons from ecology (Science 310)', 'https://doi.org/10.1126/science.1116681', 'A', 'abstract', 'several patterns at once, at several levels, judge a model better than one fitted curve'],
  'hinchcliffe-2016': ['Hinchcliffe', '2016', 'Dear IT Department, why community management matters', 'https://dionhinchcliffe.com/2016/02/11/dear-it-department-why-community-management-matters/', 'D', 'text', 'essay H: signs of staffing, coverage by two, seniority, training, platform and owner; the three phases after a launch'],
  'duperrin-2012': ['Duperrin', '2010 to 2012', 'Posts on internal community management, among them Community management is like cholesterol', 'https://www.duperrin.com/english/', 'D', 'text', 'essay D: signs of alignment, levels of the role, skills in everyone’s toolbox, role conflict of line managers, groups against communities'],
  'r4ds-2019': ['R for Data Science Online Learning Community', '2019', 'Slack analytics of a closed cohort, as published in TidyTuesday, 16 July 2019', 'https://github.com/rfordatascience/tidytuesday/tree/main/data/2019/2019-07-16', 'B', 'data', 'weeks 1 to 17 of 430 people whom nobody joins: the fall of visits and posts after a launch'],
  'nhsr-2024': ['NHS-R Community', '2024', 'Metrics: Slack analytics from the first day of a community of practice (export of 26 April 2024)', 'https://github.com/nhs-r-community', 'B', 'data', 'two years of weekly active and posting members; the size of common swings from week to week'],
  'panzarasa-2009': ['Panzarasa, Opsahl, Carley', '2009', 'Patterns and dynamics of users’ behavior and interaction: network analysis of an online community (JASIST 60(5))', 'http://ideas.repec.org/a/bla/jamist/v60y2009i5p911-932.html', 'B', 'data', 'launch, return after the first contribution and reply delays of an online student community'],
  'email-eu': ['Leskovec, Kleinberg, Faloutsos', '2007', 'E-mail network of a research institute, email-Eu-core (SNAP)', 'https://snap.stanford.edu/data/email-Eu-core.html', 'A', 'data', 'clustering of .40 and a third of all ties inside a department: sizes of groups and circles'],
  'gallup-2025': ['Gallup', '2024 to 2025', 'Span of control: what is the optimal team size for managers?', 'https://www.gallup.com/workplace/700718/span-control-optimal-team-size-managers.aspx', 'B', 'text', 'size of a work group: median 5 to 6, mean 11 to 12 direct reports'],
  'shrm-2016': ['SHRM', '2016', 'Human capital benchmarking: cost per hire, time to fill, turnover', 'https://ima-net.org/average-cost-per-hire-for-companies-is-4129-shrm-survey-finds/', 'B', 'quoted', '42 days to fill a post and 19 % turnover a year, of employees in general and not of CMs'],
  'socm-2014': ['The Community Roundtable', '2014', 'State of Community Management (SOCM) 2014', 'https://community.khoros.com/t5/Khoros-Insights-Blog/State-of-Community-Management-2014/ba-p/167593', 'C', 'quoted', 'best communities have more than twice the CMs of average ones, and measure their value more often'],
  'socm-2019': ['The Community Roundtable', '2019', 'State of Community Management (SOCM) 2019', 'https://www.bind.nl/en/community-managers-burn-out-and-why-some-need-more-than-a-vacation/', 'C', 'quoted', 'half of the CMs report high burn-out; team size alone says little about effect'],
  'ccc-2015': ['The Community Roundtable', '2015', 'Community Careers and Compensation 2015', 'https://www.managingcommunities.com/2015/11/23/the-average-director-of-community-makes-113000-and-isnt-in-the-marketing-department/', 'C', 'quoted', 'steps of pay between levels of the role: 54, 70, 100 and 113 thousand dollars'],
  'jive-2012': ['Owners of internal communities', '2008 to 2012', 'How many community managers is enough? (threads of the Jive community)', 'https://community.jivesoftware.com/thread/129991', 'D', 'text', 'one CM for 2,000 to 5,000 people, as seen in the field'],
  'insided-2017': ['inSided', '2017', 'Moderation capacity', 'https://community.insided.com/organizational-embedding-34/moderation-capacity-kb-307', 'C', 'text', 'some 250 comments a week for one full-time moderator'],
  'swoop-2022': ['SWOOP Analytics', '2022', 'Benchmark of Yammer and Viva Engage: 97 organisations, 4.7 million employees', 'https://www.01net.it/participation-on-microsoft-yammer-viva-engage-doubles-in-hybrid-work-world-with-increase-in-lurkers-swoop-analytics-report/', 'B', 'text', '80 to 85 % of staff are reached and almost 60 % only read'],
  'lampe-2005': ['Lampe, Johnston', '2005', 'Follow the (slash) dot: effects of feedback on new members in an online community (GROUP)', 'http://curtis.ml.cmu.edu/w/courses/index.php/Lampe_%26_Johnston,_SIGGROUP_2005', 'A', 'quoted', '16 % of new accounts ever comment, over half of those once only'],
  'joyce-2006': ['Joyce, Kraut', '2006', 'Predicting continued participation in newsgroups (JCMC 11(3))', 'https://www.coursehero.com/file/5799415/Joyce06-PredictingContinued-Participation-accepted-1/', 'A', 'text', 'newcomers who got a reply post again in 56 %, the others in 44 %'],
  'pethig-2024': ['Pethig, Hoehle, Hui, Lanz', '2024', 'Behavior toward newcomers and contributions to online communities (MISQ 49(2); SSRN 3936971)', 'https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3936971', 'A', 'abstract', 'a natural experiment: half as many comments again raise the chance of another post by 10 % only (4 % in the working paper of 2023)'],
  'burke-2007': ['Burke, Joyce, Kim, Anand, Kraut', '2007', 'Introductions and questions: rhetorical strategies that elicit response in online communities', 'https://kilthub.cmu.edu/articles/journal_contribution/Introductions_and_Questions_Rhetorical_Strategies_that_Elicit_Response_in_Online_Communities/6470183', 'A', 'text', '40 % of thread starters in newsgroups get no reply'],
  'higher-logic-2014': ['Associations Now on Higher Logic', '2014', 'Value first reply: online community metrics', 'https://associationsnow.com/2014/10/value-first-reply-online-community-metrics/', 'B', 'quoted', '61 % of threads in association communities get no reply'],
  'brzozowski-2009': ['Brzozowski, Sandholm, Hogg', '2009', 'Effects of feedback and peer pressure on contributions to enterprise social media (GROUP)', 'https://dl.eusset.eu/items/60f12b8d-4bf1-4d0b-a889-83bb3c53d33b', 'B', 'abstract', 'activity of line managers and coworkers goes with starting and resuming; signs, no sizes'],
  'wang-2013': ['Wang, Meister, Gray', '2013', 'Social influence and knowledge management systems use (MISQ 37(1))', 'http://www.istopic.org/topicarticle.jsp?aid=2245&model=LDA-300', 'A', 'abstract', 'no top-down influence on continued use among 80,000 employees'],
  'chelmis-2013': ['Chelmis, Prasanna', '2013', 'Computational models of technology adoption at the workplace', 'https://www.paperexplained.cn/articles/paper/detail/a4f45eefea188a2313324a2551af0541a18f55c6/', 'B', 'abstract', 'middle managers move adoption more than other levels; a sign'],
  'backstrom-2006': ['Backstrom and others', '2006', 'Group formation in large social networks (KDD)', 'https://presnick.wordpress.com/2007/06/28/group-formation-in-large-social-networks/', 'A', 'quoted', 'joining grows with the number of friends inside, each further one adding less'],
  'fisher-2018': ['Fisher, Kim, Cummings', '2018', 'Abandoning innovations: 49,000 employees in 26,000 communities', 'https://scholars.duke.edu/publication/1355067', 'B', 'abstract', 'who has active ties quits less; active users may fall while adopters still rise'],
  'kraut-fiore-2014': ['Kraut, Fiore', '2014', 'The role of founders in building online groups (CSCW)', 'https://research.fb.com/publications/the-role-of-founders-in-building-online-groups/', 'A', 'text', '57 % of new groups are silent after three months, more of them where the founder added everybody'],
  'raban-2010': ['Raban, Moldovan, Jones', '2010', 'An empirical study of critical mass and online community survival (CSCW)', 'https://de.scribd.com/document/91549853/2011-An-Empirical-Study-of-Critical-Mass-and-Online-Community-Survival', 'A', 'text', 'survival grows with the volume of messages; what counts as born and as dead'],
  'dover-2018': ['Dover, Kelman', '2018', 'Emergence of online communities: empirical evidence and theory (PLoS ONE 13(11))', 'https://cris.huji.ac.il/en/publications/emergence-of-online-communities-empirical-evidence-and-theory', 'A', 'abstract', 'activity jumps at a critical size on six of seven platforms'],
  'ren-kraut-2014': ['Ren, Kraut', '2014', 'Agent-based modeling to inform online community design (HCI 29)', 'https://www.yumpu.com/en/document/view/18229617/agent-based-modeling-to-inform-online-community-theory-and-/14', 'B', 'text', 'a reader’s capacity of 20 to 40 items, after Liang and others 2007; the closest published agent-based model'],
  'jones-2004': ['Jones, Ravid, Rafaeli', '2004', 'Information overload and the message dynamics of online interaction spaces (ISR 15(2))', 'https://econpapers.repec.org/article/inmorisre/v_3a15_3ay_3a2004_3ai_3a2_3ap_3a194-210.htm', 'A', 'abstract', 'under overload people stop taking part; a sign'],
  'ren-2012': ['Ren and others', '2012', 'Building member attachment in online communities (MISQ 36(3))', 'https://experts.umn.edu/en/publications/building-member-attachment-in-online-communities-applying-theorie', 'A', 'text', 'a shared purpose doubles visits in a field experiment; stronger on newcomers'],
  'burke-2009': ['Burke, Marlow, Lento', '2009', 'Feed me: motivating newcomer contribution in social network sites (CHI)', 'http://www.scribd.com/doc/57223237/Feed-Me-Motivating-Newcomer-Contribution-in-Social-Network-Sites', 'A', 'abstract', 'newcomers share more with an audience and feedback; signs'],
  'muller-2011': ['Muller', '2011', 'Lurking as personal trait or situational disposition (IBM RC25221)', 'https://dominoweb.draco.res.ibm.com/1357b36ca5b3c630852579480052500c.html', 'B', 'text', 'most contributors of one community only read in another: interest belongs to a membership, not to a person'],
  'utaut-2020': ['Tamilmani, Rana, Dwivedi', '2020', 'Consumer acceptance and use of information technology: a meta-analytic evaluation of UTAUT2', 'https://www.springerprofessional.de/consumer-acceptance-and-use-of-information-technology-a-meta-ana/17946670', 'A', 'abstract', 'usefulness counts most, then others, then ease: an order, without coefficients'],
  'mcafee-2006': ['McAfee', '2006', 'The 9X email problem', 'https://michaelsampson.net/2006/10/14/thoughts-on-and/', 'D', 'quoted', 'a new tool has to be far better than the one in use; a sign for friction'],
  'bass-1990': ['Sultan, Farley, Lehmann', '1990', 'A meta-analysis of applications of diffusion models', 'https://tickerdossier.com/wiki/bass-model', 'A', 'quoted', 'p about .03 and q about .38 a year between firms: too slow inside one, hence a range and no value'],
  'teng-2002': ['Teng, Grover, Guettler', '2002', 'Information technology innovations: general diffusion patterns (IEEE TEM 49(1))', 'https://scilit.com/publications/c95bcd144e8d1a1d97e88337d8005b2c', 'A', 'abstract', 'imitation dominates for all 20 innovations studied'],
  'probst-2008': ['Probst, Borzillo', '2008', 'Why communities of practice succeed and why they fail (EMJ 26)', 'https://communitiesofpracticeforstem.com/2016/11/07/why-communities-of-practice-succeed-or-fail-journal-paper/', 'B', 'quoted', 'communities tied to objectives and sponsors succeed, those without a core group fail; leaders’ views of 57'],
  'caya-2009': ['Caya, Nielsen (Nielsen Norman Group)', '2009', 'Enterprise 2.0: social software on intranets', 'http://www.fastforwardblog.com/2009/08/07/jakob-nielsen-on-enterprise-20-adoption/', 'C', 'quoted', 'tools succeed where they solve a business need; three to five years to embed them'],
  'prosci-2016': ['Prosci', '2016', 'Best practices in change management', 'https://www.prosci.com/blog/the-ultimate-case-maker-connecting-change-management-and-project-results', 'C', 'text', 'training and sponsors go with met objectives; self-reported'],
  'feverbee-2020': ['Millington (FeverBee)', '2020', 'You need a community manager', 'https://www.feverbee.com/you-need-a-community-manager/', 'D', 'text', 'where the CM goes, participation falls at once and bottoms within a year; no percentages'],
  'deming-1986': ['Deming', '1986', 'Out of the Crisis, p. 315', 'http://management.curiouscatblog.net/2013/04/24/94-belongs-to-the-system/', 'D', 'quoted', 'most troubles belong to the system; an estimate from experience, tested and never put in'],
  'mckinsey-2012': ['McKinsey Global Institute', '2012', 'The social economy', 'https://docslib.org/doc/6453483/the-social-economy', 'C', 'quoted', 'an upper bound of the time that search and colleagues could save'],
  'coles-2014': ['Jackson', '2014', 'Return on investment of Yammer at Coles (a student’s arithmetic)', 'https://emmajacksonqut.blogspot.com/2014/09/week-6-return-on-investment.html', 'D', 'text', 'list prices, and break-even at some eight minutes a user and week'],
  'workplace-2018': ['Computerworld Portugal', '2018', 'Prices of Workplace by Facebook', 'https://www.computerworld.com.pt/2018/01/22/facebook-procura-simplicar-estrutura-de-custos-do-workplace/', 'D', 'text', 'three dollars a month and active user'],
} as const satisfies Readonly<Record<string, Row>>

/** Identifier of an entry of the bibliography. */
export type ReferenceId = keyof typeof rows

/** The bibliography: everything that an assumption, an equation or a belief of the model points to. */
export const references: Readonly<Record<ReferenceId, Reference>> = Object.fromEntries(
  Object.entries(rows).map(([id, row]) => [
    id,
    Object.fromEntries(columns.map((column, i) => [column, row[i]])),
  ]),
) as Readonly<Record<ReferenceId, Reference>>

/** Identifiers of the bibliography in table order. */
export const referenceIds = Object.keys(references) as readonly ReferenceId[]

export { evidenceOf } from './evidence.ts'
