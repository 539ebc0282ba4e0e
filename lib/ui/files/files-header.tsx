'use client'
/** The head of the files: where one is, and what can be done here. */
import type { ReactNode } from 'react'
import type { Step } from '../../browser/drive-api'
import { Breadcrumb } from './breadcrumb'

interface FilesHeaderProps {
  readonly path: readonly Step[]
  readonly loading: boolean
  readonly children?: ReactNode
}

export function FilesHeader({ path, loading, children }: FilesHeaderProps) {
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 border-line border-b px-4 phone:gap-1 phone:pe-2">
      <Breadcrumb path={path} loading={loading} />
      {children}
    </header>
  )
}
