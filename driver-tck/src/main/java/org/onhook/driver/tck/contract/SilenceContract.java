package org.onhook.driver.tck.contract;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.onhook.api.call.CallEvent;
import org.onhook.driver.tck.DriverUnderTest;
import org.onhook.driver.tck.bench.Bench;
import org.onhook.driver.tck.bench.Patience;
import org.onhook.driver.tck.bench.Recorder;

/** A switch that hangs keeps its connections; only a question that it does not answer finds it out. */
public abstract class SilenceContract extends LinkContract {

    protected SilenceContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void aSwitchThatFallsSilentIsLostAndFoundAgainWhenItSpeaks() throws Exception {
        try (Bench bench = up()) {
            Recorder recorder = bench.recorder();
            bench.theSwitch().fallSilent();
            Patience.until(
                    () -> "the silence is noticed; the link is " + bench.link().status(),
                    driver().silenceNoticed(),
                    () -> recorder.events(CallEvent.LinkDown.class).size() == 2);
            bench.theSwitch().listen();
            bench.theSwitch().cut();
            recorder.await(CallEvent.LinkUp.class, 2);
            bench.awaitCall(bench.play());
        }
    }
}
