import { endpoint } from '@/lib/server/context'

export const DELETE = endpoint('removeVersion')
