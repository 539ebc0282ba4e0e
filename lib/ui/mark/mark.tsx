/** The figure as a live picture; it takes the colour of the text around it. */
import { clsx } from 'clsx'
import type { CSSProperties } from 'react'
import { BAR, FIGURE_SIZE, type Figure, OFFSET, REST, SEAM } from './figure'

interface MarkProps {
  figure: Figure
  /** Pixels. */
  size?: number
  className?: string
}

/** Decoration: whoever shows it says the state in words beside it. */
export function Mark({ figure, size = 16, className }: MarkProps) {
  const { slide, gap } = OFFSET[figure]
  const style = { '--mark-slide': slide, '--mark-gap': gap } as CSSProperties
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${FIGURE_SIZE} ${FIGURE_SIZE}`}
      width={size}
      height={size}
      style={style}
      className={clsx('shrink-0 overflow-visible', figure === 'sliding' && 'mark-sliding', className)}
      fill="currentColor"
    >
      <rect className="mark-bar mark-upper" x={REST.x} y={REST.upper} width={BAR.width} height={BAR.height} rx={BAR.radius} />
      {figure === 'hollow' ? <HollowBar /> : <SolidBar />}
      {figure === 'together' && <rect x={REST.x} y={SEAM.y} width={BAR.width} height={SEAM.height} />}
    </svg>
  )
}

function SolidBar() {
  return <rect className="mark-bar mark-lower" x={REST.x} y={REST.lower} width={BAR.width} height={BAR.height} rx={BAR.radius} />
}

const STROKE = 1.25

function HollowBar() {
  return (
    <rect
      className="mark-bar mark-lower"
      x={REST.x + STROKE / 2}
      y={REST.lower + STROKE / 2}
      width={BAR.width - STROKE}
      height={BAR.height - STROKE}
      rx={BAR.radius / 2}
      fill="none"
      stroke="currentColor"
      strokeWidth={STROKE}
    />
  )
}
