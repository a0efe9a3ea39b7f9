/** The last sentence of a screen for the screen reader. */
export const keyHint = 'Question mark lists the keys.'
