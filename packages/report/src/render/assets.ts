/** Files that go into a page, as addresses: whoever has a file system reads them. */
export const pageFiles = {
  charts: import.meta.resolve('echarts/dist/echarts.common.min.js'),
  regular: import.meta.resolve('@fontsource/inter/files/inter-latin-400-normal.woff2'),
  semiBold: import.meta.resolve('@fontsource/inter/files/inter-latin-600-normal.woff2'),
} as const

/** Letters of pictures, as addresses: resvg reads them. */
export const letterFiles = {
  regular: import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  semiBold: import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const
