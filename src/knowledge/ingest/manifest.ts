import * as z from 'zod';
import { Role } from '../../domain/actor.js';
import { DocumentInfo } from '../../domain/document.js';

/** What the knowledge owner says about one file of a folder. Everything but `id` and `file` may be left out; what is said wins over the document itself. */
export const ManifestEntry = z.object({
  id: z.string().min(1).max(120),
  /** Path of the file, relative to the folder of the manifest, with forward slashes; never upwards. */
  file: z
    .string()
    .min(1)
    .refine((file) => !/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\u0000/i.test(file), 'stays inside the folder of the manifest'),
  title: z.string().min(1).nullish(),
  revision: z.string().min(1).nullish(),
  effectiveDate: z.string().nullish(),
  /** The last day on which it holds. */
  validUntil: z.string().nullish(),
  supersedes: z.string().nullish(),
  appliesTo: z.array(z.string()).nullish(),
  language: z.string().nullish(),
  accessRoles: z.array(Role).nullish(),
  kind: DocumentInfo.shape.kind.nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
});
export type ManifestEntry = z.infer<typeof ManifestEntry>;

/** `manifest.json` beside the documents: an array of entries, or an object with them under `documents`. */
export const Manifest = z.union([z.array(ManifestEntry), z.object({ documents: z.array(ManifestEntry) }).transform((manifest) => manifest.documents)]);
export type Manifest = z.infer<typeof Manifest>;
