package org.onhook.http.operations;

import java.util.List;
import java.util.Optional;
import org.onhook.api.driver.SwitchLink;
import org.onhook.api.request.RequestService;
import org.onhook.api.tlib.DeliveryStatus;
import org.onhook.api.tlib.ReleaseHistory;
import org.onhook.api.tracking.CallDirectory;

/** The connector's services that are there at the moment they are asked for. */
public interface ConnectorServices {

    /** The links, by name. */
    List<SwitchLink> links();

    Optional<CallDirectory> calls();

    Optional<ReleaseHistory> releases();

    Optional<DeliveryStatus> delivery();

    Optional<RequestService> requests();
}
