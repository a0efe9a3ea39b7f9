import type { Language } from '@fishbowl/report/words'

const en = {
  guide: 'Facilitator guide',
  sheet: 'Participant sheet',
  generated: 'Made from session.yaml by npm run workshop; change that file, not this one.',
  purpose: 'What it is for',
  audience: 'For whom',
  source: 'Source',
  arms: 'The worlds of this lesson',
  arm: 'world',
  scenario: 'scenario',
  base: 'The first is the base case; the teams’ decisions start from it.',
  before: 'The day before',
  checkSays:
    'Every claim must hold. If one does not, the lesson no longer shows what this guide says: do not hold it.',
  print: 'Print one participant sheet for each person. Have a board for the reasons, and a watch.',
  otherSheet: 'The sheet:',
  day: 'On the day',
  one: 'One laptop with a projector',
  oneSays:
    'Start it, put the window on the projector and enlarge the letters until about 60 columns and 18 rows are left. Space goes on; digits choose; Enter confirms.',
  lengths:
    'For another length write `--minutes 10` or `--minutes 90`, for another number of teams `--teams 6`, in every command of the day alike. In ten minutes one answer for the whole room is enough: `--minutes 10 --teams 1`.',
  notes: 'Your words on a second screen',
  several: 'Several laptops, no network',
  severalSays:
    'One for each team, with its number. The digest on the first screen must be the same everywhere; the codes that a laptop shows are typed into the facilitator’s.',
  serve: 'Phones in the same room',
  serveSays:
    'Off unless asked for. So everybody in the network of the room can open the page; people join with the address and the code on the screen, without names. Try it the day before: many guest networks keep phones apart. Without an address (`--serve`) it listens on this machine only.',
  lost: 'Every answer is saved at once, in the folder where you start. After a crash start the same command again; after a rehearsal start in another folder, or the room goes on where you stopped.',
  order: 'Running order',
  step: 'step',
  kind: 'kind',
  minutes: 'min',
  total: 'in all',
  kinds: {
    talk: 'talk',
    predict: 'predict, then reveal',
    decide: 'teams decide',
    discuss: 'discuss',
    debrief: 'debrief',
  },
  steps: 'Step by step',
  timing: 'Time',
  aloud: 'to read aloud',
  say: 'SAY',
  see: 'SEE',
  ask: 'ASK',
  ifAsked: 'IF ASKED',
  screen: 'On the screen',
  options: 'Answers',
  number: 'a number, and how far off it may be',
  after: 'Under the curves, once they are shown',
  direction: ['up', 'flat', 'down'],
  none: 'none leads by enough to matter',
  flat: 'A change that is smaller than',
  rounds: 'rounds',
  rhythm:
    'minutes a round. Teams argue at the same time, over their sheets; then each types its decision, half a minute; then all look. With more than four teams on one laptop let two share, or give each its own.',
  weeksEach: 'weeks each',
  grant: 'a round',
  hidden: 'What only you know until the debrief',
  proof: 'What is checked before the day',
  name: 'Team',
  first: 'Write first, then look. A guess without a reason does not count.',
  predictions: 'Before the curve is shown',
  mine: 'My answer',
  sure: 'How sure?',
  because: 'Because',
  came: 'What came',
  sures: ['a guess', 'a little', 'rather', 'quite', 'nearly certain'],
  value: 'My number',
  within: 'give or take',
  decisions: 'What our team decides',
  money: 'Money',
  prices: 'What it costs',
  pricesSays:
    'for a round. What you do not spend stays. Salaries are from surveys; the other prices are rules of the game.',
  once: 'once',
  now: 'now',
  round: 'Round',
  changes: 'What we change',
  expect: 'We expect (up, flat, down; how sure)',
  questions: 'To talk about',
  takeaway: 'What I take home',
  in: 'in the format of',
  or: 'or',
  minutesLong: 'minutes',
  claims: {
    claim: 'claim',
    measure: 'measure',
    weeks: 'weeks',
    must: 'must be',
    by: 'smallest effect that matters',
    because: 'because',
  },
  is: { more: 'more than', less: 'less than', same: 'the same as' },
  weeks: 'weeks',
  variance: 'share of the variance that is due to the rules',
  person: 'a post',
  perPerson: 'for everybody',
  index: { lesson: 'lesson', question: 'question', audience: 'for whom', files: 'guide and sheet' },
} as const

type Same<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? { readonly [K in keyof T]: Same<T[K]> }
    : { readonly [K in keyof T]: Same<T[K]> }

