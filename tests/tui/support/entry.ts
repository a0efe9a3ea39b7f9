// The screens over small scenarios in a real terminal: what a pty journey starts. Options by environment: PACE and RUNS as
// numbers, LOOK as color,symbols,theme, SPOKEN for the screen reader. The built package is loaded, since node takes no JSX.
import type { ColorDepth, SymbolName, Theme } from '@fishbowl/report'
import type { openUi as OpenUi } from '../../../packages/tui/src/ui.tsx'
import { smallServices } from './small-services.ts'

const { env, stdin, stdout } = process
const { openUi } = (await import(new URL('../../../packages/tui/dist/ui.js', import.meta.url).href)) as {
  readonly openUi: typeof OpenUi
}
const [color = 'truecolor', symbols = 'braille', theme = 'dark'] = (env['LOOK'] ?? '')
  .split(',')
  .filter(Boolean)

const suspend = (): Promise<void> =>
  new Promise((resolve) => {
    const alive = setInterval(() => undefined, 1 << 30)
    process.once('SIGCONT', () => {
      clearInterval(alive)
      resolve()
    })
    process.kill(process.pid, 'SIGTSTP')
  })

process.exitCode = await openUi(smallServices({ delay: Number(env['PACE'] ?? 0) }), {
  stdin,
  stdout,
  look: { color: color as ColorDepth, symbols: symbols as SymbolName, theme: theme as Theme },
  replicates: Number(env['RUNS'] ?? 30),
  screenReader: env['SPOKEN'] === '1',
  suspend,
})
