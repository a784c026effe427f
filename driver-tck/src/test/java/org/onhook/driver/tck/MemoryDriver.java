package org.onhook.driver.tck;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onhook.api.driver.SwitchLink;

/**
 * A driver whose links have a fault. The switch of a link is the one that was made last by the same thread's test, since
 * configurations are text: so each test has a driver of its own.
 */
final class MemoryDriver implements DriverUnderTest {

    private final Fault fault;
    private MemorySwitch latest;

    MemoryDriver(Fault fault) {
        this.fault = fault;
    }

    @Override
    public String name() {
        return fault.toString();
    }

    @Override
    public SampleSwitch newSwitch() {
        latest = new MemorySwitch();
        return latest;
    }

    @Override
    public SwitchLink newLink(String name, Map<String, String> configuration) {
        MemorySwitch theSwitch = latest;
        if (fault == Fault.CONNECTS_BEFORE_IT_IS_OPENED) {
            theSwitch.listen();
            connect(theSwitch);
        }
        return new MemoryLink(
                name,
                theSwitch,
                List.of(configuration.get("monitors").split(",")),
                configuration.get("password"),
                fault);
    }

    private static void connect(MemorySwitch theSwitch) {
        try {
            theSwitch.connect(() -> false);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Set<Capability> lacking() {
        return Set.of(Capability.SILENCE);
    }
}
