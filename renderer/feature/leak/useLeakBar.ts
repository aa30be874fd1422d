import { useQuery } from '../../api/use-query.ts'
import { barState } from './leak-model.ts'
import { useNow } from './useLeak.ts'

/** The open incidents as they stand this minute. */
export const useLeakBar = (): ReturnType<typeof barState> => {
  const { data } = useQuery('leak.list', {})
  return barState(data?.leaks ?? [], useNow())
}
