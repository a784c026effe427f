package org.onhook.api.tracking;

/**
 * A party of a call at one moment.
 *
 * @param ref the tracker's identifier of the party: unique for ever; a party that is moved to another call keeps it
 * @param device its device identifier in normal form; empty where the switch did not tell
 * @param dn whether the device is monitored, and so gets DN-based events
 * @param number whether {@code device} is a number, and so may be reported as one (a trunk's identifier is not)
 * @param queue whether it is a queue: a device at which calls wait, and never a person
 * @param role how it came into the call
 * @param state its state
 */
public record PartyInfo(
        long ref, String device, boolean dn, boolean number, boolean queue, PartyRole role, PartyState state) {

    /** Nobody: there is no such party, or more than one that could be meant. */
    public static final PartyInfo NOBODY =
            new PartyInfo(0, "", false, false, false, PartyRole.DESTINATION, PartyState.FAILED);

    /** Whether this is a party. */
    public boolean isSomebody() {
        return ref != 0;
    }

    /** The number to report for this party; empty where it has none. */
    public String reportedNumber() {
        return number ? device : "";
    }
}
