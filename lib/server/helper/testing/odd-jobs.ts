/** Jobs of all the kinds that a helper must outlive. */
import { serveJobs } from '../serve-jobs'

export type OddJob = 'echo' | 'throw' | 'hang' | 'spin' | 'swell' | 'exit' | 'environment' | 'pid'

serveJobs(async (job: OddJob): Promise<unknown> => {
  switch (job) {
    case 'throw':
      throw new Error('it could not be done')
    case 'hang':
      return new Promise(() => undefined)
    case 'spin':
      for (;;);
    case 'swell':
      for (const held: Uint8Array[] = []; ; ) held.push(new Uint8Array(16 * 1024 * 1024).fill(1))
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
