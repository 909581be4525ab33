/** Does a process with this id exist? */
export function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (fault) {
    // Another user's process is alive all the same.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}
