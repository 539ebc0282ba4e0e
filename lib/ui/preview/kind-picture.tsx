/** The picture of a kind of file by its name: large where the file itself cannot be shown, small in lists of names. Decoration. */
import { fileKind } from '../../core/file-kind'
import { KindPicture as Picture } from '../files/kind-icon'

export function KindPicture({ name }: { readonly name: string }) {
  return <Picture kind={fileKind(name)} size={48} />
}

export function SmallKindIcon({ name }: { readonly name: string }) {
  return <Picture kind={fileKind(name)} />
}
