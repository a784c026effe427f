package org.onhook.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onhook.api.driver.LinkStatus;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.sink.PublishedEvent;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallEventReceiver;

/** The connector's services as tests lay them down. */
public final class Fakes {

    private Fakes() {}

    /** A link that is in a state. */
    public static SwitchLink link(String name, String switchName, LinkStatus.State state, int wanted, int running) {
        LinkStatus status = new LinkStatus(
                state,
                1_700_000_000_000_000L,
                "at 192.0.2.1",
                "openscape-voice",
                wanted,
                running,
                new TreeMap<>(Map.of("events", 7L, "frames", 9L)));
        return new SwitchLink() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String switchName() {
                return switchName;
            }

            @Override
            public void open(CallEventReceiver receiver) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void suspend() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                throw new UnsupportedOperationException();
            }

            @Override
            public LinkStatus status() {
                return status;
            }
        };
    }

    /** A history of these events, oldest first. */
    public static ReleaseHistory history(List<PublishedEvent> events) {
        return new ReleaseHistory() {
            @Override
            public Stream<byte[]> latest() {
                List<byte[]> latest = new ArrayList<>(
                        events.stream().map(PublishedEvent::json).toList());
                Collections.reverse(latest);
                return latest.stream();
            }

            @Override
            public List<byte[]> ofCall(long connId) {
                return connId == Published.CONN_ID
                        ? events.stream().map(PublishedEvent::json).toList()
                        : List.of();
            }
        };
    }

    public static CallDirectory directory(
            List<CallDirectory.CallView> calls, List<CallDirectory.LinkReading> readings) {
        return new CallDirectory() {
            @Override
            public List<CallView> calls(int limit) {
                return calls.stream().limit(limit).toList();
            }

            @Override
            public List<LinkReading> readings() {
                return readings;
            }
        };
    }

    public static DeliveryStatus delivery(DeliveryStatus.OutboxView outbox, DeliveryStatus.SinkView... sinks) {
        return new DeliveryStatus() {
            @Override
            public OutboxView outbox() {
                return outbox;
            }

            @Override
            public List<SinkView> sinks() {
                return List.of(sinks);
            }
        };
    }

    /** What takes requests, and answers so. */
    public static RequestService requests(Function<TRequest, Submission> answers) {
        return new RequestService() {
            @Override
            public Submission submit(TRequest request) {
                return answers.apply(request);
            }

            @Override
            public Set<TRequestType> offered(String thisDn) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
