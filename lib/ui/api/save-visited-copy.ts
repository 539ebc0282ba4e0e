/** Keeping what a link shares in a drive of one's own. */
import { RemoteFault } from '../../core/ports'
import { type SaveCopy, type SavedCopy, SavedCopySchema, type SaveProgress, SaveProgressSchema } from '../../core/protocol/links'
import { answerIn, postForLines } from './post-for-lines'
import { linkAddress } from './visit'

export interface SaveWatch {
  readonly tell: (progress: SaveProgress) => void
  readonly signal: AbortSignal
}

/** Large files take minutes: told as it goes on. Throws `RemoteFault`, or the signal's reason, and then little or nothing was made. */
export async function saveVisitedCopy(token: string, copy: SaveCopy, { tell, signal }: SaveWatch): Promise<SavedCopy> {
  const path = `${linkAddress(token)}/save`
  for await (const line of postForLines(path, copy, signal)) {
    const progress = SaveProgressSchema.safeParse(line)
    if (progress.success) tell(progress.data)
    else return answerIn(SavedCopySchema, line)
  }
  throw new RemoteFault('offline')
}
