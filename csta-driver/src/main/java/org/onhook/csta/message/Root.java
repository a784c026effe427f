package org.onhook.csta.message;

import java.util.List;

/** The messages other than events that matter, by the name of their root element. */
enum Root {
    EVENT,
    MONITOR_START_RESPONSE("MonitorStartResponse"),
    MONITOR_STOP("MonitorStop"),
    SYSTEM_STATUS("SystemStatus"),
    REQUEST_SYSTEM_STATUS("RequestSystemStatus"),
    REQUEST_SYSTEM_STATUS_RESPONSE("RequestSystemStatusResponse"),
    SYSTEM_REGISTER_RESPONSE("SystemRegisterResponse"),
    SESSION_GRANTED("StartApplicationSessionPosResponse", "StartApplicationSessionResponse"),
    SESSION_REFUSED("StartApplicationSessionNegResponse"),
    SESSION_RENEWED("ResetApplicationSessionTimerPosResponse"),
    SESSION_ENDED("ResetApplicationSessionTimerNegResponse", "ApplicationSessionTerminated"),
    CALL_BEGUN("MakeCallResponse", "ConsultationCallResponse"),
    DEVICE_SNAPSHOT("SnapshotDeviceResponse"),
    CALL_SNAPSHOT("SnapshotCallResponse"),
    SNAPSHOT_SEGMENT("SnapshotDeviceData", "SnapshotCallData"),
    ERROR("CSTAErrorCode", "errorResponse"),
    OTHER;

    private final List<String> names;

    Root(String... names) {
        this.names = List.of(names);
    }

    List<String> names() {
        return names;
    }
}
