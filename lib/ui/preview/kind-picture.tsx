/** The picture of a kind of file by its name: large where the file itself cannot be shown, small in lists of names. Decoration. */
import { File, FileArchive, FileCode, FileHeadphone, FileImage, FilePlay, FileSpreadsheet, FileText, type LucideIcon } from 'lucide-react'
import { type FileKind, fileKind } from '../files/file-kind'

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

export function KindPicture({ name }: { readonly name: string }) {
  const [Icon, tint] = PICTURES[fileKind(name)]
  return <Icon size={48} strokeWidth={1.25} aria-hidden className={tint} />
}

export function SmallKindIcon({ name }: { readonly name: string }) {
  const [Icon, tint] = PICTURES[fileKind(name)]
  return <Icon size={16} aria-hidden className={`shrink-0 ${tint}`} />
}
