package org.onhook.api.tracking;

/** How a party came into the call. */
public enum PartyRole {
    ORIGINATION,
    DESTINATION,
    CONFERENCE_MEMBER
}
