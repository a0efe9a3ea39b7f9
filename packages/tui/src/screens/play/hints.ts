import { say } from '@fishbowl/report/words'
import { entryHint, unitOf } from './entry-words.ts'
import { endPages } from './pages.ts'
import { lastFrame, type PlayState } from './state.ts'

/** What the keys do now, in one line. */
export function hintOf({ stage, game, run }: PlayState): string {
  const { flight, rounds } = game
  switch (stage.at) {
    case 'offer':
      return say('play.hint.offer')
    case 'dashboard':
      return say(rounds.length === 0 ? 'play.hint.start' : 'play.hint.dashboard')
    case 'entry':
      return entryHint(stage.entry)
    case 'reveal':
      if (run === undefined || stage.frame < lastFrame)
        return say('play.hint.growing', { unit: unitOf(flight) })
      return say(rounds.length === flight.rounds ? 'play.hint.last' : 'play.hint.next')
    case 'end': {
      const page = { page: stage.page + 1, pages: endPages.length }
      const name = endPages[stage.page]
      if (name === 'again') return say('play.hint.again', page)
      return say(name === 'otherwise' ? 'play.hint.otherwise' : 'play.hint.page', page)
    }
  }
}
