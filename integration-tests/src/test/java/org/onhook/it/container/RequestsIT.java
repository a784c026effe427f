package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TError;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** Requests to the service of the container, and what sinks are told of their outcome. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RequestsIT {

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("requests")};
    }

    @Test
    public void aCallIsMadeAndReleasedByRequestsToTheService() throws Exception {
        Home home = Home.of(context);
        Services services = new Services(context);
        try (SwitchSimulator pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice())) {
            home.configure("onhook.sink.jsonl~requests.cfg", "path = data/requests.jsonl");
            home.configure(
                    "onhook.csta.link~osv-2.cfg",
                    "host = 127.0.0.1",
                    "port = " + pbx.start(0),
                    "profile = openscape-voice",
                    "monitors = 2101-2102");
            Await.until("the link is up", () -> services.isUp("osv-2"));
            RequestService requests = services.all(RequestService.class).get(0);

            Submission made = requests.submit(new TRequest(TRequestType.MAKE_CALL, "2101", 0, 0, "2102"));
            String dialing = event(home, "tlib.EventDialing", made);
            Matcher connId = Pattern.compile("\"ConnID\":\"([0-9a-f]{16})\"").matcher(dialing);
            assertThat(connId.find()).isTrue();
            Submission released = requests.submit(
                    TRequest.onCall(TRequestType.RELEASE_CALL, "2101", Long.parseUnsignedLong(connId.group(1), 16)));

            assertThat(event(home, "tlib.EventReleased", released))
                    .contains("\"ThisDN\":\"2101\"", "\"1 Local\"", "\"Rule\":\"confirmed-request\"");
            assertThat(requests.submit(TRequest.onCall(TRequestType.RELEASE_CALL, "2199", 1)))
                    .isEqualTo(new Submission.Refused(TError.NOT_CONFIGURED, "no link monitors DN 2199"));
        }
    }

    /** The event that a request brought about. */
    private static String event(Home home, String type, Submission submission) throws Exception {
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        String reference = "\"ReferenceID\":" + ((Submission.Accepted) submission).referenceId() + ",";
        Await.until(
                type + " with " + reference, () -> line(home, type, reference).isPresent());
        return line(home, type, reference).orElseThrow();
    }

    private static Optional<String> line(Home home, String type, String reference) throws IOException {
        return home.read("data/requests.jsonl")
                .lines()
                .filter(line ->
                        line.contains(type) && (line + ",").replace("}", ",").contains(reference))
                .findFirst();
    }
}
