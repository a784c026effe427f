package org.onhook.bench.peer;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;

/** A connection identifier. */
@XmlAccessorType(XmlAccessType.FIELD)
final class ConnectionBean {
    String callID;
    String deviceID;
}
