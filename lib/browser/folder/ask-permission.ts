/** Asks the person for readwrite where the browser does not grant it already. Only in a window, from a click. */
import type { PermissionHandle } from './platform'

/** `prompt`: it could not be asked for now; the folder waits for a click. */
export async function askPermission(handle: PermissionHandle): Promise<PermissionState> {
  const mode = { mode: 'readwrite' } as const
  const state = await handle.queryPermission?.(mode)
  if (state === undefined || state === 'granted') return 'granted'
  try {
    return (await handle.requestPermission?.(mode)) ?? state
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return 'prompt'
    throw error
  }
}
