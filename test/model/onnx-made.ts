/** A field of a protobuf message that holds bytes. */
export const field = (number: number, value: readonly number[]) => [number * 8 + 2, value.length, ...value];
export const letters = (word: string) => [...word].map((letter) => letter.charCodeAt(0));
/** What stands in a model before its graph: here the version of its form. */
export const VERSION = [8, 9];
