/** The environment this process was started with. Only the start reads it, and hands on what it means. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
