package org.onhook.csta.message;

import java.util.List;

/** The child elements that matter, by what they mean; several names may mean the same. */
enum Tag {
    CROSS_REF("monitorCrossRefID"),
    PRIMARY(
            "initiatedConnection",
            "originatedConnection",
            "connection",
            "establishedConnection",
            "heldConnection",
            "retrievedConnection",
            "queuedConnection",
            "failedConnection",
            "outboundConnection",
            "droppedConnection",
            "clearedCall",
            "primaryOldCall"),
    SECONDARY("secondaryOldCall"),
    // The second spelling is the schema's own in EstablishedEvent (ECMA-323).
    NETWORK_INTERFACE("originatingNIDConnection", "originatinNIDConnection"),
    SUBJECT(
            "initiatingDevice",
            "alertingDevice",
            "answeringDevice",
            "holdingDevice",
            "retrievingDevice",
            "queue",
            "divertingDevice",
            "failingDevice",
            "networkInterfaceUsed",
            "conferencingDevice",
            "transferringDevice",
            "transferingDevice",
            "releasingDevice",
            "device"),
    CALLING("callingDevice"),
    CALLED("calledDevice"),
    LAST_REDIRECTION("lastRedirectionDevice"),
    SECOND("newDestination", "addedParty", "transferredToDevice", "transferedToDevice"),
    CONNECTIONS("conferenceConnections", "transferredConnections", "transferedConnections"),
    LOCAL_STATE("localConnectionInfo", "localConnectionState"),
    CAUSE("cause"),
    LINKAGE_DATA("callLinkageData", "callLinkageDataList", "newCallLinkageData", "globalCallData"),
    LINKAGE_ID("globalCallLinkageID"),

    CALL_ID("callID"),
    DEVICE_ID("deviceID", "deviceIdentifier", "numberDialed", "numberDialled"),
    NOT_KNOWN("notKnown"),
    RESTRICTED("restricted"),
    NOT_REQUIRED("notRequired"),
    NOT_SPECIFIED("notSpecified"),
    LIST_ITEM("connectionListItem"),
    NEW_CONNECTION("newConnection"),
    OLD_CONNECTION("oldConnection"),
    ENDPOINT("endpoint"),

    INITIATED_CALL("initiatedCall"),

    SNAPSHOT_DATA("crossRefIDorSnapshotData", "snapshotData"),
    SNAPSHOT_ITEM("snapshotDeviceResponseInfo", "snapshotCallResponseInfo"),
    // The first is SnapshotDevice's in ECMA-323, the second SnapshotCall's, and both of them in TSAPI.
    SNAPSHOT_CONNECTION("connectionIdentifier", "callIdentifier"),
    SNAPSHOT_DEVICE("endpointDevice", "deviceOnCall"),
    CALL_STATE("localCallState"),
    COMPOUND_STATE("compoundCallState"),
    SIMPLE_STATE("simpleCallState"),
    SERVICE_CROSS_REF("serviceCrossRefID"),
    LAST_SEGMENT("lastSegment"),

    SYSTEM_STATUS("systemStatus"),
    SESSION_ID("sessionID"),
    PROTOCOL_VERSION("actualProtocolVersion"),
    SESSION_DURATION("actualSessionDuration"),

    UNKNOWN;

    private final List<String> names;

    Tag(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }
}
