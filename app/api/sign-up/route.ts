import { endpoint } from '@/lib/server/context'

export const GET = endpoint('signUpOpen')
export const POST = endpoint('signUp')
