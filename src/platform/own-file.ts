/** Text of a file of the extension. */
export async function readOwnFile(name: string): Promise<string> {
  return (await fetch(`/${name}`)).text();
}
