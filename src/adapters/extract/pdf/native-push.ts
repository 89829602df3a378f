// pdf.js brings core-js along, which replaces Array.prototype.push in the whole process by a slow version, because V8 does not throw on
// an empty push to a frozen array. Reading text pushes for every glyph: the native method makes it about 15 % cheaper.
const native = Array.prototype.push;

/** Gives `push` back to the engine; after this module, and whenever pdf.js has loaded a part of itself. */
export function restoreNativePush(): void {
  if (Array.prototype.push !== native) Array.prototype.push = native;
}
