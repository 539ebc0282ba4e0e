'use client'
/**
 * A component that is fetched when it is first drawn, or before by `warm`. While it is not
 * here, what stands in for it is drawn, or nothing; the screen around it goes on, and what could not be fetched is tried
 * again when the network is back or the component is drawn anew.
 */
import { type ComponentType, createElement, useEffect, useState } from 'react'

export type OnDemand<Props> = ComponentType<Props> & {
  /** Fetches it ahead of time, so that it is there at once and without a network. */
  warm(): void
}

export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile?: ComponentType): OnDemand<Props> {
  const source = new Source(load)
  const draw = (given: Props) => createElement(Fetched<Props>, { source, given, Meanwhile })
  return Object.assign(draw, { warm: () => void source.fetch().catch(() => {}) })
}

class Source<Props> {
  component: ComponentType<Props> | undefined

  constructor(private readonly load: () => Promise<ComponentType<Props>>) {}

  async fetch(): Promise<ComponentType<Props>> {
    this.component ??= await this.load()
    return this.component
  }
}

interface FetchedProps<Props> {
  readonly source: Source<Props>
  readonly given: Props
  readonly Meanwhile: ComponentType | undefined
}

function Fetched<Props extends object>({ source, given, Meanwhile }: FetchedProps<Props>) {
  const [component, setComponent] = useState(() => source.component)
  useEffect(() => {
    if (component) return
    let here = true
    const ask = () =>
      source.fetch().then(
        found => here && setComponent(() => found),
        () => {},
      )
    void ask()
    window.addEventListener('online', ask)
    return () => {
      here = false
      window.removeEventListener('online', ask)
    }
  }, [source, component])
  if (component) return createElement(component, given)
  return Meanwhile ? createElement(Meanwhile) : null
}
