import { createHash } from 'node:crypto'
import { type Scenario, scenarioData } from '@fishbowl/core'
import type { Advice, Asked } from './advise.ts'

/**
 * The digest of advice: first 12 hex digits of the SHA-256 of the model version, the scenario, what was asked, and every number that the
 * advice rests on after the search.
 */
export function adviceDigest(modelVersion: string, own: Scenario, asked: Asked, advice: Advice): string {
  const { finalists, robustness, flips, outcome } = advice
  const readings = finalists.map(({ candidate: { words }, readings: of }) => [
    words,
    of.map(({ value, net, cost }) => [value, net, cost]),
  ])
  const worlds = robustness?.fates.map(({ best, reaches, regret, worstRegret, worstOutcome }) => [
    best.share,
    reaches?.share,
    regret.mean,
    worstRegret,
    worstOutcome,
  ])
  const thresholds = flips?.flips.map(({ id, threshold, instead }) => [id, threshold, instead?.words])
  const parts = [modelVersion, scenarioData(own), asked, outcome, readings, worlds, thresholds]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)
}
