const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]
/** GB/T 22239-2019 8.1.4.1 a asks for complexity; the numbers are practice (M-H). */
const MIN_LENGTH = 10
const MIN_CLASSES = 3
/** A passphrase this long needs no mixture. */
const PASSPHRASE_LENGTH = 16

/** True for a password that may guard a signing key: 10 characters of 3 classes, or 16 of any. */
export const isStrongPassword = (password: string): boolean => {
  const distinct = new Set(password).size
  if (distinct < 5) return false
  if ([...password].length >= PASSPHRASE_LENGTH) return true
  return [...password].length >= MIN_LENGTH && CLASSES.filter((one) => one.test(password)).length >= MIN_CLASSES
}
