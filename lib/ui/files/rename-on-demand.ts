/** The field for a new name, fetched when the first name is changed. One for all rows. */
import { onDemand } from '../kit/on-demand'

export const RenameOnDemand = onDemand(async () => (await import('./rename-field')).RenameField)
