package org.onhook.bench.peer;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;

/** Any event. */
@XmlAccessorType(XmlAccessType.FIELD)
final class EventBean {

    String monitorCrossRefID;

    @XmlElements({
        @XmlElement(name = "initiatedConnection"),
        @XmlElement(name = "originatedConnection"),
        @XmlElement(name = "connection"),
        @XmlElement(name = "establishedConnection"),
        @XmlElement(name = "heldConnection"),
        @XmlElement(name = "retrievedConnection"),
        @XmlElement(name = "queuedConnection"),
        @XmlElement(name = "failedConnection"),
        @XmlElement(name = "outboundConnection"),
        @XmlElement(name = "droppedConnection"),
        @XmlElement(name = "clearedCall"),
        @XmlElement(name = "primaryOldCall")
    })
    ConnectionBean primary;

    ConnectionBean secondaryOldCall;

    @XmlElements({@XmlElement(name = "originatingNIDConnection"), @XmlElement(name = "originatinNIDConnection")})
    ConnectionBean networkInterface;

    @XmlElements({
        @XmlElement(name = "initiatingDevice"),
        @XmlElement(name = "alertingDevice"),
        @XmlElement(name = "answeringDevice"),
        @XmlElement(name = "holdingDevice"),
        @XmlElement(name = "retrievingDevice"),
        @XmlElement(name = "queue"),
        @XmlElement(name = "divertingDevice"),
        @XmlElement(name = "failingDevice"),
        @XmlElement(name = "networkInterfaceUsed"),
        @XmlElement(name = "conferencingDevice"),
        @XmlElement(name = "transferringDevice"),
        @XmlElement(name = "releasingDevice"),
        @XmlElement(name = "device")
    })
    DeviceBean subject;

    DeviceBean callingDevice;
    DeviceBean calledDevice;
    DeviceBean lastRedirectionDevice;

    @XmlElements({
        @XmlElement(name = "newDestination"),
        @XmlElement(name = "addedParty"),
        @XmlElement(name = "transferredToDevice")
    })
    DeviceBean second;

    @XmlElements({@XmlElement(name = "conferenceConnections"), @XmlElement(name = "transferredConnections")})
    ConnectionsBean connections;

    String localConnectionInfo;
    String cause;
}
