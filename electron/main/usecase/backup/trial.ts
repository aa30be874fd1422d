import { clearPlace, rehearsalPlace } from '../session/office-folder.ts'
import { refuse, type Outcome } from '../workstation.ts'

const underWay = new Set<string>()

/** Is a copy being opened, or written? It has the slow thread then. */
export const isOnTrial = (profileFolder: string): boolean => underWay.has(profileFolder)

/**
 * Opens copies on trial, one at a time: a backup that is being made and a rehearsal have the one place in the profile. It is
 * empty again afterwards, whatever became of the work. Refuses backup.busy while another is under way.
 */
export const onTrial = async <T>(
  profileFolder: string,
  work: (place: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> => {
  if (underWay.has(profileFolder)) return refuse('backup.busy')
  underWay.add(profileFolder)
  const place = rehearsalPlace(profileFolder)
  try {
    return await work(place)
  } finally {
    underWay.delete(profileFolder)
    clearPlace(place)
  }
}
