import { endpoint } from '@/lib/server/context'

export const GET = endpoint('trash')
export const DELETE = endpoint('emptyTrash')
