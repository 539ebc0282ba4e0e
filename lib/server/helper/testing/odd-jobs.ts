/** Jobs of all the kinds that a helper must outlive. */
import { serveJobs } from '../serve-jobs'

export type OddJob = 'echo' | 'throw' | 'hang' | 'spin' | 'exit' | 'environment' | 'pid'

serveJobs(async (job: OddJob): Promise<unknown> => {
  switch (job) {
    case 'throw':
      throw new Error('it could not be done')
    case 'hang':
      return new Promise(() => undefined)
    case 'spin':
      for (;;);
    case 'exit':
      return process.exit(3)
    case 'environment':
      return process.env.HELPER_SECRET ?? 'none'
    case 'pid':
      return process.pid
    default:
      return job
  }
})
