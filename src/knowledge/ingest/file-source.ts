/** A file that was found. Paths within folders use forward slashes. */
export type SourceFile = Readonly<{
  /** As the source wants it back in `read`. */
  path: string;
  fileName: string;
  /** Below the folder that was named; the file's name where a file was named. */
  relativePath: string;
  /** Below the folder of the manifest; null without a manifest. */
  manifestPath: string | null;
}>;
export type FileListing = Readonly<{
  files: readonly SourceFile[];
  /** What is there but must not be read (links, devices), with the reason in plain words. */
  refused: readonly Readonly<{ path: string; reason: string }>[];
  /** The text of the nearest `manifest.json` at or above the named path, if any. */
  manifest: string | null;
}>;

/** Where documents come from: a disk, an upload, a test's map. */
export interface FileSource {
  /** The files at or below a path in a stable order. Rejects with `not-found` when nothing is there. */
  list(path: string): Promise<FileListing>;
  /** Rejects with `document-unreadable` for a file that is too large, vanished or is no regular file; its size is checked before a byte is read. */
  read(path: string): Promise<Readonly<{ bytes: Uint8Array; sha256: string }>>;
}
