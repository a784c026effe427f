package org.onhook.bench.peer;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import java.util.ArrayList;
import java.util.List;

/** The connections after two calls were joined. */
@XmlAccessorType(XmlAccessType.FIELD)
final class ConnectionsBean {

    List<Item> connectionListItem = new ArrayList<>();

    /** One of them. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static final class Item {
        ConnectionBean newConnection;
        ConnectionBean oldConnection;
        DeviceBean endpoint;
    }
}
