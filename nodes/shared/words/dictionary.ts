/**
 * English → Korean. Values stand as {0}, {1} … in both; a particle that follows one in brackets, both of its forms:
 * {0}[을/를].
 */
export type Dictionary = Readonly<Record<string, string>>;
