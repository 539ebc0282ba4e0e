/** What processes use while something runs: processor time, and memory at its peak. Private memory, as the browser's own task manager counts it. */
import { readdir, readFile } from 'node:fs/promises'

/** Often enough for a peak, seldom enough not to be what is measured. */
const EVERY_MS = 500
/** Looking through all processes is what costs. */
const LOOKS_WITH_ONE_LIST = 10

export interface MemoryWatch {
  /** Ends the watch and gives the peak in bytes. */
  end(): Promise<number>
}

/** Watches the largest of those processes that `pids` names; it is asked anew now and then. */
export function watchMemory(pids: () => Promise<readonly number[]>): MemoryWatch {
  let peak = 0
  let ended = false
  const watching = (async () => {
    let listed: readonly number[] = []
    for (let look = 0; !ended; look++) {
      if (look % LOOKS_WITH_ONE_LIST === 0) listed = await pids()
      for (const bytes of await Promise.all(listed.map(privateBytes))) peak = Math.max(peak, bytes)
      await new Promise(resolve => setTimeout(resolve, EVERY_MS))
    }
  })()
  return {
    async end() {
      ended = true
      await watching
      return peak
    },
  }
}

/** What belongs to the process alone; 0 when it is gone. */
async function privateBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/^RssAnon:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

const TICKS_PER_SECOND = 100

/** Seconds of processor time that the processes below each of `roots` have used so far, themselves included. */
export async function cpuSeconds(roots: readonly number[]): Promise<number> {
  const all = await processes()
  const top = new Set(roots)
  const isBelow = (pid: number): boolean => top.has(pid) || (all.has(pid) && isBelow((all.get(pid) as Process).parent))
  return [...all].reduce((sum, [pid, { ticks }]) => (isBelow(pid) ? sum + ticks / TICKS_PER_SECOND : sum), 0)
}

/** The renderers below a browser's processes: its tabs. */
export async function renderersOf(browser: readonly number[]): Promise<number[]> {
  const all = await processes()
  const roots = new Set(browser)
  const isBelow = (pid: number): boolean => roots.has(pid) || (all.has(pid) && isBelow((all.get(pid) as Process).parent))
  return [...all].filter(([pid, process]) => process.isRenderer && isBelow(pid)).map(([pid]) => pid)
}

interface Process {
  readonly parent: number
  readonly ticks: number
  readonly isRenderer: boolean
}

async function processes(): Promise<Map<number, Process>> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const read = pids.map(async pid => {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    ])
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return [
      pid,
      { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0), isRenderer: command.includes('--type=renderer') },
    ] as const
  })
  return new Map(await Promise.all(read))
}
