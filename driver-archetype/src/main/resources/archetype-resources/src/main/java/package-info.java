/**
 * A driver for switches of the make ${switchMake}.
 *
 * <p>${switchMake} is invented, and so is what it speaks: lines of UTF-8 that end with a line feed, each a word and fields
 * {@code name=value}, with a blank between them. Replace this by your protocol, and say where you know it from.
 *
 * <pre>
 * link                              switch
 * login user=onhook password=hush   welcome | denied reason=...
 * monitor dn=2001                   monitored dn=2001 | refused dn=2001 reason=...
 * calls dn=2001                     call dn=2001 call=17 own=talking, for each call; end-of-calls dn=2001
 * hang-up id=1 dn=2001 call=17      done id=1 | not-done id=1 reason=...
 * ping                              pong
 * bye
 *                                   dialled  dn=2001 own=talking call=17 from=2001 to=2002
 *                                   ringing  dn=2002 own=ringing call=17 device=2002 from=2001 to=2002
 *                                   answered dn=2002 own=talking call=17 device=2002 from=2001 to=2002
 *                                   left     dn=2002 own=talking call=17 device=2001 by=2001 cause=normal
 * </pre>
 *
 * <p>{@code dn} is the device whose monitor says it, {@code own} the state of that device's own leg afterwards. {@code left} is
 * said of each leg, to each monitor that is still in the call; {@code by} is the device that hung up.
 */
package ${package};
