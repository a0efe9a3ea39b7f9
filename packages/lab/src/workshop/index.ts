export type { Answer, SessionRecord, Submission } from './answer.ts'
export {
  type Asked,
  SessionFile,
  type SessionFormat,
  type SessionText,
  type Step,
  sessionFormats,
} from './session-file.ts'
