import { endpoint } from '@/lib/server/context'

export const GET = endpoint('linkPolicy')
export const PATCH = endpoint('changeLinkPolicy')
