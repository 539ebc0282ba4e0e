/** A shared link: a shell, which asks the API for everything. What follows the token is decoration. */
import { VisitApp } from '@/lib/ui/visit/visit-app'

interface LinkPageProps {
  readonly params: Promise<{ readonly token: string }>
}

export default async function LinkPage({ params }: LinkPageProps) {
  return <VisitApp token={(await params).token} />
}
