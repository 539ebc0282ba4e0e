import { endpoint } from '@/lib/server/context'

export const GET = endpoint('links')
export const POST = endpoint('makeLink')
