/** Everything that a page and its sending worker say to each other. */
import type { DriveId } from '../../core/ids'
import type { Trouble } from '../drive-api'
import type { SentContent } from './send-contents'

export type ToSender =
  | { readonly kind: 'setup'; readonly origin: string; readonly drive: DriveId }
  | { readonly kind: 'send'; readonly job: number; readonly files: readonly File[]; readonly dry: boolean }
  /** Not wanted any more. */
  | { readonly kind: 'stop'; readonly job: number }

export type FromSender =
  | { readonly kind: 'progress'; readonly job: number; readonly file: number; readonly bytes: number }
  | { readonly kind: 'sent'; readonly job: number; readonly contents: readonly SentContent[] }
  | { readonly kind: 'failed'; readonly job: number; readonly why: Trouble | 'aborted' }
