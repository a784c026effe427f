package org.onhook.tracking.lane;

import java.util.List;
import org.onhook.api.call.CallEvent.CallCleared;
import org.onhook.api.call.CallEvent.Conferenced;
import org.onhook.api.call.CallEvent.ConnectionCleared;
import org.onhook.api.call.CallEvent.Delivered;
import org.onhook.api.call.CallEvent.Diverted;
import org.onhook.api.call.CallEvent.Established;
import org.onhook.api.call.CallEvent.Failed;
import org.onhook.api.call.CallEvent.Held;
import org.onhook.api.call.CallEvent.NetworkReached;
import org.onhook.api.call.CallEvent.Noted;
import org.onhook.api.call.CallEvent.OnCall;
import org.onhook.api.call.CallEvent.Originated;
import org.onhook.api.call.CallEvent.Queued;
import org.onhook.api.call.CallEvent.Retrieved;
import org.onhook.api.call.CallEvent.ServiceInitiated;
import org.onhook.api.call.CallEvent.Transferred;
import org.onhook.api.call.ConnectionId;
import org.onhook.api.call.ConnectionListItem;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.DeviceKind;
import org.onhook.api.call.Report;

/** An event as the switch wrote it, without its time of arrival, by which the same event is known again on another link. */
final class Timeless {

    private Timeless() {}

    static OnCall of(OnCall event) {
        Report said = event.report();
        Report report = new Report(0, said.dn(), said.local(), said.cause(), said.linkageId());
        if (event instanceof ServiceInitiated e) {
            return new ServiceInitiated(
                    report, asWritten(e.connection()), asWritten(e.initiatingDevice()), asWritten(e.calledDevice()));
        } else if (event instanceof Originated e) {
            return new Originated(
                    report, asWritten(e.connection()), asWritten(e.callingDevice()), asWritten(e.calledDevice()));
        } else if (event instanceof Delivered e) {
            return new Delivered(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.alertingDevice()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()),
                    asWritten(e.lastRedirectionDevice()),
                    asWritten(e.networkInterface()));
        } else if (event instanceof Established e) {
            return new Established(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.answeringDevice()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()),
                    asWritten(e.lastRedirectionDevice()),
                    asWritten(e.networkInterface()));
        } else if (event instanceof Held e) {
            return new Held(report, asWritten(e.connection()), asWritten(e.holdingDevice()));
        } else if (event instanceof Retrieved e) {
            return new Retrieved(report, asWritten(e.connection()), asWritten(e.retrievingDevice()));
        } else if (event instanceof Queued e) {
            return new Queued(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.queue()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()),
                    asWritten(e.lastRedirectionDevice()));
        } else if (event instanceof Diverted e) {
            return new Diverted(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.divertingDevice()),
                    asWritten(e.newDestination()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()));
        } else if (event instanceof Failed e) {
            return new Failed(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.failingDevice()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()));
        } else if (event instanceof NetworkReached e) {
            return new NetworkReached(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.networkInterface()),
                    asWritten(e.callingDevice()),
                    asWritten(e.calledDevice()));
        } else if (event instanceof Conferenced e) {
            return new Conferenced(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.secondaryOldCall()),
                    asWritten(e.conferencingDevice()),
                    asWritten(e.addedParty()),
                    asWritten(e.connections()));
        } else if (event instanceof Transferred e) {
            return new Transferred(
                    report,
                    asWritten(e.connection()),
                    asWritten(e.secondaryOldCall()),
                    asWritten(e.transferringDevice()),
                    asWritten(e.transferredToDevice()),
                    asWritten(e.connections()));
        } else if (event instanceof ConnectionCleared e) {
            return new ConnectionCleared(report, asWritten(e.connection()), asWritten(e.releasingDevice()));
        } else if (event instanceof CallCleared e) {
            return new CallCleared(report, asWritten(e.connection()));
        } else if (event instanceof Noted e) {
            return new Noted(report, asWritten(e.connection()), e.kind(), e.text());
        }
        // Java 17 does not check a chain of patterns; TimelessTest goes through all permitted classes.
        throw new IllegalArgumentException("no event on a call: " + event.getClass());
    }

    private static List<ConnectionListItem> asWritten(List<ConnectionListItem> items) {
        return items.stream()
                .map(item -> new ConnectionListItem(
                        asWritten(item.newConnection()), asWritten(item.oldConnection()), asWritten(item.endpoint())))
                .toList();
    }

    private static ConnectionId asWritten(ConnectionId connection) {
        return new ConnectionId(connection.callId(), asWritten(connection.device()));
    }

    /** By the configuration of each link a device may be known by another spelling, or not be known to be inside. */
    private static DeviceId asWritten(DeviceId device) {
        return device instanceof DeviceId.Identified identified
                ? new DeviceId.Identified(spelling(identified), spelling(identified), DeviceKind.NUMBER)
                : device;
    }

    private static String spelling(DeviceId.Identified device) {
        return device.raw().isEmpty() ? device.id() : device.raw();
    }
}
