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
  Presentation,
} from 'lucide-react'
import { type FileKind, fileKind } from '../../core/file-kind'
import type { RemoteNode } from '../../core/protocol/messages'

const PICTURES: Record<FileKind, readonly [LucideIcon, string]> = {
  image: [FileImage, 'text-kind-image'],
  video: [FilePlay, 'text-kind-media'],
  audio: [FileHeadphone, 'text-kind-media'],
  pdf: [FileText, 'text-bad'],
  text: [FileText, 'text-kind-text'],
  sheet: [FileSpreadsheet, 'text-ok'],
  slides: [Presentation, 'text-kind-media'],
  code: [FileCode, 'text-ink-soft'],
  archive: [FileArchive, 'text-kind-pack'],
  other: [File, 'text-ink-faint'],
}

interface PictureProps {
  /** Pixels. */
  readonly size?: number
}

export function KindIcon({ node, size = 16 }: { readonly node: Pick<RemoteNode, 'kind' | 'name'> } & PictureProps) {
  if (node.kind === 'file') return <KindPicture kind={fileKind(node.name)} size={size} />
  return <Folder size={size} strokeWidth={strokeOf(size)} aria-hidden className="shrink-0 fill-current/15 text-accent" />
}

export function KindPicture({ kind, size = 16 }: { readonly kind: FileKind } & PictureProps) {
  const [Icon, tint] = PICTURES[kind]
  return <Icon size={size} strokeWidth={strokeOf(size)} aria-hidden className={`shrink-0 ${tint}`} />
}

/** Large pictures keep the line of small ones. */
function strokeOf(size: number): number {
  return size > 24 ? 1.25 : 2
}
