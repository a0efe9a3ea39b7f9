import { defaultScenario } from '@fishbowl/core'
import { createWorld, type World } from '@fishbowl/sim'
import { expect, test } from 'vitest'

const isColumn = (
  value: unknown,
): value is { readonly byteLength: number; readonly buffer: ArrayBufferLike } => ArrayBuffer.isView(value)

/** Bytes of all columns of some tables. */
const bytesOf = (...tables: readonly object[]) =>
  tables
    .flatMap((table) => Object.values(table))
    .filter(isColumn)
    .reduce((sum, { byteLength }) => sum + byteLength, 0)

const worldOf = (members: number): World => {
  const organisation = { ...defaultScenario.organisation, members }
  return createWorld({ scenario: { ...defaultScenario, organisation }, replicate: 0 })
}

/** State and network, and what a week overwrites, in bytes a member. */
function perMember(members: number) {
  const { person, member, groups, pool, posts, network, scratch } = worldOf(members)
  return {
    state: bytesOf(person, member, groups, pool, posts, network) / members,
    scratch: bytesOf(scratch) / members,
  }
}

test('state and network take 82 bytes a member, whatever the size of the organisation; scratch as much again', () => {
  for (const members of [1000, 10_000, 100_000]) {
    const { state, scratch } = perMember(members)
    expect(state).toBeGreaterThan(78)
    expect(state).toBeLessThan(86)
    expect(state + scratch).toBeLessThan(200)
  }
})
