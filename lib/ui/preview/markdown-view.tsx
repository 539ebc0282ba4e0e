'use client'
/** Markdown as it is meant to be read. */
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Scroller } from '../kit/scroller'
import { renderMarkdown } from './render-markdown'

interface MarkdownViewProps {
  readonly text: string
  readonly name: string
}

export function MarkdownView({ text, name }: MarkdownViewProps) {
  const t = useTranslations('viewer.markdown')
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    host.current?.replaceChildren(renderMarkdown(text, description => t('picture', { description })))
  }, [text, t])
  return (
    <Scroller label={name} className="min-h-0 flex-1 bg-canvas">
      <div ref={host} dir="auto" className="markdown mx-auto max-w-3xl px-8 py-8 phone:px-4 phone:py-5" />
    </Scroller>
  )
}
