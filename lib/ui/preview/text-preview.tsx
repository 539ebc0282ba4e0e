'use client'
/** A text or a program, as it is. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormat } from '../format/use-format'
import { MOST_TEXT_BYTES } from './can-edit'
import { CodeView } from './code-view'
import type { Decoded } from './decode-text'
import type { FileBytes } from './file-bytes'
import { useFileText } from './file-queries'
import { NoPreview, PreviewFailed } from './preview-card'
import { PreviewBar, PreviewLoading } from './preview-parts'

export type TextContent = Extract<Decoded, { kind: 'text' }>

export function TextPreview({ bytes }: { readonly bytes: FileBytes }) {
  return (
    <WithText bytes={bytes}>
      {content => (
        <>
          <TextBar bytes={bytes} content={content} />
          <CodeView text={content.text} name={bytes.name} />
        </>
      )}
    </WithText>
  )
}

interface WithTextProps {
  readonly bytes: FileBytes
  readonly children: (content: TextContent) => ReactNode
}

/** Waits for the text of a file, and says so when it has none. */
export function WithText({ bytes, children }: WithTextProps) {
  const text = useFileText(bytes)
  if (text.data?.kind === 'text') return children(text.data)
  if (text.data) return <NoPreview bytes={bytes} why="binary" />
  return text.error ? <PreviewFailed error={text.error} bytes={bytes} retry={() => void text.refetch()} /> : <PreviewLoading />
}

interface TextBarProps {
  readonly bytes: FileBytes
  readonly content: TextContent
  readonly children?: ReactNode
}

export function TextBar({ bytes, content, children }: TextBarProps) {
  const t = useTranslations('viewer')
  const format = useFormat()
  const encoding = content.encoding.toUpperCase()
  return (
    <PreviewBar
      label={t('tools')}
      facts={
        <>
          <span>{content.guessed ? t('text.guessed', { encoding }) : encoding}</span>
          {content.lossy && <span className="text-warn">{t('text.lossy')}</span>}
          {bytes.size > MOST_TEXT_BYTES && <span className="text-warn">{t('text.cut', { shown: format.bytes(MOST_TEXT_BYTES) })}</span>}
        </>
      }
    >
      {children}
    </PreviewBar>
  )
}
