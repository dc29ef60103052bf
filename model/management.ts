/**
 * Name of the environment that holds access to the management account, of its file and of its stack.
 * It is there where that file is.
 */
export const MANAGEMENT = "management";
