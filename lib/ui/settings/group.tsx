'use client'
/** One titled part of the settings; an address may lead to it. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { SettingPart } from './setting-parts'

interface GroupProps {
  readonly title: string
  /** What the address names it. */
  readonly part?: SettingPart
  readonly children: ReactNode
}

export function Group({ title, part, children }: GroupProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (part === undefined) return
    const show = () => window.location.hash === `#${part}` && heading.current?.focus()
    show()
    window.addEventListener('hashchange', show)
    return () => window.removeEventListener('hashchange', show)
  }, [part])
  return (
    <section id={part} aria-label={title} className="scroll-mt-4">
      <h2 ref={heading} tabIndex={part === undefined ? undefined : -1} className="mb-3 font-semibold text-16 outline-none">
        {title}
      </h2>
      {children}
    </section>
  )
}
