package org.onhook.simulator.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.onhook.simulator.switching.ActiveCalls;
import org.onhook.simulator.switching.CallServices;
import org.onhook.simulator.switching.ConnectionRef;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.IdSpelling;
import org.onhook.simulator.switching.ServiceRequest;
import org.onhook.simulator.switching.SwitchBehaviour;
import org.onhook.simulator.wire.XmlNode;
import org.onhook.simulator.wire.XmlWriter;

/** Takes call control services from clients, answers them, and tells monitors what they bring about. */
public final class ServiceDesk implements AutoCloseable {

    private static final Set<String> SERVICES = Set.of(
            "MakeCall",
            "AnswerCall",
            "ClearConnection",
            "ClearCall",
            "HoldCall",
            "RetrieveCall",
            "ConsultationCall",
            "AlternateCall",
            "ReconnectCall",
            "ConferenceCall",
            "TransferCall",
            "SingleStepTransferCall",
            "SingleStepConferenceCall",
            "DeflectCall");

    private static final List<String> CONNECTIONS = List.of(
            "callToBeAnswered",
            "connectionToBeCleared",
            "callToBeCleared",
            "callToBeHeld",
            "callToBeRetrieved",
            "existingCall",
            "activeCall",
            "callToBeDiverted");

    private static final List<String> NUMBERS =
            List.of("calledDirectoryNumber", "consultedDevice", "transferredTo", "deviceToJoin", "newDestination");

    private final SwitchBehaviour behaviour;
    private final ActiveCalls calls;
    private final CallServices services;
    private final Consumer<List<Emission>> told;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulator-services");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean answersFirst = true;

    /** @param told is given the events for the monitors, to be sent at once */
    public ServiceDesk(
            SwitchBehaviour behaviour, ActiveCalls calls, CallServices services, Consumer<List<Emission>> told) {
        this.behaviour = behaviour;
        this.calls = calls;
        this.services = services;
        this.told = told;
    }

    /** Whether answers are sent before the events of what was asked for, or after them. */
    public void answerFirst(boolean first) {
        answersFirst = first;
    }

    static boolean takes(XmlNode request) {
        return SERVICES.contains(request.name());
    }

    /** @param respond sends the answer to the client */
    void serve(XmlNode request, Consumer<String> respond) {
        calls.act(() -> {
            CallServices.Outcome outcome = services.carryOut(new ServiceRequest(
                    request.name(),
                    connection(request, CONNECTIONS),
                    connection(request, List.of("heldCall")),
                    number(request, "callingDevice"),
                    NUMBERS.stream()
                            .map(element -> number(request, element))
                            .filter(found -> !found.isEmpty())
                            .findFirst()
                            .orElse("")));
            String answer = answer(request.name(), outcome);
            if (answersFirst) {
                respond.accept(answer);
            }
            told.accept(outcome.events());
            if (!answersFirst) {
                respond.accept(answer);
            }
            outcome.later().forEach(this::schedule);
        });
    }

    private void schedule(CallServices.Pending pending) {
        later.schedule(
                () -> calls.act(() -> told.accept(pending.act().get())), pending.gapMillis(), TimeUnit.MILLISECONDS);
    }

    private String answer(String service, CallServices.Outcome outcome) {
        Optional<String> refusal = outcome.refusal();
        if (refusal.isPresent()) {
            String[] error = refusal.get().split(" ", 2);
            return csta("CSTAErrorCode").text(error[0], error[1]).end("CSTAErrorCode");
        }
        String name = service + "Response";
        XmlWriter xml = csta(name);
        outcome.begun().ifPresent(begun -> {
            String element = service.equals("MakeCall") ? "callingDevice" : "initiatedCall";
            IdSpelling spelling = behaviour.spelling();
            xml.open(element)
                    .text("callID", begun.callId())
                    .text("deviceID", spelling.attributes(), spelling.connection(begun.line()))
                    .close(element);
        });
        return xml.end(name);
    }

    private XmlWriter csta(String name) {
        return XmlWriter.message(name, behaviour.namespace());
    }

    private static ConnectionRef connection(XmlNode request, List<String> elements) {
        return elements.stream()
                .flatMap(element -> request.find(element).stream())
                .findFirst()
                .map(found -> new ConnectionRef(found.textOf("callID"), IdSpelling.number(found.textOf("deviceID"))))
                .orElse(new ConnectionRef("", ""));
    }

    private static String number(XmlNode request, String element) {
        return IdSpelling.number(request.find(element).map(XmlNode::anyText).orElse(""));
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
