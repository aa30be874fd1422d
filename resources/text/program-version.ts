/** Of package.json (a test compares them): what stands in what this program makes, so that later ones know whose words they read. */
export const PROGRAM_VERSION = '0.1.0'
