/** A whole number of 32 bits, signed: sums and products of such numbers stay within them in a kernel. */
export type int = number
