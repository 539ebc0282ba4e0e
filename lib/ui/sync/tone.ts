/** The colour of each tone; never the only sign of it. */
import type { Tone } from './status-view'

export const TONE_TEXT: Record<Tone, string> = {
  quiet: 'text-ink-faint',
  busy: 'text-accent',
  ok: 'text-ok',
  ask: 'text-warn',
  bad: 'text-bad',
}

export const TONE_WASH: Record<Tone, string> = {
  quiet: 'bg-sunken',
  busy: 'bg-sunken',
  ok: 'bg-sunken',
  ask: 'bg-warn-wash',
  bad: 'bg-bad-wash',
}
