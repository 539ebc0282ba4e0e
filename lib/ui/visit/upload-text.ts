/** Puts a text into a folder of a link as a file of its own, and waits until it is there. */
import type { VisitUploadItem, VisitUploads } from '../../browser/visit-uploads/visit-uploads-api'
import type { NodeId } from '../../core/ids'
import type { CopyResult } from '../preview/save-result'

/** `name`: the server gives it another when this is taken meanwhile. */
export async function uploadText(token: string, folder: NodeId, name: string, text: string): Promise<CopyResult> {
  const { openVisitUploads } = await import('../../browser/visit-uploads/open-visit-uploads')
  const uploads = openVisitUploads({ token, fault: () => {} })
  try {
    uploads.addFiles([new File([text], name, { type: 'text/plain' })], folder)
    return await settled(uploads, name)
  } finally {
    uploads.close()
  }
}

function settled(uploads: VisitUploads, name: string): Promise<CopyResult> {
  return new Promise(resolve => {
    const look = () => {
      const { items, held } = uploads.snapshot()
      const state = items.find(item => item.name === name)?.state
      const result = held ? ({ kind: 'failed', reason: held.why } as const) : resultOf(state, name)
      if (!result) return
      stop()
      if (result.kind === 'failed') uploads.cancel()
      resolve(result)
    }
    const stop = uploads.subscribe(look)
    look()
  })
}

function resultOf(state: VisitUploadItem['state'] | undefined, name: string): CopyResult | undefined {
  if (state?.kind === 'done') return { kind: 'saved', name }
  if (state?.kind !== 'failed') return undefined
  if (state.why.kind === 'over-quota' || state.why.kind === 'too-large') return { kind: 'failed', reason: state.why.kind }
  return { kind: 'failed', reason: state.why.kind === 'parent-gone' ? 'not-found' : 'forbidden' }
}
