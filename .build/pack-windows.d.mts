export function windowsZip(files: Readonly<Record<string, Uint8Array>>, day: string): Uint8Array;
