package org.onhook.tlib.mapping;

import org.onhook.api.tracking.PartyRole;

/** The T-Library DNRole numbers that are used (tlib-enums.csv, DNRole). */
final class DnRole {

    static final int ORIGINATION = 1;
    static final int DESTINATION = 2;
    static final int CONFERENCE_MEMBER = 3;
    static final int NEW_PARTY = 4;
    static final int ADDED_BY = 5;
    static final int DELETED_BY = 6;
    static final int TRANSFERRED_BY = 7;
    static final int DELETED_PARTY = 8;
    static final int CONFERENCED_BY = 9;

    private DnRole() {}

    static int of(PartyRole role) {
        return switch (role) {
            case ORIGINATION -> ORIGINATION;
            case DESTINATION -> DESTINATION;
            case CONFERENCE_MEMBER -> CONFERENCE_MEMBER;
        };
    }
}
