import { App } from './app.tsx'
import { untilExit } from './ink-screen.ts'
import type { Services } from './services.ts'
import { SpokenApp } from './spoken-app.tsx'
import { openStore } from './store.ts'
import type { UiTerminal } from './terminal.ts'
import { summaryLines } from './views/summary.ts'

/**
 * Shows the screens until the user leaves, then writes a summary of at most six lines where the shell goes on.
 * Returns the exit code: 0, or 130 after Ctrl-C. Rejects, with the terminal restored, when a screen fails or an error is caught by nobody.
 * The caller has checked that both streams are terminals; the CI variable plays no part.
 */
export async function openUi(services: Services, terminal: UiTerminal): Promise<number> {
  const { stdout, screenReader = false, suspend } = terminal
  const store = openStore(services, terminal)
  const facts = { modelVersion: services.modelVersion, threads: services.threads }
  const screen = screenReader ? (
    <SpokenApp store={store} />
  ) : (
    <App store={store} facts={facts} suspend={suspend} />
  )
  try {
    const code = await untilExit(screen, terminal)
    stdout.write(`${summaryLines(store.state(), Math.max(40, stdout.columns)).join('\n')}\n`)
    return code
  } finally {
    store.close()
  }
}
