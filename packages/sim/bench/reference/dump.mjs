// Writes week 0 of a scenario for the C references: `node dump.mjs 'incidental, nobody' 1000 156 week0.bin`.
// Records one after the other: bytes of the name, of the data, of an element (three int32), then name and data, each padded to 8.
import { closeSync, openSync, writeSync } from 'node:fs'
import { alignmentClasses, columnIds, seniorities, seniorityIds } from '@fishbowl/core'
import { createWorld } from '@fishbowl/sim'
import { scenarioFor } from './arms.mjs'

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

const padded = (bytes) => Math.ceil(bytes / 8) * 8

function writeRecord(file, name, array) {
  const title = new TextEncoder().encode(name)
  const head = new Uint8Array(16 + padded(title.length))
  head.set(bytesOf(Int32Array.of(title.length, array.byteLength, array.BYTES_PER_ELEMENT, 0)))
  head.set(title, 16)
  writeSync(file, head)
  for (let at = 0, data = bytesOf(array); at < data.length; ) at += writeSync(file, data, at)
  writeSync(file, new Uint8Array(padded(array.byteLength) - array.byteLength))
}

/** What the references do not hold; the engine does. */
function refuse({ spaces, scenario, plan }) {
  const { organisation, community, interventions, switches } = scenario
  const [{ ratio, reviewed }] = plan
  const reasons = [
    [spaces.length > 1, 'several spaces'],
    [interventions.length > 0, 'interventions'],
    [switches.length > 0, 'switches'],
    [ratio !== undefined, 'a staffing ratio'],
    [reviewed, 'a reviewed budget'],
    [organisation.audience !== 'employees', 'an external audience'],
    [community.audience.share < 1, 'an audience of some'],
    [community.outsideExperts > 0, 'outside experts'],
  ]
  const reason = reasons.find(([present]) => present)
  if (reason) throw new Error(`the C references hold no ${reason[1]}; leave it out of the scenario`)
}

/** Numbers of the scenario by name, one double each. */
function numbersOf({ scenario, plan, members, pools, inGroups, network, space }) {
  const [settings] = plan
  const { max, floor } = alignmentClasses[settings.alignment]
  const { groups, circles, groupSize } = network
  const { horizon, organisation, community } = scenario
  return {
    horizon,
    members,
    pools,
    groups,
    circles,
    groupRows: groupSize.length,
    inGroups: Number(inGroups),
    known: community.everyoneAware ? 0 : -1,
    hazard: organisation.turnover / 52,
    alignmentMax: max,
    alignmentFloor: floor,
    alignment: space.alignment,
    load: space.load,
    membership: space.membership,
    push: settings.stance - space.firstStance,
    proximity: settings.proximity,
    fit: settings.fit,
    mandate: Number(settings.mandate),
    managerHours: settings.managerHours,
    groupHours: settings.groupHours,
    replaceAfter: settings.replaceAfter ?? Number.NaN,
  }
}

/** Week 0 of a task as arrays by name. */
function recordsOf(world) {
  const { plan, waves, root, talentRoot, network, assumptions } = world
  const levels = seniorityIds.map((id) => seniorities[id])
  const records = {
    columns: new TextEncoder().encode(columnIds.join(' ')),
    root: Int32Array.from(root.words),
    talentRoot: Int32Array.from(talentRoot.words),
    'waves.week': Float64Array.from(waves, ({ week }) => week),
    'waves.size': Float64Array.from(waves, ({ size }) => size),
    'team.seniority': Int32Array.from(plan[0].team, ({ seniority }) => seniorityIds.indexOf(seniority)),
    'team.fte': Float64Array.from(plan[0].team, ({ fte }) => fte),
  }
  for (const field of ['costPerYear', 'contractWeeks', 'gapWeeks']) {
    records[`levels.${field}`] = Float64Array.from(levels, (level) => level[field])
  }
  const scalars = { ...numbersOf(world), ...assumptions }
  for (const [name, value] of Object.entries(scalars)) records[`number.${name}`] = Float64Array.of(value)
  for (const name of ['group', 'groupSize', 'circle', 'farStart', 'far', 'degree']) {
    records[`network.${name}`] = network[name]
  }
  for (const table of ['person', 'member', 'groups', 'pool']) {
    for (const [name, column] of Object.entries(world[table])) records[`${table}.${name}`] = column
  }
  return records
}

/**
 * Writes week 0 of a task to a file.
 * @throws Error naming the part of the scenario that the references do not hold
 */
export function dump(scenario, replicate, path) {
  const world = createWorld({ scenario, replicate })
  refuse(world)
  const file = openSync(path, 'w')
  for (const [name, array] of Object.entries(recordsOf(world))) writeRecord(file, name, array)
  closeSync(file)
}

if (import.meta.main) {
  const [arm, members, horizon, path, replicate = '0'] = process.argv.slice(2)
  if (path === undefined) throw new Error('node dump.mjs <arm> <members> <weeks> <file> [replicate]')
  dump(scenarioFor(arm, Number(members), Number(horizon)), Number(replicate), path)
}
