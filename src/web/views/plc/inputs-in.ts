/** Names of the input variables a text declares, for the first choice before anything ran; what stands in comments is left out. */
export function inputsIn(source: string): readonly string[] {
  const code = source.replace(/\(\*[\s\S]*?\*\)|\/\/[^\n]*/g, '');
  return [...code.matchAll(/\bVAR_INPUT\b([\s\S]*?)\bEND_VAR\b/gi)].flatMap((section) =>
    [...(section[1] ?? '').matchAll(/(?:^|;)\s*([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*:/g)].flatMap((names) =>
      (names[1] ?? '').split(',').map((name) => name.trim()),
    ),
  );
}
