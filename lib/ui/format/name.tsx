/** A file's name on one line: its middle gives way, its extension stays, every space counts; whole for screen readers and on hover. */
import { clsx } from 'clsx'
import { splitName } from './split-name'

interface NameProps {
  readonly text: string
  readonly className?: string
}

export function Name({ text, className }: NameProps) {
  const { head, tail } = splitName(text)
  return (
    <span title={text} className={clsx('block min-w-0', className)}>
      <span className="sr-only">{text}</span>
      <span aria-hidden="true" dir="auto" className="flex w-fit min-w-0 max-w-full overflow-hidden whitespace-pre">
        <span className="min-w-0 overflow-hidden text-ellipsis">{head}</span>
        <span className="shrink-0">{tail}</span>
      </span>
    </span>
  )
}
