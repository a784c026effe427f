package org.onhook.driver.support.link;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** What a driver says and hears on one connection. It is called on the link's thread alone. */
@ConsumerType
public interface Protocol {

    /**
     * Talks until the connection is lost or the link is to stop.
     *
     * @throws LinkLostException if the connection cannot go on
     */
    void run() throws IOException;

    /** Whether the link was up on this connection. */
    boolean wasUp();
}
