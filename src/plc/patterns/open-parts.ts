/**
 * Questions about a part of the request that is not in the draft, or has a place that was guessed: what such a draft proves may be about something else than
 * what was asked. A question about a default that stands where the request says nothing is none of them.
 */
const leaving =
  / changes nothing: with half of it and with twice of it |^The request (?:says|asks for|names|speaks of|mentions|does not say that|gives its limits in)\b|^Not covered:|^Not understood|^The condition ".*" is not built in|^".*\d.*" is read as .*\?|^"Every" is read as|^.* of .+ is outside .+ is used\.$|^\d+ times of day are given|^All \d+ are switched together|could not be tried on the draft|^The names are taken in flow direction|^The request could also mean|is a measurement; the draft reads it as a yes\/no condition|^The (?:time of an hour or more|limits? .*) (?:is|are) read as|without brackets; |^The running feedback of .* is taken as the condition/;

/** Whether an open question leaves a part of the request out, so that the draft is not one to sign before it is answered. */
export function leavesPartOpen(question: string): boolean {
  return leaving.test(question);
}
