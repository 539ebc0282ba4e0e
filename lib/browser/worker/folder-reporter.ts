/**
 * Tells the server how the folder stands, so that the person sees it on their other devices: seldom, one small request
 * when something of it changed, and none while nothing does.
 */
import type { FolderReport } from '../../core/protocol/devices'
import type { FolderUpdate } from '../folder-view'
import { reportOf } from './report-of'

/** What changes again within this time is told once. */
const GATHER_MS = 3_000

export interface FolderReporter {
  hear(update: FolderUpdate): void
  /** Nothing is told any more. */
  close(): void
}

/** `send` may fail: what was not told is told with the next change, and every return of the server brings one. */
export function createFolderReporter(
  name: string,
  send: (report: FolderReport) => Promise<unknown>,
  after: (ms: number, run: () => void) => () => void,
): FolderReporter {
  let known: FolderUpdate = {}
  let told: string | undefined
  let cancel: (() => void) | undefined
  let sending = false
  let closed = false

  function plan(): void {
    if (!closed) cancel ??= after(GATHER_MS, tell)
  }

  function tell(): void {
    cancel = undefined
    const report = reportOf(name, known)
    const text = JSON.stringify(report)
    if (!report || text === told) return
    // One after the other: the last that arrives must be the last that was true.
    if (sending) plan()
    else start(report, text)
  }

  function start(report: FolderReport, text: string): void {
    sending = true
    send(report)
      .then(
        () => {
          told = text
        },
        () => undefined,
      )
      .finally(() => {
        sending = false
      })
  }

  return {
    hear(update) {
      known = { ...known, ...update }
      if (update.status || update.waiting) plan()
    },
    close() {
      closed = true
      cancel?.()
    },
  }
}
