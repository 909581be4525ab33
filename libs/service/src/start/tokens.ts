/** Names under which the start hands its findings to the modules. */
export const serviceNameToken = Symbol('service name');
export const settingsToken = Symbol('settings');
export const secretToken = Symbol('secret');
export const askServiceToken = Symbol('ask service');
/** The database's address, signed in as the service's role: for threads with connections of their own. */
export const databaseUrlToken = Symbol('database url');
