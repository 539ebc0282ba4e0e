'use client'
/** Markdown, laid out or as it was typed. */
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice } from '../kit/choice'
import { CodeView } from './code-view'
import type { FileBytes } from './file-bytes'
import { MarkdownView } from './markdown-view'
import { MOST_MARKDOWN_LETTERS } from './render-markdown'
import { TextBar, type TextContent, WithText } from './text-preview'

export function MarkdownPreview({ bytes }: { readonly bytes: FileBytes }) {
  return <WithText bytes={bytes}>{content => <Loaded bytes={bytes} content={content} />}</WithText>
}

interface LoadedProps {
  readonly bytes: FileBytes
  readonly content: TextContent
}

function Loaded({ bytes, content }: LoadedProps) {
  const t = useTranslations('viewer.markdown')
  const long = content.text.length > MOST_MARKDOWN_LETTERS
  const [shown, setShown] = useState<'formatted' | 'source'>(long ? 'source' : 'formatted')
  return (
    <>
      <TextBar bytes={bytes} content={content}>
        {long ? (
          <span className="text-12 text-ink-soft">{t('long')}</span>
        ) : (
          <Choice
            compact
            label={t('view')}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'formatted', label: t('formatted') },
              { value: 'source', label: t('source') },
            ]}
          />
        )}
      </TextBar>
      {shown === 'source' ? <CodeView text={content.text} name={bytes.name} /> : <MarkdownView text={content.text} name={bytes.name} />}
    </>
  )
}
