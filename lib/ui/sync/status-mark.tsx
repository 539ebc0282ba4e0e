/** The figure in the colour of its tone. */
import { clsx } from 'clsx'
import type { Figure } from '../mark/figure'
import { Mark } from '../mark/mark'
import type { Tone } from './status-view'
import { TONE_TEXT } from './tone'

interface StatusMarkProps {
  readonly figure: Figure
  readonly tone: Tone
  readonly size?: number
  readonly className?: string
  readonly still?: boolean
}

export function StatusMark({ figure, tone, size = 16, className, still = false }: StatusMarkProps) {
  return <Mark figure={figure} size={size} still={still} className={clsx(TONE_TEXT[tone], className)} />
}
