import { createHash } from 'node:crypto'
import type { Network } from '../outside-network.ts'

const digits = 12
const all = 1_000_000_000_000
/** Five bytes are a little more than twelve digits. */
const bytes = 5

/** A join code: twelve digits, each code as likely as another (39.9 bits). */
export function newJoinCode({ random }: Pick<Network, 'random'>): string {
  for (;;) {
    const drawn = random(bytes).reduce((sum, byte) => sum * 256 + byte, 0)
    if (drawn < all) return String(drawn).padStart(digits, '0')
  }
}

/** Whether a text is a join code as it is kept. */
export const isJoinCode = (text: string): boolean => /^\d{12}$/.test(text)

/** A join code as it is shown: three groups of four digits. */
export const inGroups = (code: string): string => code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')

const printOf = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** Whether a text is the join code, however its groups were typed; in a time that tells nothing of how near it comes. */
export const isSameCode = (typed: string, code: string, { same }: Pick<Network, 'same'>): boolean =>
  same(printOf(typed.replaceAll(/[\s.\-\u2010-\u2015]/g, '')), printOf(code))
