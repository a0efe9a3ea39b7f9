import { isKey, say } from '@fishbowl/report/words'

/** A text of the key table as the end of a key of a message. */
const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

const worded = (key: string, text: string): string => (isKey(key) ? say(key) : text)

/** What a key does, of which the table has the English words. */
export const keySays = (says: string): string => worded(`screen.key.${slugOf(says)}`, says)

/** The word of the footer for a key. */
export const footWord = (word: string): string => worded(`screen.foot.${slugOf(word)}`, word)

/** How a key is written: "enter". Most are written alike everywhere. */
export const keyLabel = (label: string): string =>
  label
    .split(' ')
    .map((part) => worded(`screen.label.${slugOf(part)}`, part))
    .join(' ')
