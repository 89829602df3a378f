import type * as z from 'zod';

/** What a schema found wrong, as the tail of a sentence: `question: the question is empty; ttl: expected a number`. At most three problems. */
export function explainIssues(error: z.ZodError): string {
  const parts = error.issues.slice(0, 3).map((issue) => {
    const place = issue.path.map(String).join('.');
    return place === '' ? issue.message : `${place}: ${issue.message}`;
  });
  const more = error.issues.length - parts.length;
  return more > 0 ? `${parts.join('; ')}; and ${more} more` : parts.join('; ');
}
