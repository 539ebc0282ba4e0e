/** Why a form was not taken; read out as soon as it is there. */
import type { ReactNode } from 'react'

export function FormProblem({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className="rounded-md bg-bad-wash px-3 py-2 text-13 text-bad empty:hidden">
      {children}
    </p>
  )
}
