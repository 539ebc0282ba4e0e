import { endpoint } from '@/lib/server/context'

export const POST = endpoint('trashContents')
