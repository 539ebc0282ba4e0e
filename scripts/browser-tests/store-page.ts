/** A page that does nothing but save to a DeviceStore, so that it can be killed while it does. */
import { openDeviceStore } from '../../lib/browser/store/device-store'
import { baseFile } from '../../lib/core/testing/contracts/device-store'

declare global {
  interface Window {
    /** Set by the runner: the save with this number has resolved. */
    saved(number: number): void
    saveForever(folder: string): void
    /** The number of the last save that is there; throws when a save is there in part. */
    lastSave(folder: string): Promise<number>
  }
}

const ROWS = 400

window.saveForever = async folder => {
  const store = await openDeviceStore(folder)
  const from = (await store.load())?.cursor ?? 0
  for (let number = from + 1; ; number++) {
    const basePut = Array.from({ length: ROWS }, (_, i) => ({ ...baseFile(i), observedAt: number }))
    await store.save({ epoch: 'one', cursor: number, basePut, leftPut: [[`left ${number}`]] })
    window.saved(number)
  }
}

window.lastSave = async folder => {
  const store = await openDeviceStore(folder)
  const state = await store.load()
  store.close()
  if (!state) return 0
  const rows = new Set(state.base.map(row => row.observedAt))
  const whole = state.base.length === ROWS && rows.size === 1 && rows.has(state.cursor) && state.left.length === state.cursor
  if (!whole)
    throw new Error(`half a save: cursor ${state.cursor}, rows of ${[...rows]}, ${state.base.length} rows, ${state.left.length} left`)
  return state.cursor
}
