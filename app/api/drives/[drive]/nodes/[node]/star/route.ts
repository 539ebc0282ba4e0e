import { endpoint } from '@/lib/server/context'

export const PUT = endpoint('star')
export const DELETE = endpoint('unstar')
