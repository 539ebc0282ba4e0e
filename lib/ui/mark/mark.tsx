/** The figure as a live picture; it takes the colour of the text around it. */
import { clsx } from 'clsx'
import type { CSSProperties, ReactNode } from 'react'
import { BAR, FIGURE_SIZE, type Figure, OFFSET, REST, SEAM } from './figure'

interface MarkProps {
  figure: Figure
  /** Pixels. */
  size?: number
  className?: string
  /** Where many are shown at once, they do not move. */
  still?: boolean
}

/** Decoration: whoever shows it says the state in words beside it. */
export function Mark({ figure, size = 16, className, still = false }: MarkProps) {
  const { slide, gap } = OFFSET[figure]
  const style = { '--mark-slide': slide, '--mark-gap': gap, width: size, height: size } as CSSProperties
  const isMoving = figure === 'sliding' && !still
  return (
    <span aria-hidden="true" style={style} className={clsx('relative block shrink-0', isMoving && 'mark-sliding', className)}>
      <Layer className="mark-upper">
        <rect className="mark-bar" x={REST.x} y={REST.upper} width={BAR.width} height={BAR.height} rx={BAR.radius} />
      </Layer>
      <Layer className="mark-lower">
        {figure === 'hollow' ? <HollowBar /> : <SolidBar />}
        {figure === 'together' && <rect x={REST.x} y={SEAM.y} width={BAR.width} height={SEAM.height} />}
      </Layer>
    </span>
  )
}

/** A picture of its own for each bar: the browser moves whole layers without painting them anew, for as long as a sync takes. */
function Layer({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${FIGURE_SIZE} ${FIGURE_SIZE}`}
      className={clsx('absolute inset-0 size-full overflow-visible', className)}
      fill="currentColor"
    >
      {children}
    </svg>
  )
}

function SolidBar() {
  return <rect className="mark-bar" x={REST.x} y={REST.lower} width={BAR.width} height={BAR.height} rx={BAR.radius} />
}

const STROKE = 1.25

function HollowBar() {
  return (
    <rect
      className="mark-bar"
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
