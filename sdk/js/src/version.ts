/** The version of this SDK. */
export const VERSION = '1.3.0';
