import { rolldown } from 'rolldown'

const entry = '\0entry'

/** What a bundler for browsers makes of a text that imports our built packages: the code, the files it holds, and what stays to be imported. */
export async function bundled(
  text: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<{
  readonly code: string
  readonly modules: readonly string[]
  readonly imports: readonly string[]
}> {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'silent',
    resolve: { alias },
    plugins: [
      {
        name: 'entry',
        resolveId: (id, from) => (id === entry ? id : from === entry ? undefined : null),
        load: (id) => (id === entry ? text : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm' })
  const [{ code, modules, imports }] = output
  await bundle.close()
  return { code, modules: Object.keys(modules), imports }
}
