import { say } from '@fishbowl/report/words'
import type { studyFolder as StudyFolderOf } from './folder.ts'
import type { StudyMeans } from './forecast.ts'
import { sampleStudy } from './sample.ts'
import type { StudyServices } from './services.ts'

/** Studies of the folder, made on threads of this machine. What reads ledgers is loaded when somebody looks at studies. */
export function openStudyServices(means: StudyMeans): StudyServices {
  const { outside } = means
  let folder: ReturnType<typeof StudyFolderOf> | undefined
  const opened = async (): Promise<ReturnType<typeof StudyFolderOf>> => {
    const { studyFolder } = await import('./folder.ts')
    folder ??= studyFolder(outside)
    return folder
  }
  return {
    async *list(signal) {
      yield* (await opened()).list(signal)
    },
    glance: async (row) => (await opened()).glance(row),
    forecast: async (row, options) => (await import('./forecast.ts')).forecastOf(row, options, means),
    async *make(row, options) {
      const { makeRuns } = await import('./make.ts')
      yield* makeRuns(row, options, means)
    },
    numbers: async (row, options) => (await import('./numbers.ts')).numbersOf(row, options, outside),
    curve: async (row, options) => (await import('./curve.ts')).curveOf(row, options, outside),
    sample(file) {
      try {
        return outside.create(file, sampleStudy(file))
          ? { ok: true }
          : { ok: false, why: say('studies.exists', { file }), taken: true }
      } catch (error) {
        return {
          ok: false,
          why: say('studies.cannotWrite', {
            file,
            why: error instanceof Error ? error.message : String(error),
          }),
          taken: false,
        }
      }
    },
  }
}
