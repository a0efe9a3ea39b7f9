import type { Candidate, Finalist } from '@fishbowl/lab/advise'

/** A candidate as a kept result has it: what it is and costs, not its scenario. */
export type KeptCandidate = Pick<Candidate, 'words' | 'difference' | 'cost' | 'dearest' | 'nobody'>

/** A finalist as a kept result has it: its estimates, not its runs. */
export type KeptFinalist = Omit<Finalist, 'candidate' | 'readings'> & { readonly candidate: KeptCandidate }

/** Nothing that needs single runs or scenarios can be asked of a kept result. */
function notKept(): never {
  throw new RangeError('a kept result holds no scenario of a policy and no single runs')
}

/** A finalist from the numbers of a kept result: what needs its scenario or its runs throws RangeError. */
export function keptFinalist({ candidate, ...numbers }: KeptFinalist, number: number): Finalist {
  const { words, difference, cost, dearest, nobody } = candidate
  return {
    ...numbers,
    candidate: {
      number,
      words,
      difference,
      cost,
      dearest,
      nobody,
      home: '',
      level: undefined,
      when: '',
      get scenario(): never {
        return notKept()
      },
    },
    get readings(): never {
      return notKept()
    },
  }
}
