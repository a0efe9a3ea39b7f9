/** The name of a study out of that of its file: short, of a-z, 0-9 and -. */
const idOf = (file: string): string =>
  file
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60) || 'study'

/** A study file that runs as it is, in some seconds, and says what to change. */
export const sampleStudy = (file: string): string => `fishbowlStudy: 1
id: ${idOf(file)}
title: How much staff does a community of 150 need?
# ids of the library (fishbowl scenarios list), or paths of scenario files beside this one
scenarios: [small-organisation]
design:
  kind: grid # every value with every other; also list, sobol, latin-hypercube
  factors: # any place of a scenario file by its path
    staffing.team:
      - []
      - [{ seniority: professional, fte: 0.5 }]
      - [{ seniority: professional }]
    alignment: [incidental, integrated]
replicates: 20 # runs of each point
`
