package org.onhook.tracking.lane;

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
import org.onhook.api.call.Report;

/** An event without its time of arrival, by which the same event is known again on another link. */
final class Timeless {

    private Timeless() {}

    static OnCall of(OnCall event) {
        Report said = event.report();
        Report report = new Report(0, said.dn(), said.local(), said.cause(), said.linkageId());
        if (event instanceof ServiceInitiated e) {
            return new ServiceInitiated(report, e.connection(), e.initiatingDevice(), e.calledDevice());
        } else if (event instanceof Originated e) {
            return new Originated(report, e.connection(), e.callingDevice(), e.calledDevice());
        } else if (event instanceof Delivered e) {
            return new Delivered(
                    report,
                    e.connection(),
                    e.alertingDevice(),
                    e.callingDevice(),
                    e.calledDevice(),
                    e.lastRedirectionDevice(),
                    e.networkInterface());
        } else if (event instanceof Established e) {
            return new Established(
                    report,
                    e.connection(),
                    e.answeringDevice(),
                    e.callingDevice(),
                    e.calledDevice(),
                    e.lastRedirectionDevice(),
                    e.networkInterface());
        } else if (event instanceof Held e) {
            return new Held(report, e.connection(), e.holdingDevice());
        } else if (event instanceof Retrieved e) {
            return new Retrieved(report, e.connection(), e.retrievingDevice());
        } else if (event instanceof Queued e) {
            return new Queued(
                    report, e.connection(), e.queue(), e.callingDevice(), e.calledDevice(), e.lastRedirectionDevice());
        } else if (event instanceof Diverted e) {
            return new Diverted(
                    report,
                    e.connection(),
                    e.divertingDevice(),
                    e.newDestination(),
                    e.callingDevice(),
                    e.calledDevice());
        } else if (event instanceof Failed e) {
            return new Failed(report, e.connection(), e.failingDevice(), e.callingDevice(), e.calledDevice());
        } else if (event instanceof NetworkReached e) {
            return new NetworkReached(
                    report, e.connection(), e.networkInterface(), e.callingDevice(), e.calledDevice());
        } else if (event instanceof Conferenced e) {
            return new Conferenced(
                    report,
                    e.connection(),
                    e.secondaryOldCall(),
                    e.conferencingDevice(),
                    e.addedParty(),
                    e.connections());
        } else if (event instanceof Transferred e) {
            return new Transferred(
                    report,
                    e.connection(),
                    e.secondaryOldCall(),
                    e.transferringDevice(),
                    e.transferredToDevice(),
                    e.connections());
        } else if (event instanceof ConnectionCleared e) {
            return new ConnectionCleared(report, e.connection(), e.releasingDevice());
        } else if (event instanceof CallCleared e) {
            return new CallCleared(report, e.connection());
        } else if (event instanceof Noted e) {
            return new Noted(report, e.connection(), e.kind(), e.text());
        }
        // Java 17 does not check a chain of patterns; TimelessTest goes through all permitted classes.
        throw new IllegalArgumentException("no event on a call: " + event.getClass());
    }
}
