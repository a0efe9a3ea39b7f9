import type { Services } from '../../services.ts'
import type { Held, Performer } from '../../store.ts'

export function studyPerformer(_services: Services, _held: Held): Performer {
  return { perform: () => false, close: () => undefined }
}
