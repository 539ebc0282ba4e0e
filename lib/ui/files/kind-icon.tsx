/** The picture of a folder or of a kind of file. Decoration: the name says the same. */
import {
  File,
  FileArchive,
  FileCode,
  FileHeadphone,
  FileImage,
  FilePlay,
  FileSpreadsheet,
  FileText,
  Folder,
  type LucideIcon,
} from 'lucide-react'
import type { RemoteNode } from '../../core/protocol/messages'
import { type FileKind, fileKind } from './file-kind'

const PICTURES: Record<FileKind, readonly [LucideIcon, string]> = {
  image: [FileImage, 'text-kind-image'],
  video: [FilePlay, 'text-kind-media'],
  audio: [FileHeadphone, 'text-kind-media'],
  text: [FileText, 'text-kind-text'],
  sheet: [FileSpreadsheet, 'text-ok'],
  code: [FileCode, 'text-ink-soft'],
  archive: [FileArchive, 'text-kind-pack'],
  other: [File, 'text-ink-faint'],
}

export function KindIcon({ node }: { readonly node: RemoteNode }) {
  if (node.kind === 'folder') return <Folder size={16} aria-hidden className="shrink-0 fill-current/15 text-accent" />
  const [Icon, tint] = PICTURES[fileKind(node.name)]
  return <Icon size={16} aria-hidden className={`shrink-0 ${tint}`} />
}
