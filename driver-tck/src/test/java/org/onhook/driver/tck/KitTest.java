package org.onhook.driver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit passes a link that is right, and finds each thing that can be wrong with one. */
@Execution(ExecutionMode.CONCURRENT)
class KitTest {

    private static final String FAULT = "fault";

    /** Run by these tests alone. */
    @ExtendWith(FaultOfTheRun.class)
    static final class MemoryTck extends DriverTck {
        private final Fault fault;

        MemoryTck(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected DriverUnderTest driver() {
            return new MemoryDriver(fault);
        }
    }

    static final class FaultOfTheRun implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Fault.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Fault.valueOf(context.getConfigurationParameter(FAULT).orElseThrow());
        }
    }

    private static EngineExecutionResults run(Fault fault, DiscoverySelector what) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(what)
                .configurationParameter(FAULT, fault.name())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "same_thread")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
                .execute();
    }

    @Test
    void aLinkThatIsRightPassesAndWhatItLacksIsLeftOut() {
        EngineExecutionResults results = run(Fault.NONE, selectClass(MemoryTck.class));
        assertThat(results.testEvents().failed().list()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(40);
        assertThat(results.testEvents().skipped().list())
                .as("tests of the capability that the driver lacks")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTS_BEFORE_IT_IS_OPENED, Opening, aLinkThatWasNotOpenedIsIdle",
        "DELIVERS_FROM_WITHIN_OPEN, Opening, aLinkThatWasNotOpenedIsIdle",
        "IS_NOT_DOWN_AT_FIRST, Opening, theFirstEventsTellHowToReadTheSwitchThatEventsWentUnseenAndWhichMonitorsRun",
        "IS_OPENED_TWICE, Opening, anOpenLinkCannotBeOpenedAndGoesOn",
        "SHOWS_ITS_PASSWORD, Opening, aSecretOfTheConfigurationIsNotShown",
        "KEEPS_ITS_THREAD, Closing, aLinkThatIsUpIsClosedAndLeavesTheSwitch",
        "DELIVERS_AFTER_CLOSE, Closing, nothingIsDeliveredAnyMoreOnceItIsClosedUnderTraffic",
        "CLOSES_DURING_AN_EVENT, Closing, closeWaitsForTheEventUnderWay",
        "GOES_BACK_IN_TIME, Events, manyCallsAreReportedInOrderAndOnce",
        "DELIVERS_TWO_AT_A_TIME, BackPressure, aReceiverThatIsSlowFromTheFirstEventOnGetsThemAll",
        "REPEATS_AN_EVENT, Events, manyCallsAreReportedInOrderAndOnce",
        "LOSES_AN_EVENT, Events, manyCallsAreReportedInOrderAndOnce",
        "LEAVES_A_BURST_OPEN, Events, whatWasReadAtOnceIsSaidToBeOver",
        "MISSPELLS_ITS_MONITOR, Events, everyEventOnACallNamesItsCallAndItsMonitor",
        "READS_ON, BackPressure, whileTheReceiverIsBusyTheSwitchCannotGoOnAndAfterwardsNothingIsMissing",
        "DOES_NOT_TELL_THE_LOSS, Reconnection, aLostConnectionIsToldOnceAndTheMonitorsAreStartedAnew",
        "FORGETS_A_MONITOR, Reconnection, aLostConnectionIsToldOnceAndTheMonitorsAreStartedAnew",
        "DISCONNECTS_TO_SUSPEND, Handover, aSuspendedLinkKeepsItsConnectionAndTheNextReceiverGetsWhatCameMeanwhile",
        "LOSES_AN_EVENT_WHEN_SUSPENDED, Handover, aSuspendedLinkDoesNotRead",
        "HAS_NO_SNAPSHOTS, Snapshots, aCallThatBeganUnseenIsToldAndThenFollowed",
        "DOES_NOT_COUNT, HostileInput, whatTheProtocolCanBeAttackedWithIsCountedAndTheCallsGoOn",
        "DIES_OF_GARBAGE, HostileInput, whatTheProtocolCanBeAttackedWithIsCountedAndTheCallsGoOn",
        "OFFERS_NOTHING, Requests, whatItCanCarryIsSaidInEveryState",
        "CARRIES_TWICE, Requests, aRequestIsCarriedOnceAnsweredOnceAndWhatItBringsAboutIsReported",
        "ANSWERS_TWICE, Requests, aRequestIsCarriedOnceAnsweredOnceAndWhatItBringsAboutIsReported",
        "KEEPS_THE_REASON_TO_ITSELF, Requests, aRefusalIsAnAnswerWithAnErrorAndWhatTheSwitchSaid",
        "ANSWERS_OUT_OF_PLACE, Requests, anAnswerComesWhereTheSwitchPutItAmongItsEvents",
        "WAITS_FOR_THE_RECEIVER, Requests, carryingDoesNotWaitForTheReceiver",
        "WAITS_FOR_THE_ANSWER, Requests, carryingDoesNotWaitForTheSwitch",
        "ANSWERS_AT_ONCE, Requests, aReceiverMayHaveARequestCarriedWhileItIsAtWork",
        "LOSES_A_REQUEST, Requests, requestsOfManyThreadsAreEachCarriedOnceAndAnsweredOnce",
        "CARRIES_AGAIN, Requests, whatIsInFlightWhenTheConnectionIsLostIsNeitherCarriedAgainNorAnswered",
        "ANSWERS_WHAT_WAS_LOST, Requests, whatIsInFlightWhenTheConnectionIsLostIsNeitherCarriedAgainNorAnswered",
        "IS_SILENT_WHEN_NOT_CONNECTED, Requests, aLinkThatIsNotConnectedSaysSoOnce",
        "CARRIES_WHEN_CLOSED, Requests, aLinkThatIsNotOpenTakesNone",
        "FORGETS_A_REQUEST_WHEN_SUSPENDED, Requests,"
                + " aRequestDuringAHandoverIsTakenOrNotAndIfTakenAnsweredToTheNextReceiver",
    })
    void aFaultIsFoundByTheTestThatIsForIt(Fault fault, String group, String test) {
        List<Class<?>> kit = List.of(MemoryTck.class);
        DiscoverySelector only = selectNestedMethod(kit, group(group), test);
        assertThat(run(Fault.NONE, only).testEvents().succeeded().count()).isEqualTo(1);
        assertThat(run(fault, only).testEvents().failed().count()).isEqualTo(1);
    }

    private static Class<?> group(String name) {
        return switch (name) {
            case "Opening" -> DriverTck.Opening.class;
            case "Closing" -> DriverTck.Closing.class;
            case "Events" -> DriverTck.Events.class;
            case "BackPressure" -> DriverTck.BackPressure.class;
            case "Reconnection" -> DriverTck.Reconnection.class;
            case "Handover" -> DriverTck.Handover.class;
            case "Snapshots" -> DriverTck.Snapshots.class;
            case "HostileInput" -> DriverTck.HostileInput.class;
            case "Requests" -> DriverTck.Requests.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
