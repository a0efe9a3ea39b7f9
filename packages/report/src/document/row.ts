/** The parts of a row as one row. */
export const rowOf = <T>(...parts: readonly (readonly T[])[]): readonly T[] => parts.flatMap((part) => part)
