import { endpoint } from '@/lib/server/context'

export const PUT = endpoint('reportFolder')
export const DELETE = endpoint('forgetFolder')
