package org.onhook.driver.tck.contract;

import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.onhook.driver.tck.DriverUnderTest;

/**
 * What a link does with requests of clients. The contract has none yet, so there is nothing to test: the table shows the
 * capability as one that the driver does not have.
 */
public abstract class RequestContract extends LinkContract {

    protected RequestContract(Supplier<DriverUnderTest> driver) {
        super(driver);
    }

    @Test
    void requestsAreCarriedToTheSwitch() {
        Assumptions.abort("the contract has no requests yet");
    }
}
