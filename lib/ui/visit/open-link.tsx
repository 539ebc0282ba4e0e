'use client'
/** A link that opens: a file, files and folders, or only a place to put some. */
import { onDemand } from '../kit/on-demand'
import { useVisit } from './visit-context'
import { VisitLoading } from './visit-loading'
import { VisitUploadsProvider } from './visit-uploads-provider'
import { itemOf } from './visited-item'

const FileVisit = onDemand(async () => (await import('./file-visit')).FileVisit, VisitLoading)
const FolderVisit = onDemand(async () => (await import('./folder-visit')).FolderVisit, VisitLoading)
const UploadVisit = onDemand(async () => (await import('./upload-visit')).UploadVisit, VisitLoading)

export function OpenLink() {
  const { can } = useVisit()
  if (!can('upload')) return <Shown />
  return <VisitUploadsProvider>{can('look') ? <Shown /> : <UploadVisit />}</VisitUploadsProvider>
}

function Shown() {
  const { roots } = useVisit().visit
  const [only] = roots
  return roots.length === 1 && only?.kind === 'file' ? <FileVisit file={itemOf(only)} /> : <FolderVisit />
}
