/** The port by which the queue sends one file, and why it may not arrive. */
import type { RemoteFault } from '../../core/ports'
import type { VisitPlace } from './visit-upload'
import type { VisitUploadFailure } from './visit-uploads-api'

export type SendOutcome =
  /** The file is a file of the drive, durably. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: VisitUploadFailure }
  /** Nothing can be sent now. */
  | { readonly kind: 'hold'; readonly why: RemoteFault['kind'] }
  /** Something was learnt: once more, but not for ever. */
  | { readonly kind: 'again' }
  | { readonly kind: 'stopped' }

export interface FileSender {
  /** Goes on where an earlier attempt was, also one of an earlier page. `reached`: bytes that went out, of all. */
  send(file: File, place: VisitPlace, reached: (bytes: number) => void, signal: AbortSignal): Promise<SendOutcome>
  /** The folder `name`, with nothing in it; one that is there already is as good. */
  makeFolder(place: VisitPlace, signal: AbortSignal): Promise<SendOutcome>
  /** Nobody wants it any more: what is at the server goes as far as the server can be told. */
  discard(file: File, place: VisitPlace): Promise<void>
}
