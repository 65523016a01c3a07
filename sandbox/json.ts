/** A document of any shape: what the contracts, requests and answers are made of. */
export type JsonObject = { [key: string]: any };