const fr: Same<typeof en> = {
  guide: 'Guide de l’animateur',
  sheet: 'Fiche du participant',
  generated: 'Produit à partir de session.yaml par npm run workshop ; modifiez ce fichier-là, pas celui-ci.',
  purpose: 'À quoi cela sert',
  audience: 'Pour qui',
  source: 'Source (en anglais)',
  arms: 'Les mondes de cette leçon',
  arm: 'monde',
  scenario: 'scénario',
  base: 'Le premier est le cas de base ; les décisions des équipes partent de lui.',
  before: 'La veille',
  checkSays:
    'Chaque affirmation doit tenir. Si l’une ne tient pas, la leçon ne montre plus ce que dit ce guide : ne la tenez pas.',
  print: 'Imprimez une fiche par participant. Prévoyez un tableau pour les raisons, et une montre.',
  otherSheet: 'La fiche :',
  day: 'Le jour même',
  one: 'Un ordinateur et un projecteur',
  oneSays:
    'Lancez-le, mettez la fenêtre au projecteur et agrandissez les lettres jusqu’à environ 60 colonnes et 18 lignes. Espace avance ; les chiffres choisissent ; Entrée confirme.',
  lengths:
    'Pour une autre durée, écrivez `--minutes 10` ou `--minutes 90`, pour un autre nombre d’équipes `--teams 6`, dans toutes les commandes du jour. En dix minutes, une réponse pour toute la salle suffit : `--minutes 10 --teams 1`.',
  notes: 'Vos paroles sur un second écran',
  several: 'Plusieurs ordinateurs, sans réseau',
  severalSays:
    'Un par équipe, avec son numéro. L’empreinte du premier écran doit être partout la même ; les codes qu’affiche un ordinateur se tapent sur celui de l’animateur.',
  serve: 'Des téléphones dans la même salle',
  serveSays:
    'Éteint, sauf si on le demande. Ainsi tout le réseau de la salle peut ouvrir la page ; on entre avec l’adresse et le code affichés, sans nom. Essayez la veille : bien des réseaux d’invités isolent les téléphones. Sans adresse (`--serve`), il n’écoute que sur cette machine.',
  lost: 'Chaque réponse est enregistrée aussitôt, dans le dossier où vous la lancez. Après une panne, relancez la même commande ; après une répétition, lancez-la dans un autre dossier, sinon la salle continue là où vous vous êtes arrêté.',
  order: 'Déroulé',
  step: 'étape',
  kind: 'genre',
  minutes: 'min',
  total: 'en tout',
  kinds: {
    talk: 'parole',
    predict: 'prédire, puis voir',
    decide: 'les équipes décident',
    discuss: 'discussion',
    debrief: 'bilan',
  },
  steps: 'Étape par étape',
  timing: 'Temps',
  aloud: 'de lecture à voix haute',
  say: 'DIRE',
  see: 'VOIR',
  ask: 'DEMANDER',
  ifAsked: 'SI L’ON DEMANDE',
  screen: 'À l’écran',
  options: 'Réponses',
  number: 'un nombre, et de combien il peut être faux',
  after: 'Sous les courbes, une fois montrées',
  direction: ['en hausse', 'stable', 'en baisse'],
  none: 'aucun ne mène assez pour que cela compte',
  flat: 'Est stable un changement plus petit que',
  rounds: 'tours',
  rhythm:
    'minutes par tour. Les équipes discutent en même temps, sur leurs fiches ; puis chacune tape sa décision, une demi-minute ; puis tous regardent. Au-delà de quatre équipes sur un ordinateur, faites-en partager, ou donnez-en un à chacune.',
  weeksEach: 'semaines chacun',
  grant: 'par tour',
  hidden: 'Ce que vous seul savez jusqu’au bilan',
  proof: 'Ce qui est vérifié avant le jour',
  name: 'Équipe',
  first: 'Écrire d’abord, regarder ensuite. Un pronostic sans raison ne compte pas.',
  predictions: 'Avant que la courbe n’apparaisse',
  mine: 'Ma réponse',
  sure: 'Sûr à quel point ?',
  because: 'Parce que',
  came: 'Ce qui est arrivé',
  sures: ['au hasard', 'un peu', 'plutôt', 'assez', 'presque certain'],
  value: 'Mon nombre',
  within: 'à peu près à',
  decisions: 'Ce que décide notre équipe',
  money: 'Argent',
  prices: 'Ce que cela coûte',
  pricesSays:
    'pour un tour. Ce que vous ne dépensez pas vous reste. Les salaires viennent d’enquêtes ; les autres prix sont des règles du jeu.',
  once: 'une fois',
  now: 'au départ',
  round: 'Tour',
  changes: 'Ce que nous changeons',
  expect: 'Nous attendons (hausse, stable, baisse ; sûrs à quel point)',
  questions: 'À discuter',
  takeaway: 'Ce que j’emporte',
  in: 'dans le format de',
  or: 'ou',
  minutesLong: 'minutes',
  claims: {
    claim: 'affirmation',
    measure: 'mesure',
    weeks: 'semaines',
    must: 'doit être',
    by: 'plus petit effet qui compte',
    because: 'parce que',
  },
  is: { more: 'plus que', less: 'moins que', same: 'égal à' },
  weeks: 'semaines',
  variance: 'part de la variance qui tient aux règles',
  person: 'le poste',
  perPerson: 'pour tout le monde',
  index: { lesson: 'leçon', question: 'question', audience: 'pour qui', files: 'guide et fiche' },
}

// A space that does not break stands before double punctuation, percent and dollars, and inside guillemets.
const withFrenchSpaces = (text: string): string =>
  text
    .replace(/ ([:;?!%»])/g, '\u00A0$1')
    .replace(/(\d) (\$|k\$|\d{3})/g, '$1\u00A0$2')
    .replaceAll('« ', '«\u00A0')

function spaced<T>(value: T): T {
  if (typeof value === 'string') return withFrenchSpaces(value) as T
  if (Array.isArray(value)) return value.map(spaced) as T
  const entries = Object.entries(value as object).map(([key, one]) => [key, spaced(one)])
  return Object.fromEntries(entries) as T
}

/** The words of guides and sheets around the texts of a lesson. */
export type GuideWords = Same<typeof en>
export const guideWords: Readonly<Record<Language, GuideWords>> = { en, fr: spaced(fr) }
