/** Composition root of the uploads of a visitor's page. */
import type { Clock } from '../../core/ports'
import { newId } from '../new-id'
import { watchPage } from '../page-signs'
import { sha256 } from '../sha256'
import { derivedId } from '../uploads/derived-id'
import { rememberedUploads } from './remembered-uploads'
import { TusSender } from './tus-sender'
import { VisitUploadQueue } from './visit-upload-queue'
import type { VisitUploads, VisitUploadsOptions } from './visit-uploads-api'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export function openVisitUploads({ token, done, fault }: VisitUploadsOptions): VisitUploads {
  const { now } = clock
  const sender = new TusSender({
    ...{ origin: '', token, newId, now },
    remembered: rememberedUploads(() => localStorage, now),
    nameOf: (...parts) => derivedId(sha256, ...parts),
    load: () => import('tus-js-client'),
  })
  const signs = watchPage()
  const queue = new VisitUploadQueue({ sender, clock, newId, done, fault, closed: () => signs.end() })
  signs.onOnline(() => queue.nudge())
  signs.guard(() => queue.snapshot().busy)
  return queue
}
