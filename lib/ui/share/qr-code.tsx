'use client'
/** A text as a picture that cameras read: dark on light, whatever the theme, as they want it. */
import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import { useMemo } from 'react'

interface QrCodeProps {
  readonly text: string
  readonly label: string
}

/** Around the code, in its squares: without it cameras do not find it. */
const QUIET = 4

export function QrCode({ text, label }: QrCodeProps) {
  const code = useMemo(() => generate(text), [text])
  const side = code.size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
      className="forced-color-adjust-none size-52 max-w-full self-center rounded-md border border-line"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="white" />
      <path d={toSvgPath(code)} fill="black" />
    </svg>
  )
}
