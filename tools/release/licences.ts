/** Licences that a dependency may have, whoever uses it. */
const allowed = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'MPL-2.0', 'OFL-1.1'] as const

/** Others that are let in, with the reason. */
export const exceptions: Readonly<Record<string, string>> = {
  '0BSD': 'BSD without its one condition: not even the notice has to be kept',
}

const isAllowedId = (id: string): boolean =>
  allowed.some((one) => one === id) || Object.hasOwn(exceptions, id)

/**
 * Whether an SPDX expression lets us use a package: of alternatives (OR) one must be allowed, of what holds together (AND) everything. Brackets
 * stand around the whole expression at most; anything else, and a missing licence, is not allowed.
 */
export function isAllowed(expression: string | undefined): boolean {
  if (expression === undefined) return false
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => one.split(' AND ').every(isAllowedId))
}
