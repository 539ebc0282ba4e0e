import { endpoint } from '@/lib/server/context'

export const GET = endpoint('oldVersions')
export const DELETE = endpoint('removeOldVersions')
