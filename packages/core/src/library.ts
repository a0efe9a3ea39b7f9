/** Ids of the library in the order of the list; each is a file `library/<id>.yaml` beside this package. A test keeps list and folder equal. */
export const libraryIds = [
  'technology-led',
  'professional-aligned',
  'no-cm',
  'one-cm',
  'two-cms',
  'best-in-class',
  'interns',
  'juniors',
  'seniors',
  'volunteers',
  'budget-cut',
  'never-replaced',
  'growing-staff',
  'owner-it',
  'owner-hr',
  'owner-communications',
  'owner-marketing',
  'owner-business',
  'owner-transformation',
  'owner-centre-of-excellence',
  'incumbent-platform',
  'no-training',
  'good-cholesterol',
  'bad-cholesterol',
  'noise-maker',
  'left-alone',
  'org-chart',
  'by-interest',
  'external-experts',
  'work-group',
  'managers-only',
  'toolbox',
  'mandate',
  'small-organisation',
  'thirty-thousand',
  'external-community',
] as const

/** Id of a library entry. */
export type LibraryId = (typeof libraryIds)[number]

/** The two arms of the flagship comparison, the baseline first. */
export const flagship = ['technology-led', 'professional-aligned'] as const satisfies readonly LibraryId[]
