package org.onhook.tlib.mapping;

import java.util.Optional;
import org.onhook.api.tlib.TEventType;
import org.onhook.api.tracking.CallChange;

/** The events of devices and links, which are about no call. */
final class DeviceEvents {

    Draft hookChanged(CallChange.HookChanged change) {
        TEventType type = change.offHook() ? TEventType.OFF_HOOK : TEventType.ON_HOOK;
        return DnEvent.of(type, change.micros(), change.dn()).draft();
    }

    Draft serviceChanged(CallChange.ServiceChanged change) {
        TEventType type = change.inService() ? TEventType.DN_BACK_IN_SERVICE : TEventType.DN_OUT_OF_SERVICE;
        return DnEvent.of(type, change.micros(), change.dn()).draft();
    }

    Draft linkChanged(CallChange.LinkChanged change) {
        TEventType type = change.up() ? TEventType.LINK_CONNECTED : TEventType.LINK_DISCONNECTED;
        AttributeList attributes = new AttributeList();
        attributes.text("ApplicationName", change.link());
        if (!change.up()) {
            attributes.text("ErrorMessage", change.reason());
        }
        return new Draft(type, change.micros(), change.link(), "", attributes.toList(), Optional.empty());
    }
}
