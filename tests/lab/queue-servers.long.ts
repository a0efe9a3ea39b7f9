import { describe } from 'vitest'
import { hasPostgres, openPostgres } from '../support/postgres.ts'
import { queueCases } from './queue-cases.ts'

describe('the queue on PostgreSQL', () =>
  queueCases(hasPostgres('the queue on PostgreSQL'), openPostgres, 'all'))
