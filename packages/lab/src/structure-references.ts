/** Where a reference value comes from. */
export const structureSources = {
  Gallup: {
    says: 'span of control of managers in the United States, 2024 and 2025',
    address: 'https://www.gallup.com/workplace/700718/span-control-optimal-team-size-managers.aspx',
  },
  'email-Eu': {
    says: 'e-mail within a research institute, 1,005 people in 42 departments; computed from the public data',
    address: 'http://snap.stanford.edu/data/email-Eu-core.html',
  },
} as const satisfies Record<string, { readonly says: string; readonly address: string }>
/** Name of a source of reference values. */
export type StructureSource = keyof typeof structureSources

/** What is known of other organisations; nothing here is a target. */
export const structureReferences = {
  spanMedian: { says: '5 to 6', source: 'Gallup' },
  spanMean: { says: '10.9 to 12.1', source: 'Gallup' },
  spanMost: { says: '13 % have 25 or more', source: 'Gallup' },
  departmentMedian: { says: '14.5', source: 'email-Eu' },
  departmentMean: { says: '24', source: 'email-Eu' },
  degreeMedian: { says: '21', source: 'email-Eu' },
  degreeMean: { says: '32; 18 both ways', source: 'email-Eu' },
  clustering: { says: '0.40', source: 'email-Eu' },
  inside: { says: '34 to 37 %', source: 'email-Eu' },
} as const satisfies Record<string, { readonly says: string; readonly source: StructureSource }>
