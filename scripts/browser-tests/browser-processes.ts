/** Which processes a browser is. */
import { readdir, readFile } from 'node:fs/promises'

/** Those that carry the profile in their command line. */
export async function browserProcesses(profile: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const owned = await Promise.all(
    pids.map(async pid => {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      return line.includes(`--user-data-dir=${profile}`) ? pid : undefined
    }),
  )
  return owned.filter(pid => pid !== undefined)
}
