/** Stands where a device's name does, when a visitor of a shared link did it in its maker's name: names are trimmed, so no device is called so. */
export const BY_LINK = ' '
