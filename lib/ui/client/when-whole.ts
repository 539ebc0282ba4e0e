/** Waits for the replica of a drive: what it does not hold may only not have come yet. */
import type { DriveMirror } from '../../browser/drive-api'

/** Whether everything is here now; `false` when the server does not answer, so that it may stay as it is. */
export async function whenWhole(mirror: Pick<DriveMirror, 'snapshot' | 'subscribe'>): Promise<boolean> {
  const isSettled = () => mirror.snapshot().whole || mirror.snapshot().trouble !== undefined
  if (!isSettled())
    await new Promise<void>(resolve => {
      const stop = mirror.subscribe(() => {
        if (!isSettled()) return
        stop()
        resolve()
      })
    })
  return mirror.snapshot().whole
}
