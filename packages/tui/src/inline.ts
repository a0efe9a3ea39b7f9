/** True for an operand that is a scenario itself, as YAML or JSON; a file so called is written `./{x}.yaml`. */
export const isInline = (name: string): boolean => /^\s*\{/.test(name)

/**
 * An operand as commands print it again: a scenario that is written over several lines on one, which YAML reads as the same. Comments
 * end with their lines, so a text that may hold one stays as it is.
 */
export const onOneLine = (operand: string): string =>
  isInline(operand) && !/(?:^|\s)#/.test(operand)
    ? operand.trim().replaceAll(/\s*[\r\n]\s*|\t/g, ' ')
    : operand
