package org.onhook.tracking.request;

import java.util.Map;
import java.util.Set;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.tracking.lane.Lanes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** The desk for requests as a service. */
@Component(immediate = true, configurationPid = "onhook.requests")
public final class RequestComponent implements RequestService {

    private final RequestDesk desk;

    @Activate
    public RequestComponent(@Reference Lanes lanes, Map<String, Object> configuration) {
        desk = new RequestDesk(lanes::lanes, configuration);
    }

    @Modified
    void modified(Map<String, Object> configuration) {
        desk.configure(configuration);
    }

    @Deactivate
    void stop() {
        desk.stop();
    }

    @Override
    public Submission submit(TRequest request) {
        return desk.submit(request);
    }

    @Override
    public Set<TRequestType> offered(String thisDn) {
        return desk.offered(thisDn);
    }
}
