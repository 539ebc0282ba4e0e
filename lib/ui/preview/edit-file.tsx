'use client'
/** From a shown file to its editor: reads the text whole, and only offers what writing it back would not harm. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { RevisionId } from '../../core/ids'
import { Button } from '../kit/button'
import { onDemand } from '../kit/on-demand'
import { MOST_TEXT_BYTES } from './can-edit'
import type { BytesOf, FileBytes, ShownFile } from './file-bytes'
import { readText, useFileText } from './file-queries'
import { NoPreview, PreviewFailed } from './preview-card'
import { PreviewLoading } from './preview-parts'
import type { EditDoor } from './save-result'
import type { TextEditorProps } from './text-editor'

const TextEditor = onDemand(async () => (await import('./text-editor')).TextEditor, PreviewLoading)

interface EditFileProps extends Pick<TextEditorProps, 'leaving' | 'onLeave' | 'onStay' | 'onLeft'> {
  readonly file: ShownFile
  readonly bytes: FileBytes
  readonly bytesOf: BytesOf
  readonly edits: EditDoor
}

/** The file as it was when editing began; newer revisions that come meanwhile change nothing here. */
export function EditFile({ file: newest, bytes: newestBytes, bytesOf, edits, leaving, onLeave, onStay, onLeft }: EditFileProps) {
  const t = useTranslations('editor')
  const queries = useQueryClient()
  const [{ file, bytes }] = useState({ file: newest, bytes: newestBytes })
  const content = useFileText(bytes)
  const editable = content.data?.kind === 'text' && !content.data.lossy
  useEffect(() => {
    if (leaving && !editable) onLeft()
  }, [leaving, editable, onLeft])
  if (content.error && !content.data) return <PreviewFailed error={content.error} bytes={bytes} retry={() => void content.refetch()} />
  if (!content.data) return <PreviewLoading />
  if (content.data.kind === 'binary' || content.data.lossy)
    return <NoPreview bytes={bytes} why="binary" action={<Button onClick={onLeft}>{t('back')}</Button>} />
  const { text, encoding, marked } = content.data
  const mark = marked && encoding === 'utf-8' ? '\ufeff' : ''
  const readTheirs = async (revision: RevisionId) => {
    const theirs = bytesOf({ ...file, revision, size: MOST_TEXT_BYTES })
    const read = await queries.fetchQuery({
      queryKey: ['preview', theirs.key, 'theirs'],
      queryFn: ({ signal }) => readText(theirs, signal),
    })
    return read.kind === 'text' ? read.text : undefined
  }
  return (
    <TextEditor
      name={file.name}
      text={text}
      revision={file.revision}
      converted={encoding === 'utf-8' ? undefined : encoding.toUpperCase()}
      save={(text, expected) => edits.save(file.node, mark + text, expected)}
      saveCopy={text => edits.saveCopy(file.node, mark + text)}
      readTheirs={readTheirs}
      leaving={leaving}
      onLeave={onLeave}
      onStay={onStay}
      onLeft={onLeft}
    />
  )
}
