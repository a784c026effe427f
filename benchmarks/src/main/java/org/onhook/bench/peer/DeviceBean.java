package org.onhook.bench.peer;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElements;

/** A device. */
@XmlAccessorType(XmlAccessType.FIELD)
final class DeviceBean {

    @XmlElements({
        @XmlElement(name = "deviceIdentifier"),
        @XmlElement(name = "deviceID"),
        @XmlElement(name = "numberDialed")
    })
    String identifier;

    String notKnown;
    String notRequired;
}
