package org.onhook.simulator.switching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The call control services of the switch: does to calls what clients ask for, as if the devices did it themselves, or says
 * why it cannot. To be used within {@link ActiveCalls#act}.
 */
public final class CallServices {

    private static final String INVALID_CALL = "operation invalidCallID";
    private static final String NO_CONNECTION = "stateIncompatibility noConnectionToClear";
    private static final String NO_ANSWER = "stateIncompatibility noCallToAnswer";
    private static final String WRONG_STATE = "stateIncompatibility invalidObjectState";
    private static final String INVALID_DEVICE = "operation invalidDeviceID";
    private static final String NOT_SUPPORTED = "operation serviceNotSupported";

    /**
     * What came of a service.
     *
     * @param refusal why it was refused, an error category and its value; empty if it was not
     * @param begun the connection of the call that it began
     * @param events what monitors are told
     * @param later what happens by itself afterwards
     */
    public record Outcome(
            Optional<String> refusal, Optional<ConnectionRef> begun, List<Emission> events, List<Pending> later) {
        public Outcome {
            events = List.copyOf(events);
            later = List.copyOf(later);
        }
    }

    /** Something that happens by itself after a while; doing it gives what monitors are told. */
    public record Pending(long gapMillis, Supplier<List<Emission>> act) {}

    /** Why a service cannot be carried out. */
    private static final class RefusedService extends Exception {
        private static final long serialVersionUID = 1L;

        private RefusedService(String error) {
            super(error, null, false, false);
        }
    }

    private interface Act {
        Optional<ConnectionRef> carryOut(Stage stage) throws RefusedService;
    }

    /** What one service works with. */
    private record Stage(Floor floor, CallSetup setup, Clearing clearing, CallJoining joining) {
        static Stage on(Floor floor) {
            return new Stage(floor, new CallSetup(floor), new Clearing(floor), new CallJoining(floor));
        }
    }

    private final ActiveCalls calls;
    private final Supplier<Floor> newFloor;

    /** @param newFloor where a call takes place that belongs to no story */
    public CallServices(ActiveCalls calls, Supplier<Floor> newFloor) {
        this.calls = calls;
        this.newFloor = newFloor;
    }

    public Outcome carryOut(ServiceRequest request) {
        try {
            return switch (request.service()) {
                case "MakeCall" -> on(newFloor.get(), stage -> makeCall(stage, request));
                case "AnswerCall" -> onCall(request, this::answer);
                case "ClearConnection" -> onCall(request, CallServices::clearConnection);
                case "ClearCall" -> onCall(request, CallServices::clearCall);
                case "HoldCall" -> onCall(request, CallServices::hold);
                case "RetrieveCall" -> onCall(request, CallServices::retrieve);
                case "ConsultationCall" -> onCall(request, (stage, call, leg) -> consult(stage, call, leg, request));
                case "AlternateCall" ->
                    onTwoCalls(request, (stage, active, held, device) -> {
                        stage.setup.hold(active, device, EventCause.NORMAL);
                        stage.setup.retrieve(held, device);
                    });
                case "ReconnectCall" ->
                    onTwoCalls(request, (stage, active, held, device) -> {
                        stage.clearing.hangUp(active, device, EventCause.NORMAL_CLEARING);
                        stage.setup.retrieve(held, device);
                    });
                case "ConferenceCall" ->
                    onTwoCalls(
                            request, (stage, active, held, device) -> stage.joining.conference(held, active, device));
                case "TransferCall" ->
                    onTwoCalls(
                            request,
                            (stage, active, held, device) -> stage.joining.transfer(held, active, device, false));
                case "SingleStepTransferCall" ->
                    onCall(request, (stage, call, leg) -> handOn(stage, call, leg, request));
                case "DeflectCall" -> onCall(request, (stage, call, leg) -> deflect(stage, call, leg, request));
                default -> refused(NOT_SUPPORTED);
            };
        } catch (RefusedService e) {
            return refused(e.getMessage());
        }
    }

    private static Outcome refused(String error) {
        return new Outcome(Optional.of(error), Optional.empty(), List.of(), List.of());
    }

    // ---- where it takes place ---------------------------------------------------------------------------------------

    private interface OnCall {
        Optional<ConnectionRef> carryOut(Stage stage, SimCall call, Leg leg) throws RefusedService;
    }

    private interface OnTwoCalls {
        void carryOut(Stage stage, SimCall active, SimCall held, Device device);
    }

    private Outcome onCall(ServiceRequest request, OnCall act) throws RefusedService {
        SimCall call = call(request.connection());
        Leg leg = leg(call, request.connection());
        return on(calls.floorOf(call), stage -> act.carryOut(stage, call, leg));
    }

    private Outcome onTwoCalls(ServiceRequest request, OnTwoCalls act) throws RefusedService {
        SimCall active = call(request.connection());
        SimCall held = call(request.held());
        Leg talking = leg(active, request.connection());
        if (talking.state() != LocalState.CONNECTED || leg(held, request.held()).state() != LocalState.HOLD) {
            throw new RefusedService(WRONG_STATE);
        }
        return on(calls.floorOf(active), stage -> {
            act.carryOut(stage, active, held, talking.device());
            return Optional.empty();
        });
    }

    private Outcome on(Floor floor, Act act) throws RefusedService {
        List<Emission> events = new ArrayList<>();
        Optional<ConnectionRef> begun;
        floor.divert(events::add);
        try {
            begun = act.carryOut(Stage.on(floor));
        } finally {
            floor.divertNoMore();
        }
        floor.interfere();
        return new Outcome(Optional.empty(), begun, events, pending(floor));
    }

    private List<Pending> pending(Floor floor) {
        return floor.takeLater().stream()
                .map(later -> new Pending(later.gapMillis(), () -> {
                    List<Emission> events = new ArrayList<>();
                    floor.divert(events::add);
                    try {
                        later.act().run();
                    } finally {
                        floor.divertNoMore();
                    }
                    return events;
                }))
                .toList();
    }

    private SimCall call(ConnectionRef connection) throws RefusedService {
        return calls.find(connection.callId()).orElseThrow(() -> new RefusedService(INVALID_CALL));
    }

    private static Leg leg(SimCall call, ConnectionRef connection) throws RefusedService {
        return call.present().stream()
                .filter(leg -> leg.device().line().equals(connection.line()))
                .findFirst()
                .orElseThrow(() -> new RefusedService(NO_CONNECTION));
    }

    // ---- services ---------------------------------------------------------------------------------------------------

    private static Optional<ConnectionRef> makeCall(Stage stage, ServiceRequest request) throws RefusedService {
        if (request.from().isEmpty() || request.to().isEmpty()) {
            throw new RefusedService(INVALID_DEVICE);
        }
        SimCall call = stage.floor.newCall();
        Device from = Device.station(request.from());
        stage.setup.lift(call, from, EventCause.MAKE_CALL);
        stage.setup.dial(call, from, request.to(), EventCause.NEW_CALL);
        stage.setup.ring(call, Device.station(request.to()), EventCause.NEW_CALL);
        return Optional.of(call.connection(from));
    }

    private Optional<ConnectionRef> answer(Stage stage, SimCall call, Leg leg) throws RefusedService {
        require(leg, LocalState.ALERTING, NO_ANSWER);
        stage.setup.answer(call, leg.device(), EventCause.NEW_CALL);
        return Optional.empty();
    }

    private static Optional<ConnectionRef> clearConnection(Stage stage, SimCall call, Leg leg) {
        if (leg.state() == LocalState.ALERTING && call.present().size() == 2) {
            stage.clearing.reject(call, leg.device(), call.others(leg).get(0).device());
        } else {
            stage.clearing.hangUp(call, leg.device(), EventCause.NORMAL_CLEARING);
        }
        return Optional.empty();
    }

    private static Optional<ConnectionRef> clearCall(Stage stage, SimCall call, Leg leg) {
        if (call.isConference()) {
            stage.clearing.endForAll(call, leg.device());
        } else {
            stage.clearing.hangUp(call, leg.device(), EventCause.NORMAL_CLEARING);
        }
        return Optional.empty();
    }

    private static Optional<ConnectionRef> hold(Stage stage, SimCall call, Leg leg) throws RefusedService {
        require(leg, LocalState.CONNECTED, WRONG_STATE);
        stage.setup.hold(call, leg.device(), EventCause.NORMAL);
        return Optional.empty();
    }

    private static Optional<ConnectionRef> retrieve(Stage stage, SimCall call, Leg leg) throws RefusedService {
        require(leg, LocalState.HOLD, WRONG_STATE);
        stage.setup.retrieve(call, leg.device());
        return Optional.empty();
    }

    private static Optional<ConnectionRef> consult(Stage stage, SimCall held, Leg leg, ServiceRequest request)
            throws RefusedService {
        require(leg, LocalState.CONNECTED, WRONG_STATE);
        stage.setup.hold(held, leg.device(), EventCause.CONSULTATION);
        SimCall call = stage.floor.newCall();
        stage.setup.lift(call, leg.device(), EventCause.CONSULTATION);
        stage.setup.dial(call, leg.device(), request.to(), EventCause.CONSULTATION);
        stage.setup.ring(call, Device.station(request.to()), EventCause.CONSULTATION);
        return Optional.of(call.connection(leg.device()));
    }

    private static Optional<ConnectionRef> handOn(Stage stage, SimCall call, Leg leg, ServiceRequest request)
            throws RefusedService {
        require(leg, LocalState.CONNECTED, WRONG_STATE);
        Device to = Device.station(request.to());
        stage.joining.singleStepTransfer(call, leg.device(), to);
        stage.setup.ring(call, to, EventCause.SINGLE_STEP_TRANSFER);
        return Optional.empty();
    }

    private static Optional<ConnectionRef> deflect(Stage stage, SimCall call, Leg leg, ServiceRequest request)
            throws RefusedService {
        require(leg, LocalState.ALERTING, WRONG_STATE);
        Device to = Device.station(request.to());
        stage.setup.divert(call, leg.device(), to, EventCause.REDIRECTED);
        stage.setup.ring(call, to, EventCause.REDIRECTED);
        return Optional.empty();
    }

    private static void require(Leg leg, LocalState state, String otherwise) throws RefusedService {
        if (leg.state() != state) {
            throw new RefusedService(otherwise);
        }
    }
}
