const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toUpperCase()

/** Did the person copy the code down? They type its last group; case, width and spaces do not matter. */
export const isLastGroup = (recoveryCode: string, typed: string): boolean =>
  plain(typed) !== '' &&
  plain(typed) ===
    plain(
      recoveryCode
        .trim()
        .split(/[-\s]+/u)
        .at(-1) ?? '',
    )
