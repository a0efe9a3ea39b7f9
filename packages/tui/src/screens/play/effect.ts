/** What a game asks for. */
export type PlayEffect = {
  readonly do: 'play'
  /** open: looks for a saved game; named: looks up name and digest anew; run: runs it; save; debrief; stop: leaves all that is under way. */
  readonly act: 'open' | 'named' | 'run' | 'save' | 'debrief' | 'stop'
}
