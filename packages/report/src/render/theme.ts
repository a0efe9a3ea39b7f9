/** Width and height of a rendered figure in pixels, and for which background. */
export type Frame = { readonly width: number; readonly height: number; readonly theme: 'light' | 'dark' }

/** Size of a figure on a page. */
export const pageFrame: Frame = { width: 900, height: 480, theme: 'light' }
