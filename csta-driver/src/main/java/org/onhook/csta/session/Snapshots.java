package org.onhook.csta.session;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.DeviceId;
import org.onhook.api.call.SnapshotConnection;
import org.onhook.csta.message.CstaMessage;
import org.onhook.driver.support.link.LinkCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a switch what calls there are (ECMA-269, snapshot services): for each device that it is told of, and then for each
 * call at that device. At most {@link #WINDOW} requests are open at a time, and no more than one about a device or a call.
 * A call is asked about once in a round, which ends when nothing is left to ask.
 *
 * <p>A switch need not be able to answer: a service that it refuses, or repeatedly does not answer, is not asked for again
 * on this connection.
 */
final class Snapshots {

    /** What the owner of the snapshots does. */
    interface Owner {
        /** Whether the events of the device are reported now: only then a snapshot of it stays true. */
        boolean isMonitored(String dn);

        void deviceSnapshot(String dn, List<SnapshotConnection> connections);

        void callSnapshot(
                String callId, DeviceId callingDevice, DeviceId calledDevice, List<SnapshotConnection> connections);
    }

    static final int WINDOW = 20;
    private static final int MOST_CALLS = 50_000;
    private static final int LONGEST_CALL_ID = 512;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int MOST_ATTEMPTS = 3;
    private static final int MOST_UNANSWERED_IN_A_ROW = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final String link;
    private final Owner owner;
    private final Requests requests;
    private final RequestTexts texts;
    private final Timers timers;
    private final LinkCounters counters;
    private final Service devices = new Service("SnapshotDevice");
    private final Service calls = new Service("SnapshotCall");
    private final Deque<Inquiry> queue = new ArrayDeque<>();
    private final SnapshotSegments segments = new SnapshotSegments();
    private int open;
    private int later;
    private boolean paused;

    Snapshots(String link, Owner owner, Requests requests, RequestTexts texts, Timers timers, LinkCounters counters) {
        this.link = link;
        this.owner = owner;
        this.requests = requests;
        this.texts = texts;
        this.timers = timers;
        this.counters = counters;
    }

    /** The monitor on a device was started, or events on it went unseen: asks what calls it has. */
    void ask(String dn) {
        Inquiry known = devices.inquiries.get(dn);
        if (known != null && known.state != State.DONE) {
            known.repeatIfOpen();
        } else {
            add(new Inquiry(devices, dn, () -> texts.snapshotDevice(dn)));
        }
        pump();
    }

    /** Events went unseen: asks for all these devices, and for their calls anew. */
    void askAll(Collection<String> dns) {
        calls.inquiries.values().removeIf(inquiry -> inquiry.state == State.DONE);
        calls.inquiries.values().forEach(Inquiry::repeatIfOpen);
        dns.forEach(this::ask);
    }

    /** The switch is out of service: what was to be asked is of no use any more. */
    void forget() {
        queue.clear();
        devices.inquiries.clear();
        calls.inquiries.clear();
    }

    /** The switch is to be spared requests that can wait, or not any more. */
    void pause(boolean now) {
        paused = now;
        pump();
    }

    private void add(Inquiry inquiry) {
        if (inquiry.service.given) {
            inquiry.service.inquiries.put(inquiry.subject, inquiry);
            queue.add(inquiry);
        }
    }

    /** Something happened: answers of which a part is still to come may be out of date. */
    void happened(CallEvent event) {
        if (segments.isCollecting() && event instanceof CallEvent.OnCall onCall) {
            segments.happened(onCall.report().dn(), onCall.connection().callId());
        }
    }

    /** A part of an answer came; one that nobody waits for is counted. */
    void segment(CstaMessage.SnapshotSegment segment) {
        if (!segments.add(segment, this::complete)) {
            counters.count("snapshots.segments-unexpected");
        }
    }

    private void pump() {
        while (!paused && open < WINDOW && !queue.isEmpty()) {
            Inquiry inquiry = queue.remove();
            if (!inquiry.service.given) {
                inquiry.state = State.DONE;
            } else if (inquiry.service == devices && !owner.isMonitored(inquiry.subject)) {
                outdated(inquiry);
            } else {
                send(inquiry);
            }
        }
        if (open == 0 && later == 0 && queue.isEmpty()) {
            devices.inquiries.clear();
            calls.inquiries.clear();
        }
    }

    private void send(Inquiry inquiry) {
        inquiry.state = State.OPEN;
        open++;
        Request request = new Request(inquiry);
        requests.ask(
                inquiry.element.get(), ANSWER_MILLIS, answer -> answered(request, answer), () -> unanswered(request));
    }

    private void answered(Request request, CstaMessage.Answer answer) {
        Service service = request.inquiry.service;
        if (answer instanceof CstaMessage.DeviceSnapshotGiven given && service == devices) {
            given(request, given.serviceCrossRef(), new SnapshotSegments.Answer(given.connections()));
        } else if (answer instanceof CstaMessage.CallSnapshotGiven given && service == calls) {
            given(
                    request,
                    given.serviceCrossRef(),
                    new SnapshotSegments.Answer(given.connections(), given.callingDevice(), given.calledDevice()));
        } else if (!request.over) {
            refused(request.inquiry, answer);
            over(request);
        }
    }

    private void given(Request request, String serviceCrossRef, SnapshotSegments.Answer answer) {
        request.inquiry.service.unanswered = 0;
        if (serviceCrossRef.isEmpty()) {
            deliver(request.inquiry, answer);
            over(request);
        } else if (!request.over) {
            request.crossRef = serviceCrossRef;
            boolean ofDevice = request.inquiry.service == devices;
            segments.begin(serviceCrossRef, request, request.inquiry.subject, ofDevice, answer);
            timers.after(ANSWER_MILLIS, () -> unanswered(request));
        }
    }

    private void complete(Request request, SnapshotSegments.Answer answer, boolean upToDate) {
        if (upToDate) {
            deliver(request.inquiry, answer);
        } else if (++request.inquiry.attempts < MOST_ATTEMPTS) {
            request.inquiry.again = true;
        } else {
            outdated(request.inquiry);
        }
        over(request);
    }

    private void deliver(Inquiry inquiry, SnapshotSegments.Answer answer) {
        if (inquiry.service == calls) {
            counters.count("snapshots.calls");
            owner.callSnapshot(inquiry.subject, answer.callingDevice(), answer.calledDevice(), answer.connections());
        } else if (owner.isMonitored(inquiry.subject)) {
            counters.count("snapshots.devices");
            owner.deviceSnapshot(inquiry.subject, answer.connections());
            answer.connections().forEach(this::askForCall);
        } else {
            outdated(inquiry);
        }
    }

    private void askForCall(SnapshotConnection connection) {
        String callId = connection.connection().callId();
        if (callId.isEmpty() || calls.inquiries.containsKey(callId)) {
            return;
        }
        if (calls.inquiries.size() >= MOST_CALLS || callId.length() > LONGEST_CALL_ID) {
            counters.count("snapshots.calls-not-asked");
            return;
        }
        String device = connection.connection().device().raw();
        add(new Inquiry(calls, callId, () -> texts.snapshotCall(callId, device)));
    }

    private void outdated(Inquiry inquiry) {
        inquiry.state = State.DONE;
        counters.count("snapshots.outdated");
    }

    private void refused(Inquiry inquiry, CstaMessage.Answer answer) {
        inquiry.service.unanswered = 0;
        if (answer instanceof CstaMessage.Refused refusal && refusal.ofSubject()) {
            counters.count("snapshots.skipped");
            LOG.debug("link {}: no {} of {}: {}", link, inquiry.service.name, inquiry.subject, refusal.reason());
        } else if (answer instanceof CstaMessage.Refused refusal && refusal.passing()) {
            if (++inquiry.attempts < MOST_ATTEMPTS) {
                askLater(inquiry);
            } else {
                counters.count("snapshots.skipped");
            }
        } else {
            counters.count("snapshots.refused");
            String reason = answer instanceof CstaMessage.Refused refusal ? refusal.reason() : "no usable answer";
            giveUp(inquiry.service, "refused " + inquiry.service.name + ": " + reason);
        }
    }

    private void askLater(Inquiry inquiry) {
        inquiry.state = State.QUEUED;
        later++;
        timers.after(1_000L << inquiry.attempts, () -> {
            later--;
            queue.add(inquiry);
            pump();
        });
    }

    private void unanswered(Request request) {
        if (request.over) {
            return;
        }
        counters.count("snapshots.unanswered");
        segments.forget(request.crossRef);
        Service service = request.inquiry.service;
        if (++service.unanswered >= MOST_UNANSWERED_IN_A_ROW) {
            giveUp(service, "does not answer " + service.name);
        }
        over(request);
    }

    private void giveUp(Service service, String why) {
        if (service.given) {
            service.given = false;
            LOG.info("link {}: the switch {}; calls that end unseen are found out by time alone", link, why);
        }
    }

    private void over(Request request) {
        if (!request.over) {
            request.over = true;
            open--;
            over(request.inquiry);
        }
        pump();
    }

    private void over(Inquiry inquiry) {
        if (inquiry.again) {
            inquiry.again = false;
            inquiry.state = State.QUEUED;
            queue.add(inquiry);
        } else if (inquiry.state == State.OPEN) {
            inquiry.state = State.DONE;
        }
    }

    private enum State {
        QUEUED,
        OPEN,
        DONE
    }

    /** One of the two services, and what it was or is to be asked in this round. */
    private static final class Service {
        private final String name;
        private final Map<String, Inquiry> inquiries = new HashMap<>();
        private boolean given = true;
        private int unanswered;

        private Service(String name) {
            this.name = name;
        }
    }

    /** What is to be found out: the connections of one device or call. */
    private static final class Inquiry {
        private final Service service;
        private final String subject;
        private final Supplier<String> element;
        private State state = State.QUEUED;
        private boolean again;
        private int attempts;

        private Inquiry(Service service, String subject, Supplier<String> element) {
            this.service = service;
            this.subject = subject;
            this.element = element;
        }

        /** What is under way may have been answered before there was reason to ask. */
        private void repeatIfOpen() {
            again |= state == State.OPEN;
        }
    }

    /** A request that was sent. An answer to it that comes too late is still of use. */
    static final class Request {
        private final Inquiry inquiry;
        private String crossRef = "";
        private boolean over;

        private Request(Inquiry inquiry) {
            this.inquiry = inquiry;
        }
    }
}
