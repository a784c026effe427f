package org.onhook.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.onhook.simulator.SwitchSimulator;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The session of docs/requests.md: a client of the HTTP interface conducts a call by requests, and reads what came of them. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class RequestSessionIT {

    private static final String LINK = "onhook.csta.link~pbx.cfg";
    private static final String REQUESTS = "/api/v1/requests";
    private static final Pattern REFERENCE = Pattern.compile("\\{\"ReferenceID\":([0-9]+)}");
    private static final Pattern CONN_ID = Pattern.compile("\"ConnID\":\"([0-9a-f]{16})\"");

    @Inject
    private BundleContext context;

    private SwitchSimulator pbx;
    private HttpClient http;
    private HttpClient.Stream stream;

    @Configuration
    public Option[] container() {
        return new Option[] {Provisioning.distribution("session")};
    }

    @Before
    public void startSwitch() throws Exception {
        Home home = Home.of(context);
        pbx = new SwitchSimulator(SwitchBehaviour.openscapeVoice());
        home.configure(
                LINK,
                "host = 127.0.0.1",
                "port = " + pbx.start(0),
                "profile = openscape-voice",
                "monitors = 2001-2003");
        home.configure("onhook.http.cfg", "port = 0");
        Await.until("the link is up", () -> new Services(context).isUp("pbx"));
        Await.until("it is served", () -> url().startsWith("http://"));
        http = HttpClient.of(url());
        stream = http.stream("Accept: text/event-stream");
        Await.until("the stream", () -> stream.status().contains("200"));
    }

    @After
    public void stopSwitch() throws Exception {
        stream.close();
        Home.of(context).remove(LINK);
        Await.until("the link is gone", () -> new Services(context).link("pbx").isEmpty());
        pbx.close();
    }

    @Test
    public void aCallIsMadeFollowedReleasedByRequestAndExplained() throws Exception {
        long made = accepted("{\"Request\":\"TMakeCall\",\"ThisDN\":\"2001\",\"OtherDN\":\"2002\"}");
        String dialing = outcome(made);
        assertThat(dialing).contains("\"Event\":\"EventDialing\"").contains("\"ThisDN\":\"2001\"");
        String connId = first(CONN_ID, dialing);

        long answered = accepted(about("TAnswerCall", "2002", connId));
        assertThat(outcome(answered)).contains("\"Event\":\"EventEstablished\"").contains("\"ThisDN\":\"2002\"");
        assertThat(http.get("/api/v1/calls").body()).contains(connId).contains("\"state\":\"connected\"");

        long released = accepted(about("TReleaseCall", "2001", connId));
        assertThat(outcome(released))
                .contains("\"Event\":\"EventReleased\"")
                .contains("\"ThisDN\":\"2001\"")
                .contains("\"ReleasingParty\":\"1 Local\"")
                .contains("\"Rule\":\"confirmed-request\"");
        Await.until("the other party's release", () -> stream.events().stream()
                .anyMatch(event -> event.contains("\"Event\":\"EventReleased\"")
                        && event.contains("\"ThisDN\":\"2002\"")
                        && event.contains("\"ReleasingParty\":\"2 Remote\"")));
        Await.until("the call's end", () -> stream.events().stream()
                .anyMatch(event -> event.contains("\"Event\":\"EventCallDeleted\"") && event.contains(connId)));

        String call = http.get("/api/v1/calls/" + connId).body();
        assertThat(call)
                .contains("\"inProgress\":false")
                .contains("\"complete\":true")
                .contains("\"Event\":\"EventReleased\",\"DN\":\"2001\",\"ReleasingParty\":\"1 Local\","
                        + "\"CtrlParty\":\"2001\",\"ReferenceID\":" + released + ",\"Rule\":\"confirmed-request\"")
                .contains("TReleaseCall of 2001 (ReferenceID " + released + ")");
    }

    @Test
    public void aRequestThatCannotBeMadeIsRefusedAtOnceAndOneThatTheSwitchRefusesFails() throws Exception {
        HttpClient.Answer gone = http.post(REQUESTS, about("TReleaseCall", "2001", "00000000000000ff"));
        assertThat(gone.status()).contains("409");
        assertThat(gone.body()).contains("\"ErrorCode\":56").contains("00000000000000ff");
        HttpClient.Answer unknown = http.post(REQUESTS, about("TReleaseCall", "2999", "00000000000000ff"));
        assertThat(unknown.status()).contains("404");
        assertThat(unknown.body()).contains("\"ErrorCode\":59").contains("2999");
        HttpClient.Answer bad = http.post(REQUESTS, "{\"Request\":\"TReleaseCall\",\"ThisDN\":\"2001\"}");
        assertThat(bad.status()).contains("400");
        assertThat(bad.body()).contains("\"parameter\":\"ConnID\"").contains("16 hexadecimal digits");

        long made = accepted("{\"Request\":\"TMakeCall\",\"ThisDN\":\"2003\",\"OtherDN\":\"2002\"}");
        String connId = first(CONN_ID, outcome(made));
        long held = accepted(about("TRetrieveCall", "2003", connId));
        assertThat(outcome(held)).contains("\"Event\":\"EventError\"").contains("\"ErrorCode\":");
        accepted(about("TReleaseCall", "2003", connId));
        Await.until("the call's end", () -> http.get("/api/v1/calls").body().contains("\"calls\":[]"));
    }

    private static String about(String request, String dn, String connId) {
        return "{\"Request\":\"" + request + "\",\"ThisDN\":\"" + dn + "\",\"ConnID\":\"" + connId + "\"}";
    }

    /** Makes a request, which is taken; its ReferenceID. */
    private long accepted(String request) throws Exception {
        HttpClient.Answer answer = http.post(REQUESTS, request);
        assertThat(answer.status()).as(answer.body()).contains("202");
        return Long.parseLong(first(REFERENCE, answer.body()));
    }

    /** Waits for the first event that has this ReferenceID. */
    private String outcome(long referenceId) throws Exception {
        Await.until("ReferenceID " + referenceId, () -> find(referenceId).isPresent());
        return find(referenceId).orElseThrow();
    }

    private Optional<String> find(long referenceId) {
        Pattern reference = Pattern.compile("\"ReferenceID\":" + referenceId + "[,}]");
        return stream.events().stream()
                .filter(event -> reference.matcher(event).find())
                .findFirst();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private String url() throws Exception {
        ServiceReference<?>[] found = context.getServiceReferences(Supplier.class.getName(), "(onhook.report=http)");
        Supplier<?> lines = found == null ? null : (Supplier<?>) context.getService(found[0]);
        return lines == null ? "" : String.valueOf(lines.get()).replaceAll("[\\[\\]]", "");
    }
}
