/** Pages of the end in their order. */
export const endPages = [
  'result',
  'curve',
  'money',
  'predictions',
  'otherwise',
  'luck',
  'member-1',
  'member-2',
  'member-3',
  'again',
] as const
export type EndPage = (typeof endPages)[number]

/** Place of the last page. */
export const lastPage = endPages.length - 1
