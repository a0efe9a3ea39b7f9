import type { PhaseDescription } from '../equation.ts'

export const awarenessDescription: PhaseDescription = {
  runs: 'each',
  says: 'Unaware people hear of the space from a launch, from active ties, or from line managers and announcements.',
  why: 'Before the visits, so that whoever hears of it can come in the same week; ties count as they were active last week.',
  equations: [
    {
      id: 'awareness.wave',
      says: 'Size of a launch wave: that of the lever at week 0 and at its interventions; 1 where other members come without one.',
      left: 'waveSize',
      is: '=',
      right: 'if(lever.membership == space.membership, lever.launchSize, 1)',
      at: ['timeline.ts#wavesOf'],
    },
    {
      id: 'awareness.launch',
      says: 'The strongest launch wave still running; a wave halves every week.',
      left: 'launch',
      is: '=',
      right: 'most(wave: waveSize*.5^(week - waveWeek))',
      at: ['phases/awareness.ts#launchIntensity'],
      rests: ['r4ds-2019'],
    },
    {
      id: 'awareness.ties',
      says: 'Share of a person’s ties that were active last week.',
      left: 'activeTies',
      is: '=',
      right: 'sum(tie: member.active)/ties',
      at: ['kernel/awareness.ts#awarenessRows', 'ties.ts#push', 'ties.ts#pushFlips'],
    },
    {
      id: 'awareness.hears',
      says: 'An unaware person hears of it unless launch, ties, and line managers with announcements all fail.',
      left: 'hears',
      is: 'with chance',
      right:
        '1 - (1 - min(1, reach*launch))*(1 - wom*activeTies)*(1 - casc*(1 + group.stance + now.animate))',
      draw: 'awareness',
      when: 'member.awareSince = -1; the draw is read from above: below 1 - chance nothing happens',
      at: ['phases/awareness.ts#awareness', 'kernel/awareness.ts#awarenessRows'],
      rests: ['teng-2002', 'brzozowski-2009'],
    },
    {
      id: 'awareness.since',
      says: 'The week of it, from which novelty fades.',
      left: 'member.awareSince',
      is: '=',
      right: 'week',
      when: 'hears',
      at: ['kernel/awareness.ts#awarenessRows'],
    },
  ],
}
