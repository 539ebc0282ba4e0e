/** What a password must be, as the server checks it too. */

/** Characters. */
export const SHORTEST_PASSWORD = 8
