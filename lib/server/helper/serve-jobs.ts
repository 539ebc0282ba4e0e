/** The other end of a `Helper`: runs in its process, answers each job, and ends when the server does. */
import type { Reply } from './helper'
import { limitMemory } from './limit-memory'

export function serveJobs<Job, Result>(run: (job: Job) => Promise<Result>): void {
  const mebibytes = Number(process.argv[2])
  if (mebibytes > 0) limitMemory(mebibytes)
  process.on('disconnect', () => process.exit(0))
  process.on('message', job => {
    run(job as Job).then(
      result => answer({ result }),
      (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
    )
  })
}

function answer(reply: Reply): void {
  process.send?.(reply)
}
