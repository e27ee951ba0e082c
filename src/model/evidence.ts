/** What the disk says of a file named as 佐证. Only floor 3 looks; everything below is told. */
export interface EvidenceFacts {
  /** outside: not inside ledgers/, also after symlinks. case: there is one whose name differs in case only. special: a pipe or device. */
  readonly state: "file" | "missing" | "empty" | "folder" | "special" | "outside" | "case";
  /** The name as it stands on disk, for `case`. */
  readonly actual?: string;
  /** Length in bytes. */
  readonly size?: number;
  /** Digest of its bytes; only asked for when two files have equal size. */
  digest?(): string | undefined;
}
