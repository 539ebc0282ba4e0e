/**
 * Handles and files of the platform are a few words to the JavaScript heap and kilobytes to the process, so its garbage
 * collector sees no reason to run while a scan leaves hundreds of megabytes of them behind. Memory that is asked for and
 * dropped again is a reason, and costs nothing as long as it is not touched.
 */

const CALLS = 1000
/** More than the collector lets pile up outside the heap (64 MB in V8) before it looks. */
const REASON_BYTES = 128 * 1024 * 1024
/** The first begins a collection that goes on in small steps; the others make it take some of them at once. */
const REASONS = 4

let calls = 0

/** Called for each call of the platform, most of which make one such object. */
export function countCall(): void {
  calls++
  if (calls % CALLS === 0) askForCollection()
}

function askForCollection(): void {
  try {
    for (let i = 0; i < REASONS; i++) new ArrayBuffer(REASON_BYTES)
  } catch (error) {
    // Where there is no room, the collector has run before it said so.
    if (!(error instanceof RangeError)) throw error
  }
}
