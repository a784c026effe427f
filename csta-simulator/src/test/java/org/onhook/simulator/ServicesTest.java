package org.onhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onhook.simulator.story.Pace;
import org.onhook.simulator.story.Stories;
import org.onhook.simulator.switching.SwitchBehaviour;

/** What clients can have the simulated switch do with calls. */
@Timeout(20)
class ServicesTest {

    private static String clear(String callId, String device) {
        return "<ClearConnection><connectionToBeCleared><callID>" + callId + "</callID><deviceID>" + device
                + "</deviceID></connectionToBeCleared></ClearConnection>";
    }

    private static TestClient.Message await(TestClient client, String name) {
        TestClient.Message message = client.next();
        while (!message.xml().contains("<" + name)) {
            message = client.next();
        }
        return message;
    }

    @Test
    void aCallThatAClientMakesIsAnsweredAndClearedByIt() throws Exception {
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.start(0))) {
            client.monitor("2001");
            String callId = client.ask("<MakeCall><callingDevice>2001</callingDevice>"
                            + "<calledDirectoryNumber>2002</calledDirectoryNumber></MakeCall>")
                    .text("callID");
            assertThat(await(client, "DeliveredEvent").text("callID")).isEqualTo(callId);
            client.send(
                    "0100",
                    "<AnswerCall><callToBeAnswered><callID>" + callId
                            + "</callID><deviceID>2002</deviceID></callToBeAnswered></AnswerCall>");
            await(client, "EstablishedEvent");

            simulator.answerFirst(false);
            client.send("0101", clear(callId, "2001"));
            await(client, "ConnectionClearedEvent");
            assertThat(await(client, "ClearConnectionResponse").invokeId()).isEqualTo("0101");
            assertThat(client.ask(clear(callId, "2001")).text("operation")).isEqualTo("invalidCallID");
        }
    }

    @Test
    void aStorysCallThatAClientClearsIsOver() throws Exception {
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchBehaviour.generic());
                TestClient client = new TestClient(simulator.start(0))) {
            client.monitor("2001");
            simulator.awaitMonitors(Set.of("2001"), Duration.ofSeconds(5));
            CompletableFuture<Void> played = CompletableFuture.runAsync(() -> {
                try {
                    simulator.play(Stories.variant("4", "A holds, A hangs up"), Pace.real());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            String callId = await(client, "EstablishedEvent").text("callID");
            client.send("0102", clear(callId, "2002"));
            assertThat(await(client, "ClearConnectionResponse").invokeId()).isEqualTo("0102");
            assertThat(await(client, "ConnectionClearedEvent").xml()).contains("<deviceIdentifier>2002<");
            assertThat(await(client, "ConnectionClearedEvent").xml()).contains("<localConnectionInfo>null<");

            played.get(10, TimeUnit.SECONDS);
            assertThat(client.ask(clear(callId, "2001")).text("operation")).isEqualTo("invalidCallID");
        }
    }
}
