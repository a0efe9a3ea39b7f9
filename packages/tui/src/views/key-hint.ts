import { say } from '@fishbowl/report/words'

/** The last sentence of a screen for the screen reader. */
export const keyHint = (): string => say('screen.help.lists')
