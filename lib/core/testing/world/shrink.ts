/** Makes a failing history smaller while it still fails: what is left is what it takes. */
import { type History, ORDINARY, type Step } from './history'

const MAX_TRIES = 400

/** `fails`: whether a history still breaks a law. */
export async function shrink(history: History, fails: (history: History) => Promise<boolean>): Promise<History> {
  let tries = 0
  let best = history
  const attempt = async (candidate: History): Promise<boolean> => {
    if (tries++ >= MAX_TRIES || !(await fails(candidate))) return false
    best = candidate
    return true
  }
  await dropSteps()
  await calm()
  await dropSteps()
  return best

  /** Leaves out ever smaller runs of steps. */
  async function dropSteps(): Promise<void> {
    for (let size = best.steps.length >> 1; size >= 1; size >>= 1) {
      for (let from = 0; from < best.steps.length; ) {
        if (!(await attempt({ ...best, steps: without(best.steps, from, size) }))) from += size
      }
    }
  }

  /** Makes devices and lines as ordinary as they can be. */
  async function calm(): Promise<void> {
    for (let i = 0; i < best.devices.length; i++) {
      const { line, slow, skew, disk } = ORDINARY
      for (const change of [{ line }, { slow }, { skew }, { disk }]) {
        await attempt({ ...best, devices: best.devices.map((device, at) => (at === i ? { ...device, ...change } : device)) })
      }
    }
  }
}

/** What was left out still takes its time. */
function without(steps: readonly Step[], from: number, count: number): Step[] {
  const waited = steps.slice(from, from + count).reduce((sum, step) => sum + step.wait, 0)
  const next = steps[from + count]
  const rest = next ? [{ ...next, wait: next.wait + waited }, ...steps.slice(from + count + 1)] : []
  return [...steps.slice(0, from), ...rest]
}
