/** A pattern in which ESC stands for the escape character, BEL for the bell, CSI for its one-character form. */
export const sequence = (pattern: string, flags = ''): RegExp =>
  new RegExp(
    pattern.replaceAll('ESC', '\u001B').replaceAll('BEL', '\u0007').replaceAll('CSI', '\u009B'),
    flags,
  )

/** True for text of bytes below 0x80 alone. */
export const isAscii = (text: string): boolean => Array.from(text).every((letter) => letter < '\u0080')
