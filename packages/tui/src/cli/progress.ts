import type { SymbolName } from '@fishbowl/report'
import type { Outside } from '../outside.ts'

/** Tells how far a command is. `total` may grow, or be undefined where nobody knows it. */
export type Progress = {
  readonly at: (done: number, total: number | undefined) => void
  /** Clears what stands on the screen; safe to call twice. */
  readonly end: () => void
}

/** Whether and how progress is told. */
export type Telling = { readonly quiet: boolean; readonly json: boolean; readonly symbols: SymbolName }

const silent: Progress = { at: () => undefined, end: () => undefined }
const clearLine = '\r\u001B[K'
const barWidth = 20
/** Milliseconds between two lines: in a terminal; elsewhere, and there without a known end. Work of a moment stays silent. */
const pause = { terminal: 100, file: 1000, endless: 10_000 } as const

function barOf(share: number, symbols: SymbolName): string {
  const [full, empty] = symbols === 'ascii' ? ['#', '-'] : ['━', '─']
  const filled = Math.round(share * barWidth)
  return full.repeat(filled) + empty.repeat(barWidth - filled)
}

const seconds = (milliseconds: number): string => {
  const whole = Math.ceil(milliseconds / 1000)
  return whole < 100 ? `${whole} s` : `${Math.ceil(whole / 60)} min`
}

/** `runs 84/200 ━━━━━━━━──── 42 %  118 a second  1 s left` */
function wordProgress(
  done: number,
  total: number | undefined,
  { spent, noun, symbols }: { readonly spent: number; readonly noun: string; readonly symbols?: SymbolName },
): string {
  const rate = spent > 0 ? done / (spent / 1000) : 0
  const speed = `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`
  if (total === undefined) return `${noun} ${done}  ${speed}`
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const bar = symbols === undefined ? '' : `${barOf(share, symbols)} `
  const left = rate > 0 && done < total ? `  ${seconds(((total - done) / rate) * 1000)} left` : ''
  return `${noun} ${done}/${total} ${bar}${Math.floor(share * 100)} %  ${speed}${left}`
}

/** Progress on stderr: one line that is cleared in a terminal, a line for each tenth elsewhere, nothing with --quiet. `noun` names what is counted. */
export function openProgress(
  outside: Outside,
  { quiet, json, symbols }: Telling,
  noun: 'runs' | 'figures' | 'points' = 'runs',
): Progress {
  const inTerminal = outside.facts.messagesAreTerminal && outside.facts.env['TERM'] !== 'dumb'
  // Errors in JSON must stay the only thing on a stderr that a program reads.
  if (quiet || (json && !inTerminal)) return silent
  const start = outside.now()
  let last = start
  let tenth = 0
  let shown = false
  return {
    at(done, total) {
      const now = outside.now()
      const elsewhere = total === undefined ? pause.endless : pause.file
      if (now - last < (inTerminal ? pause.terminal : elsewhere)) return
      if (inTerminal) {
        const line = wordProgress(done, total, { spent: now - start, noun, symbols })
        outside.tell(clearLine + line.slice(0, Math.max(20, (outside.facts.columns ?? 80) - 1)))
        shown = true
      } else {
        const reached = total === undefined ? tenth + 1 : Math.floor((10 * done) / Math.max(1, total))
        if (reached <= tenth) return
        tenth = reached
        outside.tell(`${wordProgress(done, total, { spent: now - start, noun })}\n`)
      }
      last = now
    },
    end() {
      if (shown) outside.tell(clearLine)
      shown = false
    },
  }
}
