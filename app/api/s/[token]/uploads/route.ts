import { endpoint } from '@/lib/server/context'

export const OPTIONS = endpoint('visitUploads')
export const POST = endpoint('visitUploads')
