export const placeholderName = 'tui'
